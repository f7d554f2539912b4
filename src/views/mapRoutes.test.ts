import fc from 'fast-check';
import { epochMs } from '../model/units';
import { windowOf } from '../model/window';
import { mapPath, readMapLook, type Against, type MapLook } from './mapRoutes';
import { readContext } from './routes';

const searchOf = (path: string) => new URL(path, 'http://here').search;
const text = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' });
const service = fc.record({ name: text, namespace: fc.option(text, { nil: undefined }) }, { requiredKeys: ['name'] });
const against: fc.Arbitrary<Against> = fc.oneof(
  fc.constant({ is: 'previous' } as const),
  text.map((name) => ({ is: 'environment', name }) as const),
  fc
    .tuple(fc.integer({ min: 1, max: 1e13 }), fc.integer({ min: 1, max: 1e9 }))
    .map(([from, length]) => ({ is: 'window', window: windowOf(from, from + length) }) as const)
);
const optional = <Value>(some: fc.Arbitrary<Value>) => fc.option(some, { nil: undefined });
const look: fc.Arbitrary<MapLook> = fc.record({
  selected: optional(service),
  edge: optional(fc.record({ client: service, server: service })),
  grouping: optional(
    fc.oneof(
      fc.constantFrom('none' as const, 'namespace' as const, 'name' as const),
      text.map((label) => ({ label }))
    )
  ),
  opened: fc.array(text, { maxLength: 4 }),
  hide: optional(text),
  focus: optional(fc.record({ service, hops: fc.integer({ min: 1, max: 9 }) })),
  only: optional(fc.constant('hurt' as const)),
  selfCalls: optional(fc.constant(true as const)),
  find: optional(text),
  moment: optional(fc.integer({ min: 1e11, max: 9e12 }).map(epochMs)),
  against: optional(against),
  trace: fc.constant(undefined),
  twin: optional(fc.constantFrom('table' as const, 'tree' as const)),
  seenFrom: optional(
    fc.record({
      x: fc.integer({ min: -9999, max: 9999 }),
      y: fc.integer({ min: -9999, max: 9999 }),
      zoom: fc.integer({ min: 1, max: 400 }).map((percent) => percent / 100),
    })
  ),
  kiosk: optional(fc.constant(true as const)),
});

describe('the address of the map', () => {
  it('says all of how the map is looked at, whatever its services and searches are called', () => {
    fc.assert(
      fc.property(look, (looked) => {
        expect(readMapLook(searchOf(mapPath({}, looked)))).toEqual(looked);
      })
    );
  });

  it('is the same for the same look, and keeps the context', () => {
    fc.assert(
      fc.property(look, (looked) => {
        const context = { from: 'now-1h', to: 'now', 'var-env': 'kr' };
        const path = mapPath(context, looked);
        expect(mapPath(context, readMapLook(searchOf(path)))).toBe(path);
        expect(readContext(searchOf(path))).toEqual(context);
      })
    );
  });

  it('reads any text as a look that can be written again', () => {
    const keys = fc.constantFrom(
      'group',
      'open',
      'hops',
      'focus',
      'only',
      'self',
      'moment',
      'against',
      'seen',
      'kiosk'
    );
    fc.assert(
      fc.property(fc.dictionary(keys, fc.string()), (query) => {
        const read = readMapLook(`?${new URLSearchParams(query).toString()}`);
        expect(readMapLook(searchOf(mapPath({}, read)))).toEqual(read);
      })
    );
  });

  it.each(['kiosk', 'kiosk=1', 'kiosk=true'])(
    'takes %s for a screen on a wall, as Grafana writes and reads it',
    (query) => {
      expect(readMapLook(`?${query}`).kiosk).toBe(true);
    }
  );

  it('is nobody’s wall without that key, or where it is switched off', () => {
    expect(readMapLook('').kiosk).toBeUndefined();
    expect(readMapLook('?kiosk=false').kiosk).toBeUndefined();
  });

  it('takes what makes no sense for not said', () => {
    expect(readMapLook('?group=pets&hops=99&focus=cart&only=well&moment=soon&against=window:9-3&seen=1+2')).toEqual(
      expect.objectContaining({ focus: { service: { name: 'cart' }, hops: 9 } })
    );
    const { grouping, only, moment, against: compared, seenFrom } = readMapLook('?group=pets&only=well&seen=1+2');
    expect([grouping, only, moment, compared, seenFrom]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
