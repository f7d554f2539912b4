import type { LogLevel, LogVolume } from '../model/log';

/** Lines of each level in the whole window; a level without a course is missing, a step without a value counts none. */
export function linesPerLevel(volume: LogVolume): ReadonlyMap<LogLevel, number> {
  return new Map(
    [...volume.byLevel].map(([level, { values }]) => [level, values.reduce<number>((sum, one) => sum + (one ?? 0), 0)])
  );
}
