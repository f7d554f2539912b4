/** All samples stand on this grid, counted from 1970. */
export const scrapeInterval = 15_000;

/** What `rate()` looks at: the first and last sample of its range, and what their difference is multiplied with. */
export interface RateSpan {
  readonly first: number;
  readonly last: number;
  /** Turns the counter's growth between both samples into a rate per second. */
  readonly factor: number;
}

/**
 * How Prometheus 2 works out `rate(x[range])` at `at`: samples of the closed range [at − range, at], their growth
 * extrapolated to the range's ends where these are less than 1.1 sample distances away, else by half a distance
 * (`extrapolatedRate` in promql/functions.go). Prometheus 3 leaves out a sample exactly at the range's start.
 *
 * Its rule that a counter is not extrapolated below zero is left out: it matters only to counters younger than
 * the range, and the shop's are years old. Undefined with fewer than two samples.
 */
export function rateSpan(at: number, range: number): RateSpan | undefined {
  const first = Math.ceil((at - range) / scrapeInterval) * scrapeInterval;
  const last = Math.floor(at / scrapeInterval) * scrapeInterval;
  if (last <= first) {
    return undefined;
  }
  const threshold = 1.1 * scrapeInterval;
  const beyond = (gap: number) => (gap < threshold ? gap : scrapeInterval / 2);
  const covered = last - first + beyond(first - (at - range)) + beyond(at - last);
  return { first, last, factor: covered / (last - first) / (range / 1000) };
}

/**
 * Prometheus' `histogram_quantile` on a classic histogram: linear inside the bucket that holds the rank, and the
 * highest finite bound where that is the last. `buckets` are not cumulative; NaN where nothing was observed.
 */
export function histogramQuantile(quantile: number, bounds: readonly number[], buckets: ArrayLike<number>): number {
  const total = sumOf(buckets);
  if (!(total > 0)) {
    return NaN;
  }
  let rank = quantile * total;
  for (let bucket = 0; bucket < bounds.length; bucket++) {
    const inside = buckets[bucket] ?? 0;
    const upper = bounds[bucket] ?? Infinity;
    if (rank <= inside) {
      const lower = bounds[bucket - 1] ?? 0;
      return lower + (upper - lower) * (rank / inside);
    }
    rank -= inside;
  }
  return bounds[bounds.length - 1] ?? NaN;
}

function sumOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    sum += values[i] ?? 0;
  }
  return sum;
}
