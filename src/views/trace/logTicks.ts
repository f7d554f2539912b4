import { logLevels, type LogLevel } from '../../model/log';
import type { LogMark } from '../../model/spanLogs';
import type { EpochMs } from '../../model/units';
import type { Sight } from './zoom';

/** Log lines of about one moment. */
export interface LogTick {
  /** On the axis, from 0 to 1. */
  readonly share: number;
  /** The gravest among them. */
  readonly level: LogLevel;
  readonly counts: LevelCounts;
}

/** How many lines of each level, gravest first. */
export type LevelCounts = ReadonlyArray<readonly [LogLevel, number]>;

/** How many moments are told apart on an axis. */
const moments = 80;

/** The lines that are in sight, those of one moment together: a span that logs a lot has no more ticks than can be seen. */
export function logTicks(marks: readonly LogMark[], sight: Sight, zero: EpochMs): readonly LogTick[] {
  const length = sight.to - sight.from;
  const groups = new Map<number, LogMark[]>();
  for (const mark of marks) {
    const share = length > 0 ? (mark.at - zero - sight.from) / length : 0;
    if (share >= 0 && share <= 1) {
      const moment = Math.round(share * moments);
      groups.set(moment, [...(groups.get(moment) ?? []), mark]);
    }
  }
  return [...groups].map(([moment, group]) => {
    const counts = levelCounts(group);
    return { share: moment / moments, level: counts[0]?.[0] ?? 'unknown', counts };
  });
}

export function levelCounts(marks: readonly LogMark[]): LevelCounts {
  return logLevels
    .map((level) => [level, marks.reduce((sum, mark) => sum + (mark.level === level ? 1 : 0), 0)] as const)
    .filter(([, count]) => count > 0);
}
