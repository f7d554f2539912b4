import type { ServiceRed } from '../model/red';
import type { Series } from '../model/series';
import { ms, ratio, type EpochMs, type Ms, type Ratio } from '../model/units';
import { median } from './median';
import { latestOf, onsetOf, valuesAfter, valuesUpTo } from './onset';

/** From which figures on a service is in trouble. */
export interface Thresholds {
  /** Share of failed requests. `steady`: from where on it means degraded although it has not risen in the window. */
  readonly errors: { readonly failing: number; readonly degraded: number; readonly steady: number };
  /** To how many times its quiet level the share has to rise to count as risen. */
  readonly errorsRise: number;
  /** p95 as a multiple of the service's own quiet p95. */
  readonly slowness: { readonly failing: number; readonly degraded: number };
  /** A p95 that rose by less is not felt, whatever the multiple. */
  readonly leastSlowing: Ms;
  /** Fewer failed requests in the window are chance. */
  readonly leastFailures: number;
  /** Of fewer requests a p95 says little. */
  readonly leastRequests: number;
}

/** Chosen to wake nobody for noise; they stand in until services have objectives of their own. */
export const defaultThresholds: Thresholds = {
  errors: { failing: 0.05, degraded: 0.01, steady: 0.03 },
  errorsRise: 2,
  slowness: { failing: 4, degraded: 2 },
  leastSlowing: ms(5),
  leastFailures: 3,
  leastRequests: 50,
};

export type TroubleLevel = 'failing' | 'degraded';

/** Requests fail. */
export interface ErrorsReason {
  readonly kind: 'errors';
  readonly level: TroubleLevel;
  /** Since the onset if that is known, else of the whole window. */
  readonly ratio: Ratio;
  /** Failed requests per minute, over the same time as `ratio`. */
  readonly perMinute?: number;
  /** The ratio at the end of the window, where it rose within it and is still measured. */
  readonly latest?: Ratio;
  /** The ratio before the onset. */
  readonly quiet?: Ratio;
  readonly since?: EpochMs;
}

/** Requests take longer than this service's own usual. */
export interface SlowReason {
  readonly kind: 'slow';
  readonly level: TroubleLevel;
  /** Since the onset if that is known, else of the whole window. */
  readonly p95: Ms;
  readonly quiet: Ms;
  /** p95 ÷ quiet. */
  readonly times: number;
  /** The same two at the end of the window, where p95 rose within it and is still measured. */
  readonly latest?: { readonly p95: Ms; readonly times: number };
  readonly since?: EpochMs;
}

export interface OwnTrouble {
  readonly errors?: ErrorsReason;
  readonly slow?: SlowReason;
}

/** What of a service's own figures says that something is wrong, whoever causes it. */
export function ownTrouble(service: ServiceRed, thresholds: Thresholds): OwnTrouble {
  return {
    errors: mayFail(service, thresholds) ? errorsOf(service, thresholds) : undefined,
    slow: mayBeSlow(service, thresholds) ? slownessOf(service, thresholds) : undefined,
  };
}

/**
 * Too many errors. Judged from the onset on, because the window's mean hides trouble that has just begun. A share that
 * did not rise may be the service's normal (say, declined cards), so it has to be larger to count.
 */
function errorsOf(service: ServiceRed, thresholds: Thresholds): ErrorsReason | undefined {
  const onset = onsetOf(service.course.errors);
  const failures =
    (onset === undefined ? undefined : failuresSince(service.course, onset)) ?? failuresInWindow(service);
  const quiet = onset === undefined ? undefined : median(valuesUpTo(service.course.errors, onset));
  const level = failures && errorLevel(failures.ratio, quiet, thresholds);
  if (!failures || !level || countOf(failures.perSecond, service, onset) < thresholds.leastFailures) {
    return undefined;
  }
  const perMinute = failures.perSecond === undefined ? undefined : failures.perSecond * 60;
  const latest = latestErrors(service, onset);
  const found = { kind: 'errors', level, ratio: failures.ratio, perMinute, latest } as const;
  // Where it failed before the rise as well, the beginning lies before the window.
  const isOlder = quiet === undefined || quiet >= thresholds.errors.failing;
  return isOlder ? found : { ...found, quiet: ratio(quiet), since: onset };
}

/** Finding an onset costs most of all this, and most services never fail so much that it would matter. */
function mayFail({ red, course }: ServiceRed, { errors }: Thresholds): boolean {
  return Math.max(extremesOf(course.errors).highest, red.errors ?? 0) >= errors.degraded;
}

function latestErrors({ course }: ServiceRed, onset: EpochMs | undefined): Ratio | undefined {
  const latest = onset === undefined ? undefined : latestOf(course.errors, onset);
  return latest === undefined ? undefined : ratio(latest);
}

