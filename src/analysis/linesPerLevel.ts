import type { LogLevel, LogVolume } from '../model/log';

/** Lines of each level in the whole window; a level without a course is missing, a step without a value counts none. */
export function linesPerLevel(volume: LogVolume): ReadonlyMap<LogLevel, number> {
  return new Map(
    [...volume.byLevel].map(([level, { values }]) => [level, values.reduce<number>((sum, one) => sum + (one ?? 0), 0)])
  );
}

/** Lines of the chosen levels; of all where none is chosen. */
export function totalOf(counts: ReadonlyMap<LogLevel, number>, levels?: readonly LogLevel[]): number {
  return [...counts].reduce((sum, [level, count]) => sum + (!levels || levels.includes(level) ? count : 0), 0);
}
