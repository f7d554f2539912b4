import type { DurationQuantiles, Red } from '../model/red';
import { perSecond, ratio, type PerSecond, type Ratio } from '../model/units';
import { byMarks } from './byMarks';

/**
 * Figures of several at once: rates added up, shares of errors weighted by rate, and the duration of the slowest by its
 * p95, because quantiles cannot be added. What none of them tells stays absent. The order does not matter.
 *
 *   10/s 1 % 80 ms  +  30/s 5 % 20 ms  =  40/s 4 % 80 ms
 *
 * Those without a rate weigh nothing. Where none has one, the share is known only if all tell the same.
 */
export function mergedRed(reds: readonly Red[]): Red {
  const [first] = reds;
  if (first && reds.length === 1) {
    return first;
  }
  // Sums of fractions depend on their order, so there is one order.
  const inOrder = [...reds].sort((a, b) => byMarks([a.rate ?? -1, a.errors ?? -1], [b.rate ?? -1, b.errors ?? -1]));
  const rate = addedRate(inOrder);
  const errors = weightedErrors(inOrder);
  const duration = slowest(inOrder);
  return {
    ...(rate === undefined ? {} : { rate }),
    ...(errors === undefined ? {} : { errors }),
    ...(duration === undefined ? {} : { duration }),
  };
}

function addedRate(reds: readonly Red[]): PerSecond | undefined {
  let sum: number | undefined;
  for (const { rate } of reds) {
    sum = rate === undefined ? sum : (sum ?? 0) + rate;
  }
  return sum === undefined ? undefined : perSecond(sum);
}

function weightedErrors(reds: readonly Red[]): Ratio | undefined {
  let weight = 0;
  let failed = 0;
  for (const { rate = 0, errors } of reds) {
    if (errors !== undefined) {
      weight += rate;
      failed += rate * errors;
    }
  }
  if (weight > 0) {
    return ratio(Math.min(1, failed / weight));
  }
  const [first] = reds;
  return first && reds.every(({ errors }) => errors === first.errors) ? first.errors : undefined;
}

function slowest(reds: readonly Red[]): DurationQuantiles | undefined {
  let found: DurationQuantiles | undefined;
  for (const { duration } of reds) {
    if (duration && (!found || byMarks(marksOf(duration), marksOf(found)) > 0)) {
      found = duration;
    }
  }
  return found;
}

function marksOf({ p50 = unknown, p95 = unknown, p99 = unknown, mean = unknown, p95Below = unknown }: Marked) {
  return [p95, p95Below, mean, p99, p50];
}

type Marked = Readonly<Partial<Record<keyof DurationQuantiles, number>>>;

const unknown = -1;
