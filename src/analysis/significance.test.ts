import fc from 'fast-check';
import {
  differenceInterval,
  falseDiscoveryRates,
  fisherExact,
  rankTest,
  shareTest,
  twoProportionZ,
} from './significance';

describe('the test of two shares', () => {
  it('gives what Fisher published of the lady who tastes tea', () => {
    expect(fisherExact({ count: 3, of: 4 }, { count: 1, of: 4 })).toBeCloseTo(34 / 70, 10);
    expect(fisherExact({ count: 4, of: 4 }, { count: 0, of: 4 })).toBeCloseTo(2 / 70, 10);
  });

  it('gives what Fisher published of convicted twins', () => {
    // 10 of 13 monozygotic against 2 of 17 dizygotic twins of criminals.
    expect(fisherExact({ count: 10, of: 13 }, { count: 2, of: 17 })).toBeCloseTo(0.0005367, 7);
  });

  it('gives the square root of Pearson’s chi-squared', () => {
    // 60 of 100 against 45 of 100: chi-squared 4.5113.
    expect(twoProportionZ({ count: 60, of: 100 }, { count: 45, of: 100 })).toBeCloseTo(0.0336711, 5);
    expect(twoProportionZ({ count: 1, of: 2 }, { count: 500, of: 1000 })).toBeCloseTo(1, 6);
  });

  const shares = fc
    .tuple(fc.integer({ min: 1, max: 400 }), fc.nat({ max: 400 }))
    .map(([of, count]) => ({ of, count: Math.min(of, count) }));

  it('is a probability, whichever is named first', () => {
    fc.assert(
      fc.property(shares, shares, (a, b) => {
        const p = shareTest(a, b);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(shareTest(b, a)).toBeCloseTo(p, 9);
      })
    );
  });

  it('asks the same of those with and those without', () => {
    fc.assert(
      fc.property(shares, shares, (a, b) => {
        const without = ({ count, of }: { count: number; of: number }) => ({ count: of - count, of });
        expect(shareTest(without(a), without(b))).toBeCloseTo(shareTest(a, b), 9);
      })
    );
  });

  // Fisher's two-sided sum is known not to: the far end of its tables comes and goes.
  it('finds a larger difference no likelier by the z test', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 200 }), fc.integer({ min: 10, max: 200 }), fc.nat(), (n, m, any) => {
        const count = any % n;
        const b = { count: 0, of: m };
        const nearer = { count, of: n };
        const further = { count: count + 1, of: n };
        expect(twoProportionZ(further, b)).toBeLessThanOrEqual(twoProportionZ(nearer, b) + 1e-9);
      })
    );
  });

  it('stays exact and quick with a million spans', () => {
    expect(shareTest({ count: 4, of: 4 }, { count: 5, of: 1_000_000 })).toBeLessThan(1e-15);
    expect(shareTest({ count: 0, of: 0 }, { count: 5, of: 9 })).toBe(1);
  });
});

describe('many tests at once', () => {
  it('keeps the four that Benjamini and Hochberg kept of fifteen', () => {
    const published = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
    ];
    expect(falseDiscoveryRates(published).filter((rate) => rate <= 0.05)).toHaveLength(4);
  });

  it('never makes one look surer, keeps their order, and each its place', () => {
    const ps = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 });
    fc.assert(
      fc.property(ps, (some) => {
        const rates = falseDiscoveryRates(some);
        some.forEach((p, i) => {
          expect(rates[i]).toBeGreaterThanOrEqual(p * (1 - 1e-12));
          expect(rates[i]).toBeLessThanOrEqual(1);
          some.forEach((other, j) => expect(p < other && (rates[i] ?? 0) > (rates[j] ?? 0)).toBe(false));
        });
      })
    );
  });
});

describe('the interval of a difference', () => {
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ])('gives what Newcombe published of %i/%i and %i/%i', (count, of, other, ofOther, from, to) => {
    const interval = differenceInterval({ count, of }, { count: other, of: ofOther });
    expect(interval.from).toBeCloseTo(from, 4);
    expect(interval.to).toBeCloseTo(to, 4);
  });

  it('holds the difference that was seen', () => {
    const share = fc.tuple(fc.nat(50), fc.nat(50)).map(([count, more]) => ({ count, of: count + more + 1 }));
    fc.assert(
      fc.property(share, share, (a, b) => {
        const { from, to } = differenceInterval(a, b);
        const seen = a.count / a.of - b.count / b.of;
        expect(from).toBeLessThanOrEqual(seen + 1e-9);
        expect(to).toBeGreaterThanOrEqual(seen - 1e-9);
      })
    );
  });
});

describe('the test of ranks', () => {
  const ranks = (a: readonly number[], b: readonly number[]) =>
    rankTest([...a.map((value) => ({ value, a: 1, b: 0 })), ...b.map((value) => ({ value, a: 0, b: 1 }))]);

  it('gives what R gives', () => {
    // wilcox.test(c(1.1, 2.2, 3.3, 4.4, 5.5, 9), c(2, 4, 6, 8, 10, 12, 14), exact = FALSE): W = 10, p = 0.1334
    const { p, larger } = ranks([1.1, 2.2, 3.3, 4.4, 5.5, 9], [2, 4, 6, 8, 10, 12, 14]);
    expect(larger).toBeCloseTo(10 / 42, 9);
    expect(p).toBeCloseTo(0.1334, 3);
  });

  it('sees nothing in equal values and nothing in none', () => {
    expect(ranks([3, 3, 3], [3, 3]).p).toBe(1);
    expect(ranks([], [3]).p).toBe(1);
  });

  it('is a probability, and the mirror of itself', () => {
    const values = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(values, values, (a, b) => {
        const [there, back] = [ranks(a, b), ranks(b, a)];
        expect(there.p).toBeGreaterThanOrEqual(0);
        expect(there.p).toBeLessThanOrEqual(1);
        expect(there.p).toBeCloseTo(back.p, 9);
        expect(there.larger + back.larger).toBeCloseTo(1, 9);
      })
    );
  });
});
