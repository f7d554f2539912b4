import fc from 'fast-check';
import { told, toldOnset, toldWindow } from '../model/testing/told';
import { epochMs, minutes, ms, perSecond, ratio } from '../model/units';
import { beforeAfter, changesOf, roomAround, type Side } from './beforeAfter';

const course = told('cart', { rate: 10, errors: [0, 0.08], p95: [50, 1200] }).course;

describe('before and after a release', () => {
  it('are compared over the same length, up to the nearer end of the window', () => {
    const found = beforeAfter(toldOnset, course, toldWindow);
    expect(found?.length).toBe(minutes(21));
    expect(found?.before).toEqual({ rate: 10, errors: 0, p95: 50, requests: 12_600 });
    expect(found?.after).toMatchObject({ rate: 10, errors: expect.closeTo(0.08), p95: 1200 });
  });

  it('end at the neighbouring releases of the service', () => {
    const of = (minute: number) => ({ at: epochMs(minutes(minute)), source: 'version' }) as const;
    const room = roomAround(of(30), [of(10), of(20), of(30), of(45)], toldWindow);
    expect([room.from / minutes(1), room.to / minutes(1)]).toEqual([20, 45]);
  });

  it('cannot be told where a side has no points', () => {
    expect(beforeAfter(toldWindow.from, course, toldWindow)).toBeUndefined();
    expect(beforeAfter(toldWindow.to, course, toldWindow)).toBeUndefined();
    const nothing = { at: [], values: [] };
    expect(beforeAfter(toldOnset, { rate: nothing, errors: nothing, p95: nothing }, toldWindow)).toBeUndefined();
  });

  it('are not compared where requests are too few', () => {
    const few = told('cart', { rate: 0.01, p95: [50, 1200] }).course;
    const found = beforeAfter(toldOnset, few, toldWindow);
    expect(found?.isTelling).toBe(false);
    expect(found && changesOf(found)).toEqual([]);
  });

  it('lie within what was measured, and do not differ where nothing changed', () => {
    const point = fc.double({ min: 0.1, max: 1e4, noNaN: true });
    fc.assert(
      fc.property(fc.array(point, { minLength: 4, maxLength: 40 }), fc.integer({ min: 1, max: 38 }), (values, cut) => {
        const at = values.map((_, index) => epochMs(index * 60_000));
        const drawn = {
          rate: { at, values: values.map(perSecond) },
          errors: { at, values: values.map((value) => ratio(value / 1e4)) },
          p95: { at, values: values.map(ms) },
        };
        const window = { from: epochMs(0), to: epochMs((values.length - 1) * 60_000) };
        const found = beforeAfter(epochMs(cut * 60_000), drawn, window);
        for (const side of found ? [found.before, found.after] : []) {
          for (const value of [side.rate ?? 0, side.p95 ?? 0, (side.errors ?? 0) * 1e4]) {
            expect(value).toBeGreaterThanOrEqual(Math.min(...values) - 1e-6);
            expect(value).toBeLessThanOrEqual(Math.max(...values) + 1e-6);
          }
        }
        const still = values.map(() => ms(7));
        const same = beforeAfter(
          epochMs(cut * 60_000),
          {
            ...drawn,
            rate: { at, values: still.map(perSecond) },
            errors: { at, values: still.map(() => ratio(0.01)) },
            p95: { at, values: still },
          },
          window
        );
        expect(same && changesOf(same)).toEqual(same && []);
      })
    );
  });
});

describe('changes', () => {
  const side = (more: Partial<Side>): Side => ({ rate: perSecond(10), requests: 6000, ...more });
  const changes = (before: Partial<Side>, after: Partial<Side>) =>
    changesOf({ before: side(before), after: side(after), length: minutes(10), isTelling: true });

  it('name what is slower or faster, from a factor on that is felt', () => {
    expect(changes({ p95: ms(50) }, { p95: ms(1200) })).toEqual([{ of: 'p95', times: 24 }]);
    expect(changes({ p95: ms(1200) }, { p95: ms(300) })).toEqual([{ of: 'p95', times: 0.25 }]);
    expect(changes({ p95: ms(1) }, { p95: ms(4) })).toEqual([]);
    expect(changes({ p95: ms(50) }, { p95: ms(60) })).toEqual([]);
  });

  it('tell failures that are new or gone from those that became more', () => {
    expect(changes({ errors: ratio(0) }, { errors: ratio(0.08) })).toEqual([{ of: 'errors', is: 'new', share: 0.08 }]);
    expect(changes({ errors: ratio(0.08) }, { errors: ratio(0) })).toEqual([{ of: 'errors', is: 'gone', share: 0.08 }]);
    expect(changes({ errors: ratio(0.02) }, { errors: ratio(0.08) })).toEqual([
      { of: 'errors', is: 'changed', times: 4 },
    ]);
    expect(changes({ errors: ratio(0) }, { errors: ratio(0.004) })).toEqual([]);
  });

  it('say nothing of what is not known', () => {
    expect(changes({ p95: ms(50), errors: ratio(0) }, {})).toEqual([]);
  });
});
