import type { Series } from '../model/series';
import type { EpochMs } from '../model/units';
import { median } from './median';

/** How many points make up what is said of the end of a series, and how far back these may lie. */
const latestPoints = 3;
const latestReach = 5;

/** Fewer points than this before or after a change are no level. */
const fewestBefore = 4;
const fewestAfter = 1;
/** How far above the quiet level, in its own noise (σ by the median deviation) and in its own size, is "above". */
const noiseFactor = 4;
const leastRise = 0.25;
/** The same for a rise that only the last point shows. */
const lastPoint = { noiseFactor: 8, leastRise: 1 };
/** How much of the time since the onset has to be above the quiet level. */
const leastStay = 0.75;

/**
 * When a series left its quiet level and stayed above it: the last point of the axis before the rise, because a point
 * tells of the time since the one before it.
 *
 *   ▁▁▂▁▁▁▂▅▇▇▇█▇▇▇        ▁▁▁▁▂▃▄▅▆▇        ▁▁▁█▁▁▁▁▁        ▇▇▇▇▇▇▇▇
 *         ↑ onset             ↑ onset         none: it passed  none: nothing quiet in sight
 *
 * Two levels are fitted, the median before and the median after a split, with the split where the absolute
 * deviations are least (so single spikes weigh little). A rise counts if it is ≥ 4 σ of the noise before and ≥ 25 %
 * of the level before; where only the last point shows it, ≥ 8 σ and twice the level. From the split the onset is moved back to the foot of a ramp. Gaps are skipped:
 * behind one, the onset is taken to be just before the first point measured.
 *
 * Undefined where the series is too short, flat, falling or has calmed down again, and, which cannot be helped
 * without looking further back, where the trouble began within the first points of the window or before.
 */
export function onsetOf(series: Series<number>): EpochMs | undefined {
  const points = measured(series);
  const values = points.map((point) => point.value);
  const split = bestSplit(values);
  if (split === undefined) {
    return undefined;
  }
  const threshold = quietThreshold(values, split);
  if (threshold === undefined) {
    return undefined;
  }
  const first = footOfRise(values, split, threshold);
  return stays(values.slice(first), threshold) ? points[first]?.before : undefined;
}

/** What was measured after a moment. */
export function valuesAfter(series: Series<number>, since: EpochMs): readonly number[] {
  return measured(series).flatMap((point) => (point.at > since ? [point.value] : []));
}

/** What was measured up to a moment, itself included. */
export function valuesUpTo(series: Series<number>, to: EpochMs): readonly number[] {
  return measured(series).flatMap((point) => (point.at <= to ? [point.value] : []));
}

/**
 * How a series stands at its end: the median of the last three points measured after `since`, so that one odd point
 * does not speak for it. Undefined where nothing was measured near the end: what is old is not the latest.
 */
export function latestOf(series: Series<number>, since: EpochMs): number | undefined {
  const reach = series.at.at(-latestReach) ?? -Infinity;
  const near = measured(series).filter(({ at }) => at > since && at >= reach);
  return median(near.slice(-latestPoints).map(({ value }) => value));
}

interface Measured {
  readonly at: EpochMs;
  readonly value: number;
  /** The point of the axis before, measured or not; undefined for the first. */
  readonly before?: EpochMs;
}

function measured(series: Series<number>): readonly Measured[] {
  return series.at.flatMap((at, index) => {
    const value = series.values[index];
    return value === undefined ? [] : [{ at, value, before: series.at[index - 1] }];
  });
}

function bestSplit(values: readonly number[]): number | undefined {
  const before = costsOfBeginnings(values);
  const after = costsOfBeginnings([...values].reverse());
  let best: { split: number; cost: number } | undefined;
  for (let split = fewestBefore; split <= values.length - fewestAfter; split += 1) {
    const cost = (before[split] ?? 0) + (after[values.length - split] ?? 0);
    if (!best || cost < best.cost) {
      best = { split, cost };
    }
  }
  return best?.split;
}

/** For each n the absolute deviations of the first n values from their median, summed. Quadratic, for some hundred points. */
function costsOfBeginnings(values: readonly number[]): readonly number[] {
  const sorted: number[] = [];
  return [0, ...values.map((value) => deviationsWith(value, sorted))];
}

function deviationsWith(value: number, sorted: number[]): number {
  let place = sorted.length;
  while (place > 0 && (sorted[place - 1] ?? 0) > value) {
    place -= 1;
  }
  sorted.splice(place, 0, value);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
  let sum = 0;
  for (const one of sorted) {
    sum += Math.abs(one - middle);
  }
  return sum;
}

/** The value above which a point is not quiet any more; undefined where the later level is not above the earlier. */
function quietThreshold(values: readonly number[], split: number): number | undefined {
  const before = values.slice(0, split);
  const quiet = median(before) ?? 0;
  const rise = (median(values.slice(split)) ?? 0) - quiet;
  const noise = 1.4826 * (median(before.map((value) => Math.abs(value - quiet))) ?? 0);
  const least = split < values.length - 1 ? { noiseFactor, leastRise } : lastPoint;
  if (rise <= 0 || rise < least.noiseFactor * noise || rise < least.leastRise * Math.abs(quiet)) {
    return undefined;
  }
  return quiet + Math.max(noise * 3, rise / 10);
}

function footOfRise(values: readonly number[], split: number, threshold: number): number {
  const above = (index: number) => (values[index] ?? -Infinity) > threshold;
  let first = split;
  while (first < values.length && !above(first)) {
    first += 1;
  }
  while (first > 0 && above(first - 1)) {
    first -= 1;
  }
  return first;
}

/** Mostly above the threshold, and still so at the end, where one quiet point may be chance. */
function stays(values: readonly number[], threshold: number): boolean {
  const above = values.filter((value) => value > threshold).length;
  return (
    above >= fewestAfter && above >= leastStay * values.length && values.slice(-2).some((value) => value > threshold)
  );
}
