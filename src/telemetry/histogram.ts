import type { Matcher } from '../model/environment';
import type { Ms } from '../model/units';
import { promqlSelector, rate, sumBy } from './promql';

/** A histogram as the data source has it. */
export interface Histogram {
  /** Base name: classic histograms add `_bucket` and `_sum`, native ones have it bare. */
  readonly base: string;
  readonly form: 'classic' | 'native';
}

/** Which series are taken together, and over which time. */
export interface Slice {
  readonly by: readonly string[];
  /** Series that fit any one of these lists of matchers; PromQL has no "or" inside a selector. */
  readonly anyOf: ReadonlyArray<readonly Matcher[]>;
  readonly over: Ms;
}

/** Events per second of a counter. */
export function rateOf(counter: string, slice: Slice): string {
  return sumBy(slice.by, ratesOf(counter, slice));
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

/** `or` over raw rates, before they are summed: a series that fits two of the lists still counts once. */
function ratesOf(metric: string, slice: Slice): string {
  return slice.anyOf.map((matchers) => rate(promqlSelector(metric, matchers), slice.over)).join(' or ');
}
