import { pathThrough } from '../../analysis/map/linkedWith';
import type { MapGraph } from '../../analysis/map/mapGraph';
import type { MapMarks } from '../../analysis/map/mapMarks';

/**
 * Keys of the places and links that stay lit: the way through what is looked at, else that of a chosen trace, else what
 * a search found. Undefined where all do.
 */
export function litOf(map: MapGraph, marks: MapMarks, lookedAt: string | undefined): ReadonlySet<string> | undefined {
  const path = lookedAt === undefined ? undefined : pathThrough(map, lookedAt);
  const { traced } = marks;
  if (path && path.size > 0) {
    // What a trace went through leads to the rest of that trace, and not to what else there is.
    return lookedAt !== undefined && traced?.has(lookedAt) ? new Set([...path].filter((key) => traced.has(key))) : path;
  }
  return traced ? new Set(traced.keys()) : marks.found;
}
