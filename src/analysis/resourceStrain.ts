import type { ResourceFigure, ResourceKind } from '../model/resource';
import type { Series } from '../model/series';
import { epochMs, ratio, type EpochMs, type Ratio } from '../model/units';
import { latestOf, onsetOf } from './onset';

/** How far a resource of a service is used up at the end of the window. */
export interface Strain {
  readonly kind: ResourceKind;
  /** Of its limit, or of the time. */
  readonly share: Ratio;
  readonly isHigh: boolean;
  /** When it began to rise, where that is in sight. */
  readonly since?: EpochMs;
}

/** From which share on a resource is worth a word; what is not named here is told by its panel alone. */
const high: Partial<Readonly<Record<ResourceKind, number>>> = {
  cpu: 0.8,
  throttling: 0.05,
  memory: 0.8,
  'jvm-heap': 0.85,
  'jvm-gc': 0.1,
  'node-heap': 0.85,
  pool: 0.8,
  'worker-threads': 0.8,
};

/** Said also where they are low: that CPU and memory are fine is worth knowing. */
const always: readonly ResourceKind[] = ['cpu', 'memory'];

/**
 * How used up the resources of a service are, as its most used pod or instance has it: high ones first, then how CPU and
 * memory stand. A resource without a known limit is not used up, however much of it is used.
 */
export function strainsOf(figures: readonly ResourceFigure[]): readonly Strain[] {
  return figures
    .flatMap((figure) => strainOf(figure) ?? [])
    .filter(({ kind, isHigh }) => isHigh || always.includes(kind))
    .sort((a, b) => Number(b.isHigh) - Number(a.isHigh));
}

/** What a series comes to at the end of the window: the highest of all, as it is what breaks first. */
export function latestFigure({ series }: Pick<ResourceFigure, 'series'>): number | undefined {
  return highestNow(series)?.now;
}

/** The last that was measured of a limit. */
export function limitNow(limit: Series<number> | undefined): number | undefined {
  return limit?.values.filter((value) => value !== undefined).at(-1);
}

function strainOf({ kind, unit, series, limit }: ResourceFigure): Strain | undefined {
  const bound = high[kind];
  const most = highestNow(series);
  const whole = unit === 'share' ? 1 : limitNow(limit);
  if (bound === undefined || !most || !whole) {
    return undefined;
  }
  const share = ratio(most.now / whole);
  const isHigh = share >= bound;
  return { kind, share, isHigh, since: isHigh ? onsetOf(most.of) : undefined };
}

/** A pod that is gone has no say: each series counts only as far as it was measured at the window's end. */
function highestNow(
  all: ReadonlyArray<Series<number>>
): { readonly now: number; readonly of: Series<number> } | undefined {
  const end = Math.max(...all.map(({ at }) => at.at(-1) ?? -Infinity));
  let most: { now: number; of: Series<number> } | undefined;
  for (const of of all) {
    const isRecent = (of.at.at(-1) ?? -Infinity) >= end - 60_000;
    const now = isRecent ? latestOf(of, nothingBefore) : undefined;
    most = now !== undefined && (!most || now > most.now) ? { now, of } : most;
  }
  return most;
}

const nothingBefore = epochMs(-Infinity);
