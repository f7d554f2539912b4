import fc from 'fast-check';
import type { Red } from '../model/red';
import { ms, perSecond, ratio } from '../model/units';
import { mergedRed } from './mergedRed';

const red = (rate?: number, errors?: number, p95?: number): Red => ({
  ...(rate === undefined ? {} : { rate: perSecond(rate) }),
  ...(errors === undefined ? {} : { errors: ratio(errors) }),
  ...(p95 === undefined ? {} : { duration: { p95: ms(p95) } }),
});

describe('figures of several at once', () => {
  it('are the sum of rates, the share of all failures, and the slowest duration', () => {
    const merged = mergedRed([red(10, 0.01, 80), red(30, 0.05, 20)]);
    expect(merged).toEqual({ rate: 40, errors: expect.closeTo(0.04, 12), duration: { p95: 80 } });
  });

  it('are absent where nobody tells them, not zero', () => {
    expect(mergedRed([])).toEqual({});
    expect(mergedRed([red(), red()])).toEqual({});
    expect(mergedRed([red(5), red(undefined, undefined, 7)])).toEqual({ rate: 5, duration: { p95: 7 } });
  });

  it('weigh no share by a rate that nobody knows, unless all shares are the same', () => {
    expect(mergedRed([red(undefined, 0.5), red(undefined, 0)])).toEqual({});
    expect(mergedRed([red(undefined, 0.5), red(undefined, 0.5)])).toEqual({ errors: 0.5 });
    expect(mergedRed([red(10, 0.1), red(undefined, 0.9)])).toEqual({ rate: 10, errors: 0.1 });
  });

  it('law: come out the same in any order', () => {
    const any = fc.tuple(
      fc.option(fc.double({ min: 0, max: 1e6, noNaN: true })),
      fc.option(fc.double({ min: 0, max: 1, noNaN: true }))
    );
    fc.assert(
      fc.property(fc.array(any), (figures) => {
        const reds = figures.map(([rate, errors]) => red(rate ?? undefined, errors ?? undefined, (rate ?? 0) % 7));
        expect(mergedRed([...reds].reverse())).toEqual(mergedRed(reds));
      })
    );
  });
});
