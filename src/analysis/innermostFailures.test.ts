import fc from 'fast-check';
import { readSpanId, readTraceId } from '../model/ids';
import type { MatchedSpan, SpanStatus, TraceSummary } from '../model/trace';
import { epochMs, ms } from '../model/units';
import { innermostFailures } from './innermostFailures';

let ids = 0;
const span = (service: string, start: number, duration: number, status: SpanStatus = 'error'): MatchedSpan => {
  const spanId = readSpanId((++ids).toString(16).padStart(16, '0'));
  if (!spanId) {
    throw new Error('not an id');
  }
  return { spanId, service, start: epochMs(start), duration: ms(duration), status };
};
const trace = (...matched: readonly MatchedSpan[]): TraceSummary => {
  const traceId = readTraceId((++ids).toString(16).padStart(32, '0'));
  if (!traceId) {
    throw new Error('not an id');
  }
  return { traceId, start: epochMs(0), matched };
};

describe('where failures begin, by a list of failed spans', () => {
  it('is the service of those with no failed span inside', () => {
    const found = [
      trace(span('shop', 0, 100), span('cart', 10, 50), span('db', 12, 20, 'ok')),
      trace(span('shop', 0, 100), span('cart', 10, 50)),
      trace(span('shop', 0, 100)),
    ];
    expect(innermostFailures(found)).toEqual([
      { service: 'cart', traces: 2 },
      { service: 'shop', traces: 1 },
    ]);
  });

  it('is each of two that failed side by side', () => {
    const found = [trace(span('shop', 0, 100), span('cart', 10, 20), span('ads', 50, 20))];
    expect(innermostFailures(found).map(({ service }) => service)).toEqual(['ads', 'cart']);
  });

  it('names a service for every trace with a failed span, and none where none failed, in whatever order', () => {
    const spans = fc.array(
      fc.record({
        service: fc.constantFrom('a', 'b', 'c'),
        start: fc.nat(50),
        duration: fc.nat(50),
        status: fc.constantFrom<SpanStatus>('error', 'ok', 'unset'),
      }),
      { maxLength: 12 }
    );
    fc.assert(
      fc.property(spans, (drawn) => {
        const matched = drawn.map(({ service, start, duration, status }) => span(service, start, duration, status));
        const told = innermostFailures([trace(...matched)]);
        expect(told.length > 0).toBe(matched.some(({ status }) => status === 'error'));
        expect(innermostFailures([trace(...[...matched].reverse())])).toEqual(told);
      })
    );
  });
});