/** What a share of failures comes to beside a service's quiet share of them. */
export function errorLevel(
  share: number,
  quiet: number | undefined,
  { errors, errorsRise }: Thresholds
): TroubleLevel | undefined {
  const hasRisen = quiet !== undefined && share >= quiet * errorsRise;
  return levelOf(share, { failing: errors.failing, degraded: hasRisen ? errors.degraded : errors.steady });
}

function failuresInWindow({ red }: ServiceRed): { readonly ratio: Ratio; readonly perSecond?: number } | undefined {
  if (red.errors === undefined) {
    return undefined;
  }
  return { ratio: red.errors, perSecond: red.rate === undefined ? undefined : red.rate * red.errors };
}

/** How often something happened in the window or since a moment in it. What cannot be counted is taken to be often. */
function countOf(perSecond: number | undefined, { course }: ServiceRed, since?: EpochMs): number {
  const length = lengthOf(course.rate, since);
  return perSecond === undefined || length === undefined ? Infinity : (perSecond * length) / 1000;
}

/**
 * A p95 far above the service's own quiet part of the window: the time before the onset, else the lower half of all
 * points. Wrong where the whole window is slow: then the trouble is its normal.
 */
function slownessOf(service: ServiceRed, thresholds: Thresholds): SlowReason | undefined {
  const { since, p95, quiet, latest: last } = slowing(service);
  if (quiet === undefined || quiet <= 0 || p95 === undefined || p95 - quiet < thresholds.leastSlowing) {
    return undefined;
  }
  const level = levelOf(p95 / quiet, thresholds.slowness);
  if (!level || countOf(service.red.rate, service, since) < thresholds.leastRequests) {
    return undefined;
  }
  const latest = last === undefined ? undefined : { p95: ms(last), times: last / quiet };
  return { kind: 'slow', level, p95: ms(p95), quiet: ms(quiet), times: p95 / quiet, latest, since };
}

/** Likewise: what is quiet is no less than the least that was measured. */
function mayBeSlow({ red, course }: ServiceRed, { slowness }: Thresholds): boolean {
  const { lowest, highest } = extremesOf(course.p95);
  return Math.max(highest, red.duration?.p95 ?? 0) >= slowness.degraded * lowest;
}

interface Slowing {
  readonly since?: EpochMs;
  readonly p95?: number;
  readonly quiet?: number;
  readonly latest?: number;
}

function slowing({ red, course }: ServiceRed): Slowing {
  const since = onsetOf(course.p95);
  if (since === undefined) {
    return { p95: red.duration?.p95, quiet: lowerHalf(course.p95) };
  }
  return {
    since,
    p95: median(valuesAfter(course.p95, since)),
    quiet: median(valuesUpTo(course.p95, since)),
    latest: latestOf(course.p95, since),
  };
}

export function levelOf(
  value: number | undefined,
  from: { readonly failing: number; readonly degraded: number }
): TroubleLevel | undefined {
  if (value === undefined || value < from.degraded) {
    return undefined;
  }
  return value >= from.failing ? 'failing' : 'degraded';
}

/** Failed requests since a moment, each point weighed with its rate. Undefined where errors or rate are not known. */
export function failuresSince(
  course: Pick<ServiceRed['course'], 'rate' | 'errors'>,
  since: EpochMs
): { readonly ratio: Ratio; readonly perSecond: number; readonly requestsPerSecond: number } | undefined {
  const rates = new Map(course.rate.at.map((at, index) => [at, course.rate.values[index]]));
  let requests = 0;
  let failures = 0;
  let points = 0;
  course.errors.at.forEach((at, index) => {
    const rate = rates.get(at);
    const errors = course.errors.values[index];
    if (at > since && rate !== undefined && errors !== undefined) {
      requests += rate;
      failures += rate * errors;
      points += 1;
    }
  });
  return requests > 0
    ? { ratio: ratio(failures / requests), perSecond: failures / points, requestsPerSecond: requests / points }
    : undefined;
}

/** The least and the most that was measured; of nothing, more than anything and less than anything. */
export function extremesOf({ values }: Series<number>): { readonly lowest: number; readonly highest: number } {
  let lowest = Infinity;
  let highest = -Infinity;
  for (const value of values) {
    if (value !== undefined) {
      lowest = Math.min(lowest, value);
      highest = Math.max(highest, value);
    }
  }
  return { lowest, highest };
}

/** The middle of the lower half of all points: what is quiet where nothing rose and stayed. */
export function lowerHalf(series: Series<number>): number | undefined {
  const sorted = series.values.filter((value) => value !== undefined).sort((a, b) => a - b);
  return median(sorted.slice(0, Math.ceil(sorted.length / 2)));
}

/** How long a series measures, or from `since` on; each point tells of one step. Undefined of fewer than two points. */
function lengthOf(series: Series<number>, since?: EpochMs): number | undefined {
  const [first, second] = series.at;
  const last = series.at.at(-1);
  if (first === undefined || second === undefined || last === undefined) {
    return undefined;
  }
  return since === undefined ? last - first + (second - first) : last - since;
}
