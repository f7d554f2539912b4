import { logLevels } from '../../model/log';
import type { CountedPattern } from '../../model/logPattern';
import type { Window } from '../../model/window';
import { stepsIn } from './patternSteps';

/** What the store counted of one template, over all levels. */
export interface StoredCounts {
  readonly count: number;
  /** In the order of `logLevels`. */
  readonly levels: readonly number[];
  /** Milliseconds since the epoch: the first and the last stretch with a line. */
  readonly first: number;
  readonly last: number;
  readonly steps: Float64Array;
}

/** Counts within the window by template; a template that stands there with several levels is one. */
export function mergedCounts(counted: readonly CountedPattern[], window: Window): Map<string, StoredCounts> {
  const byTemplate = new Map<string, CountedPattern[]>();
  for (const one of counted) {
    byTemplate.set(one.template, [...(byTemplate.get(one.template) ?? []), one]);
  }
  const merged = new Map<string, StoredCounts>();
  for (const [template, all] of byTemplate) {
    const counts = countsOf(all, window);
    if (counts) {
      merged.set(template, counts);
    }
  }
  return merged;
}

/** How many there were in each of `stepsIn` equal parts of the window; pairs of moment and count, outside ones left out. */
export function countSteps(counts: ReadonlyArray<readonly [number, number]>, { from, to }: Window): Float64Array {
  const steps = new Float64Array(stepsIn);
  for (const [at, count] of counts) {
    if (at >= from && at <= to && to > from) {
      const step = Math.min(stepsIn - 1, Math.floor(((at - from) / (to - from)) * stepsIn));
      steps[step] = (steps[step] ?? 0) + count;
    }
  }
  return steps;
}

function countsOf(all: readonly CountedPattern[], window: Window): StoredCounts | undefined {
  const levels = logLevels.map(() => 0);
  const inside: Array<[number, number]> = [];
  for (const { level, at, counts } of all) {
    const place = logLevels.indexOf(level);
    at.forEach((moment, index) => {
      const count = counts[index] ?? 0;
      if (moment >= window.from && moment <= window.to && count > 0) {
        inside.push([moment, count]);
        levels[place] = (levels[place] ?? 0) + count;
      }
    });
  }
  if (inside.length === 0) {
    return undefined;
  }
  const moments = inside.map(([at]) => at);
  return {
    count: inside.reduce((sum, [, count]) => sum + count, 0),
    levels,
    first: moments.reduce((least, at) => Math.min(least, at)),
    last: moments.reduce((most, at) => Math.max(most, at)),
    steps: countSteps(inside, window),
  };
}
