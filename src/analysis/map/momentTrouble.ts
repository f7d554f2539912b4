import type { ServiceRed } from '../../model/red';
import type { Series } from '../../model/series';
import { serviceKey } from '../../model/service';
import { epochMs, ms, ratio, type EpochMs } from '../../model/units';
import { median } from '../median';
import { onsetOf, valuesUpTo } from '../onset';
import {
  errorLevel,
  extremesOf,
  levelOf,
  lowerHalf,
  type ErrorsReason,
  type OwnTrouble,
  type SlowReason,
  type Thresholds,
  type TroubleLevel,
} from '../ownTrouble';

/** By `serviceKey`, then by moment; only what is in trouble. */
export type Troubles = ReadonlyMap<string, ReadonlyMap<EpochMs, OwnTrouble>>;

/** When which services are in trouble. It costs about as much as to judge the window, so it is kept. */
export function troublesOf(services: readonly ServiceRed[], thresholds: Thresholds): Troubles {
  const troubles = new Map<string, ReadonlyMap<EpochMs, OwnTrouble>>();
  for (const service of services) {
    const through = troubleThrough(service, thresholds);
    if (through.size > 0) {
      troubles.set(serviceKey(service.service), through);
    }
  }
  return troubles;
}

/**
 * At which points of its course a service is in trouble by its own figures, and in which. Points without trouble are
 * not in the map.
 *
 *   errors   ▁▁▁▁▂▇▇▇▁▁▁▁▇▁▁▁      quiet: what was usual before trouble began, else the lower half of all points
 *                 └─run─┘  └run    judged: the point's own share, against the thresholds and the quiet level
 *
 * The thresholds, and what is quiet, are those by which the whole window is judged (see ownTrouble.ts). It differs in
 * what is judged: the window by all since the onset, a moment by its own point, so that trouble that has passed shows at
 * its time although the window may count as well, and a point before the onset is well although the window is not. How
 * many requests or failures there were is counted over the run of points in the same trouble, so that one failure in
 * a quiet night is chance at its moment as it is in the window. A share of failures counts as risen where it stands at
 * twice the lower half of the course, also where it did not stay.
 *
 * Wrong where a service was in trouble for more than half of the window without a quiet beginning: that is its normal
 * then, as it is for the window.
 */
export function troubleThrough(
  { course }: Pick<ServiceRed, 'course'>,
  thresholds: Thresholds
): ReadonlyMap<EpochMs, OwnTrouble> {
  const found = new Map<EpochMs, OwnTrouble>();
  for (const reason of errorsThrough(course, thresholds)) {
    found.set(reason.at, { errors: reason.errors });
  }
  for (const { at, slow } of slownessThrough(course, thresholds)) {
    found.set(at, { ...found.get(at), slow });
  }
  return found;
}

type Course = ServiceRed['course'];

function errorsThrough(
  course: Course,
  thresholds: Thresholds
): ReadonlyArray<{ readonly at: EpochMs; readonly errors: ErrorsReason }> {
  // Finding what is quiet costs most of all this, and most courses never come near trouble.
  if (extremesOf(course.errors).highest < thresholds.errors.degraded) {
    return [];
  }
  const quiet = quietLevel(course.errors);
  const runs = runsIn(course.errors, (share) => errorLevel(share, quiet, thresholds));
  if (runs.length === 0) {
    return [];
  }
  const rates = valuesByMoment(course.rate);
  return runs.flatMap(({ points, since }) => {
    const failures = countIn(points, stepOf(course.rate), ({ at, value }) => times(rates.get(at), value));
    if (failures < thresholds.leastFailures) {
      return [];
    }
    return points.map(({ at, value, level }) => {
      const rate = rates.get(at);
      const perMinute = rate === undefined ? {} : { perMinute: rate * value * 60 };
      const usual = quiet === undefined ? {} : { quiet: ratio(quiet) };
      return { at, errors: { kind: 'errors', level, ratio: ratio(value), ...perMinute, ...usual, since } as const };
    });
  });
}

function slownessThrough(
  course: Course,
  { slowness, leastSlowing, leastRequests }: Thresholds
): ReadonlyArray<{ readonly at: EpochMs; readonly slow: SlowReason }> {
  const { lowest, highest } = extremesOf(course.p95);
  if (highest < slowness.degraded * lowest) {
    return [];
  }
  const quiet = quietLevel(course.p95);
  if (quiet === undefined || quiet <= 0) {
    return [];
  }
  const runs = runsIn(course.p95, (p95) => (p95 - quiet < leastSlowing ? undefined : levelOf(p95 / quiet, slowness)));
  if (runs.length === 0) {
    return [];
  }
  const rates = valuesByMoment(course.rate);
  return runs.flatMap(({ points, since }) => {
    if (countIn(points, stepOf(course.rate), ({ at }) => rates.get(at)) < leastRequests) {
      return [];
    }
    return points.map(({ at, value, level }) => ({
      at,
      slow: { kind: 'slow', level, p95: ms(value), quiet: ms(quiet), times: value / quiet, since } as const,
    }));
  });
}

/** What is usual for a course: the time before it rose and stayed, else the lower half of its points. */
function quietLevel(series: Series<number>): number | undefined {
  const onset = onsetOf(series);
  return onset === undefined ? lowerHalf(series) : median(valuesUpTo(series, onset));
}

interface JudgedPoint {
  readonly at: EpochMs;
  readonly value: number;
  readonly level: TroubleLevel;
}

interface Run {
  readonly points: readonly JudgedPoint[];
  /** One step before its first point, which tells of the time since then. */
  readonly since: EpochMs;
}

/** Points in trouble that follow each other. A gap does not end a run, as nothing says that it was well meanwhile. */
function runsIn(series: Series<number>, judge: (value: number) => TroubleLevel | undefined): readonly Run[] {
  const runs: Array<{ points: JudgedPoint[]; since: EpochMs }> = [];
  const step = stepOf(series) ?? 0;
  let open: JudgedPoint[] | undefined;
  series.at.forEach((at, index) => {
    const value = series.values[index];
    if (value === undefined) {
      return;
    }
    const level = judge(value);
    if (!level) {
      open = undefined;
      return;
    }
    if (!open) {
      open = [];
      runs.push({ points: open, since: epochMs(at - step) });
    }
    open.push({ at, value, level });
  });
  return runs;
}

/** How often something happened in a run. What cannot be counted is taken to be often, as for the window. */
function countIn(
  points: readonly JudgedPoint[],
  step: number | undefined,
  perSecond: (point: JudgedPoint) => number | undefined
): number {
  let sum = 0;
  for (const point of points) {
    sum += perSecond(point) ?? Infinity;
  }
  return step === undefined ? Infinity : (sum * step) / 1000;
}

function stepOf({ at: [first, second] }: Series<number>): number | undefined {
  return first === undefined || second === undefined ? undefined : second - first;
}

function valuesByMoment(series: Series<number>): ReadonlyMap<EpochMs, number | undefined> {
  return new Map(series.at.map((at, index) => [at, series.values[index]]));
}

function times(a: number | undefined, b: number): number | undefined {
  return a === undefined ? undefined : a * b;
}
