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

/** What `histogram_quantile` takes: rates by bucket, or rates of whole native histograms. */
export function distribution(histogram: Histogram, slice: Slice): string {
  return histogram.form === 'native'
    ? sumBy(slice.by, ratesOf(histogram.base, slice))
    : sumBy([...slice.by, 'le'], ratesOf(`${histogram.base}_bucket`, slice));
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
