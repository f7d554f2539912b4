import type { Red } from '../../model/red';
import { ms, type Ms } from '../../model/units';
import { falseDiscoveryRates, shareTest, type Share } from '../significance';
import type { MapChange } from './mapMarks';

/** What counts as different, and what as the noise of any two stretches of time. */
export const differenceThresholds = {
  /** p95 as a multiple of the other, up or down, and by how much it has to move to be felt. */
  slowness: 1.5,
  leastSlowing: ms(20),
  /** Of fewer requests on a side a p95 says little. */
  leastRequests: 50,
  /** By how much shares of errors have to differ: half a percentage point. */
  leastFailing: 0.005,
  /** Which part of all shares called different may be so by chance. */
  falseDiscoveries: 0.01,
} as const;

/** Figures of the same service or edge on both sides. */
export interface Pair {
  readonly key: string;
  readonly now: Red;
  readonly before: Red;
}

/** How long the windows are that the figures are of. */
export interface Lengths {
  readonly now: Ms;
  readonly before: Ms;
}

type Changed = Extract<MapChange, { is: 'changed' }>;

/**
 * Which figures are otherwise than before, better or worse, by key.
 *
 * - p95 has to be at least 1.5 times the other and 20 ms away from it, of at least 50 requests on either side where
 *   these can be counted
 * - shares of errors have to lie half a percentage point apart and be no chance: the test of two shares, on the
 *   requests that rate and window come to, corrected for so many tests at once (Benjamini and Hochberg, 1 %)
 *
 * A figure that is missing on either side is no difference, nor are shares whose requests cannot be counted. Requests
 * of one trace are not independent, which the test takes them to be, so close to the bounds it sees too much.
 */
export function changedFigures(pairs: readonly Pair[], over: Lengths): ReadonlyMap<string, Changed> {
  const chances = falseDiscoveryRates(pairs.map((pair) => chanceOf(pair, over)));
  const changes = new Map<string, Changed>();
  pairs.forEach((pair, index) => {
    const slower = slownessOf(pair, over);
    const isTelling = (chances[index] ?? 1) <= differenceThresholds.falseDiscoveries;
    const failing = isTelling ? failingOf(pair) : undefined;
    if (slower || failing) {
      changes.set(pair.key, { is: 'changed', ...(slower ? { slower } : {}), ...(failing ? { failing } : {}) });
    }
  });
  return changes;
}

function slownessOf({ now, before }: Pair, over: Lengths): Changed['slower'] {
  const [is, was] = [now.duration?.p95, before.duration?.p95];
  if (is === undefined || was === undefined) {
    return undefined;
  }
  const { slowness, leastSlowing, leastRequests } = differenceThresholds;
  const requests = Math.min(requestsOf(now, over.now) ?? Infinity, requestsOf(before, over.before) ?? Infinity);
  const [most, least] = [Math.max(is, was), Math.min(is, was)];
  const isFelt = most - least >= leastSlowing && most >= slowness * least;
  return isFelt && requests >= leastRequests ? { now: is, before: was } : undefined;
}

/** How likely the shares of errors differ so much by chance; 1 where they hardly differ or cannot be compared. */
function chanceOf(pair: Pair, over: Lengths): number {
  const now = shareOf(pair.now, over.now);
  const before = shareOf(pair.before, over.before);
  return now && before && failingOf(pair) ? shareTest(now, before) : 1;
}

function failingOf({ now, before }: Pair): Changed['failing'] {
  const [is, was] = [now.errors, before.errors];
  return is !== undefined && was !== undefined && Math.abs(is - was) >= differenceThresholds.leastFailing
    ? { now: is, before: was }
    : undefined;
}

function shareOf(red: Red, over: Ms): Share | undefined {
  const of = requestsOf(red, over);
  return of === undefined || red.errors === undefined ? undefined : { count: Math.round(of * red.errors), of };
}

function requestsOf({ rate }: Red, over: Ms): number | undefined {
  return rate === undefined ? undefined : Math.round((rate * over) / 1000);
}
