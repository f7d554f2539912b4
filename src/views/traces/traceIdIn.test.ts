import fc from 'fast-check';
import { traceIdIn } from './traceIdIn';

const id = '0af7651916cd43dd8448eb211c80319c';

describe('a trace id in a pasted text', () => {
  it.each([
    [id, id],
    [` ${id.toUpperCase()}\n`, id],
    ['b7ad6b7169203331', '0000000000000000b7ad6b7169203331'],
    [`"traceID":"${id}","x":1`, id],
    ['0af76519-16cd-43dd-8448-eb211c80319c', id],
    [`https://grafana/explore?left=${id}`, id],
  ])('%j', (text, found) => {
    expect(traceIdIn(text)?.traceId).toBe(found);
  });

  it('comes with the span of a traceparent', () => {
    expect(traceIdIn(`traceparent: 00-${id}-b7ad6b7169203331-01`)).toEqual({ traceId: id, spanId: 'b7ad6b7169203331' });
  });

  it.each(['', 'checkout', 'cafe', 'deadbeef', `${id}0`, '00000000000000000000000000000000', 'POST /pay'])(
    'is not in %j',
    (text) => {
      expect(traceIdIn(text)).toBeUndefined();
    }
  );

  it('is looked for in any text', () => {
    fc.assert(fc.property(fc.string(), (text) => expect(traceIdIn(text)?.traceId ?? id).toHaveLength(32)));
  });
});
