import fc from 'fast-check';
import { readTraceId } from '../model/ids';
import type { Exemplar } from '../model/exemplar';
import { epochMs, ms } from '../model/units';
import { windowOf } from '../model/window';
import { pickExemplars } from './exemplarPick';

const window = windowOf(1000, 2000);

function exemplar(at: number, duration: number, failed?: boolean): Exemplar {
  return { traceId: readTraceId(`${at}${duration}1`)!, at: epochMs(at), duration: ms(duration), failed };
}

describe('the exemplars of a strip', () => {
  it('are the slowest wherever some lie close together, in the order of time', () => {
    const [a, b, c, d] = [exemplar(1900, 5), exemplar(1010, 7), exemplar(1020, 9), exemplar(1600, 1)];
    expect(pickExemplars([a, b, c, d], { window, slots: 10 })).toEqual([c, d, a]);
  });

  it('do not let many that failed push the slowest of all aside', () => {
    const failed = [exemplar(1100, 60, true), exemplar(1480, 50, true), exemplar(1520, 40, true)];
    const slowest = exemplar(1500, 900);
    expect(pickExemplars([...failed, slowest], { window, slots: 10 })).toEqual([failed[0], slowest]);
  });

  it('prefer a failed one to a slower one', () => {
    const failed = exemplar(1020, 1, true);
    expect(pickExemplars([exemplar(1010, 900), failed, exemplar(1030, 5, false)], { window, slots: 10 })).toEqual([
      failed,
    ]);
  });

  it('are those of the window only, its end included', () => {
    const end = exemplar(2000, 1);
    expect(pickExemplars([exemplar(999, 1), end, exemplar(2001, 1)], { window, slots: 4 })).toEqual([end]);
  });

  const any = fc.array(
    fc.record({ at: fc.integer({ min: 900, max: 2100 }), duration: fc.nat(50), failed: fc.option(fc.boolean()) })
  );

  it('law: further apart than a slot, rising in time, and with a failed one if there is any', () => {
    fc.assert(
      fc.property(any, fc.integer({ min: 1, max: 30 }), (drafts, slots) => {
        const all = drafts.map(({ at, duration, failed }) => exemplar(at, duration, failed ?? undefined));
        const picked = pickExemplars(all, { window, slots });
        const inside = all.filter(({ at }) => at >= 1000 && at <= 2000);
        expect(picked.length).toBeLessThanOrEqual(slots);
        const gaps = picked.slice(1).map(({ at }, index) => at - (picked[index]?.at ?? 0));
        expect(gaps.every((gap) => gap > 1000 / slots)).toBe(true);
        expect(picked.length === 0).toBe(inside.length === 0);
        expect(picked.map(({ at }) => at)).toEqual(picked.map(({ at }) => at).sort((a, b) => a - b));
        expect(picked.some(({ failed }) => failed)).toBe(inside.some(({ failed }) => failed));
        if (inside.length > 0 && !inside.some(({ failed }) => failed)) {
          const slowest = (some: readonly Exemplar[]) => Math.max(...some.map(({ duration }) => duration));
          expect(slowest(picked)).toBe(slowest(inside));
        }
      })
    );
  });

  it('law: the order in which they came does not matter', () => {
    fc.assert(
      fc.property(any, (drafts) => {
        const all = drafts.map(({ at, duration, failed }) => exemplar(at, duration, failed ?? undefined));
        const facts = (some: readonly Exemplar[]) =>
          pickExemplars(some, { window, slots: 7 }).map(({ at, duration, failed }) => [at, duration, failed === true]);
        expect(facts([...all].reverse())).toEqual(facts(all));
      })
    );
  });
});
