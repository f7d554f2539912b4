import type { Matcher } from '../model/environment';
import type { Ms } from '../model/units';
import type { Counter } from './conventions/convention';
import { promqlSelector, rate, sumBy, type Reach } from './promql';

/** A histogram as the data source has it. */
export interface Histogram {
  /** Base name: classic histograms add `_bucket` and `_sum`, native ones have it bare. */
  readonly base: string;
  readonly form: 'classic' | 'native' | 'summary';
}

/** Which series are taken together, and over which time. */
export interface Slice {
  readonly by: readonly string[];
  /** Series that fit any one of these lists of matchers; PromQL has no "or" inside a selector. */
  readonly anyOf: ReadonlyArray<readonly Matcher[]>;
  readonly over: Reach;
  /** Asked of so long before. */
  readonly ago?: Ms;
}

/** Events per second of a counter. */
export function rateOf({ name, form }: Counter, slice: Slice): string {
  const rates = sumBy(slice.by, ratesOf(name, slice));
  return form === 'native' ? `histogram_count(${rates})` : rates;
}

/** A quantile in the histogram's own unit. */
export function quantileOf(quantile: number, histogram: Histogram, slice: Slice): string {
  return `histogram_quantile(${quantile}, ${distribution(histogram, slice)})`;
}

export const quantiles = ['0.5', '0.95', '0.99'] as const;
export type Quantile = (typeof quantiles)[number];

/**
 * Three quantiles in one expression, told apart by the label `quantile`: one read of the buckets' selectors for exemplars,
 * one answer. `spreads` are what `histogram_quantile` takes, the first to be believed first.
 */
export function threeQuantiles(spreads: readonly string[]): string {
  return quantiles
    .map((quantile) => {
      const first = spreads.map((spread) => `histogram_quantile(${quantile}, ${spread})`).join(' or ');
      return `label_replace(${first}, "quantile", "${quantile}", "", "")`;
    })
    .join(' or ');
}

/** What `histogram_quantile` takes: rates by bucket, or rates of whole native histograms. */
export function distribution(histogram: Histogram, slice: Slice): string {
  return jointDistribution([{ histogram, matchers: [] }], slice);
}

/** A histogram with what narrows the slice in it. */
export interface Narrowed {
  readonly histogram: Histogram;
  readonly matchers: readonly Matcher[];
}

/**
 * The same of several histograms of one form together, each narrowed by its own matchers. These must exclude each other:
 * of series that have the same labels in two of them only the first counts.
 */
export function jointDistribution(parts: readonly Narrowed[], slice: Slice): string {
  const isNative = parts.some(({ histogram }) => histogram.form === 'native');
  const rates = parts.map(({ histogram, matchers }) =>
    ratesOf(isNative ? histogram.base : `${histogram.base}_bucket`, {
      ...slice,
      anyOf: slice.anyOf.map((one) => [...one, ...matchers]),
    })
  );
  return sumBy(isNative ? slice.by : [...slice.by, 'le'], rates.join(' or '));
}

/** The sum of all measured values per second: for durations in seconds, how many requests run at once. */
export function sumOf(histogram: Histogram, slice: Slice): string {
  return histogram.form === 'native'
    ? `histogram_sum(${sumBy(slice.by, ratesOf(histogram.base, slice))})`
    : sumBy(slice.by, ratesOf(`${histogram.base}_sum`, slice));
}

/** The mean of all measured values, in the histogram's own unit: all that a histogram without buckets tells. */
export function meanOf(histogram: Histogram, slice: Slice): string {
  const count: Counter =
    histogram.form === 'native'
      ? { name: histogram.base, form: 'native' }
      : { name: `${histogram.base}_count`, form: 'counter' };
  return `${sumOf(histogram, slice)} / ${rateOf(count, slice)}`;
}

/** `or` over raw rates, before they are summed: a series that fits two of the lists still counts once. */
function ratesOf(metric: string, slice: Slice): string {
  return slice.anyOf.map((matchers) => rate(promqlSelector(metric, matchers), slice.over, slice.ago)).join(' or ');
}
