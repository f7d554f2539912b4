import { momentIndex, type TroubleCount } from '../../../analysis/map/moment';
import type { Release } from '../../../model/release';
import { epochMs, type EpochMs } from '../../../model/units';
import { contains, lengthOf, type Window } from '../../../model/window';
import { stepOf } from './momentText';

/** A part of the track in percent of its width: the stretch of time that a moment tells of. */
export interface Stretch {
  readonly left: number;
  readonly width: number;
}

export function stretchOf(moments: readonly EpochMs[], index: number, window: Window): Stretch {
  const at = moments[index] ?? window.from;
  const from = Math.max(window.from, moments[index - 1] ?? at - stepOf(moments));
  const left = percentOf(from, window);
  return { left, width: Math.max(0.2, percentOf(at, window) - left) };
}

export function percentOf(at: number, window: Window): number {
  const length = lengthOf(window);
  return length > 0 ? Math.min(100, Math.max(0, ((at - window.from) / length) * 100)) : 0;
}

/** The moment under a place of the track, which lies between 0 and 1. */
export function indexUnder(share: number, moments: readonly EpochMs[], window: Window): number | undefined {
  const at = window.from + Math.min(1, Math.max(0, share)) * lengthOf(window);
  const [first] = moments;
  return first === undefined ? undefined : momentIndex(moments, epochMs(at));
}

/** A bar of the course: how many are in trouble, as shares of the most at any moment. */
export interface Bar extends Stretch {
  readonly failing: number;
  readonly degraded: number;
}

export function barsOf(counts: readonly TroubleCount[], window: Window): readonly Bar[] {
  const moments = counts.map(({ at }) => at);
  const most = counts.reduce((top, { failing, degraded }) => Math.max(top, failing + degraded), 1);
  return counts.flatMap(({ failing, degraded }, index) =>
    failing + degraded > 0
      ? [{ ...stretchOf(moments, index, window), failing: failing / most, degraded: degraded / most }]
      : []
  );
}

/** Releases that show at the same moment. */
export interface ReleasedAt {
  readonly index: number;
  readonly releases: readonly Release[];
}

/** Releases by the moment that first tells of the time after them, as far as they lie in the window. */
export function releasesByMoment(
  releases: readonly Release[],
  moments: readonly EpochMs[],
  window: Window
): readonly ReleasedAt[] {
  const found = new Map<number, Release[]>();
  for (const release of releases) {
    const index = contains(window, release.at) ? momentIndex(moments, release.at) : -1;
    if (index >= 0) {
      found.set(index, [...(found.get(index) ?? []), release]);
    }
  }
  return [...found].sort(([a], [b]) => a - b).map(([index, those]) => ({ index, releases: those }));
}
