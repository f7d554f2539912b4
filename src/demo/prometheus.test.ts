/** @jest-environment node */
import fc from 'fast-check';
import { histogramQuantile, rateSpan } from './prometheus';

const minute = 60_000;

describe('rate as Prometheus 2 works it out', () => {
  it('takes both ends of a range that lies on the grid, and extrapolates nothing', () => {
    expect(rateSpan(600_000, minute)).toEqual({ first: 540_000, last: 600_000, factor: 1 / 60 });
  });

  it('extrapolates to both ends of a range that lies between samples', () => {
    // Samples at 550..600 s minus the grid: 555, 570, 585, 600; range 547 s to 607 s.
    expect(rateSpan(607_000, minute)).toEqual({ first: 555_000, last: 600_000, factor: 60 / 45 / 60 });
  });

  it('has no rate with fewer than two samples in the range', () => {
    expect(rateSpan(607_000, 10_000)).toBeUndefined();
  });

  it('gives an even counter its true rate wherever it looks', () => {
    const perSecond = 3;
    fc.assert(
      fc.property(fc.integer({ min: 1e6, max: 1e9 }), fc.integer({ min: 60_000, max: 3_600_000 }), (at, range) => {
        const span = rateSpan(at, range);
        const growth = span === undefined ? NaN : ((span.last - span.first) / 1000) * perSecond;
        expect((span?.factor ?? NaN) * growth).toBeCloseTo(perSecond, 6);
      })
    );
  });
});

describe('a quantile of buckets', () => {
  const bounds = [0.1, 0.2, 0.4];

  it('goes evenly through the bucket that holds it', () => {
    expect(histogramQuantile(0.5, bounds, [0, 10, 0, 0])).toBeCloseTo(0.15);
    expect(histogramQuantile(0.95, bounds, [50, 40, 10, 0])).toBeCloseTo(0.3);
  });

  it('starts the first bucket at zero', () => {
    expect(histogramQuantile(0.5, bounds, [10, 0, 0, 0])).toBeCloseTo(0.05);
  });

  it('ends at the last finite bound', () => {
    expect(histogramQuantile(0.95, bounds, [1, 0, 0, 99])).toBe(0.4);
  });

  it('cannot be told of nothing', () => {
    expect(histogramQuantile(0.95, bounds, [0, 0, 0, 0])).toBeNaN();
  });
});
