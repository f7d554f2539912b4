import { histogramQuantile, rateSpan } from './prometheus';
import { tallyOf, type Tally } from './tally';
import { requestsBetween, type World } from './world';

/** What one request of each crowd adds to one group of counters. Crowds that add nothing are undefined. */
export type Shares = ReadonlyArray<Float64Array | undefined>;

/** Groups of counters by their labels, written as JSON of the label names and values. */
export interface Grouped {
  readonly labels: Readonly<Record<string, string>>;
  readonly shares: Array<Float64Array | undefined>;
}

/** A counter or histogram's part in a group: its labels, and its counters as one row. */
export interface Part {
  readonly labels: Readonly<Record<string, string>>;
  readonly row: ArrayLike<number>;
}

/** Sums up what `pick` takes from each crowd's tally, as `sum by (labels)` does. Rates are linear, so grouping comes first. */
export function grouped(world: World, pick: (tally: Tally) => readonly Part[]): Grouped[] {
  const groups = new Map<string, Grouped>();
  world.crowds.forEach((crowd, c) => {
    for (const { labels, row } of pick(tallyOf(crowd.population()))) {
      const key = JSON.stringify(labels);
      const group = groups.get(key) ?? { labels, shares: new Array<Float64Array | undefined>(world.crowds.length) };
      groups.set(key, group);
      const sum = group.shares[c] ?? new Float64Array(row.length);
      group.shares[c] = sum;
      for (let i = 0; i < row.length; i++) {
        sum[i] = (sum[i] ?? 0) + (row[i] ?? 0);
      }
    }
  });
  return [...groups.values()].sort((a, b) => (JSON.stringify(a.labels) < JSON.stringify(b.labels) ? -1 : 1));
}

/** Requests per second of each crowd as `rate(…[range])` at `at` sees them. Undefined before there are two samples. */
export function crowdRates(world: World, at: number, range: number): Float64Array | undefined {
  const span = rateSpan(at, range);
  if (span === undefined) {
    return undefined;
  }
  const rates = new Float64Array(world.crowds.length);
  world.crowds.forEach((crowd, c) => {
    rates[c] = span.factor * requestsBetween(world, crowd, { from: span.first, to: span.last });
  });
  return rates;
}

/** The row of a group's counters, as rates per second. */
export function ratesOf(group: Grouped, rates: Float64Array): Float64Array {
  let sum: Float64Array | undefined;
  group.shares.forEach((shares, c) => {
    const rate = rates[c] ?? 0;
    if (shares === undefined || rate === 0) {
      return;
    }
    sum ??= new Float64Array(shares.length);
    for (let i = 0; i < shares.length; i++) {
      sum[i] = (sum[i] ?? 0) + rate * (shares[i] ?? 0);
    }
  });
  return sum ?? new Float64Array(1);
}

/** A group's single counter as a rate. */
export const rateOf = (group: Grouped, rates: Float64Array): number => ratesOf(group, rates)[0] ?? 0;

/** A quantile of a group of buckets, in seconds. */
export const quantileOf =
  (quantile: number, bounds: readonly number[]) =>
  (group: Grouped, rates: Float64Array): number =>
    histogramQuantile(quantile, bounds, ratesOf(group, rates));
