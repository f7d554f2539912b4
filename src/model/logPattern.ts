import type { LogLevel } from './log';
import type { EpochMs } from './units';

/** A form of lines and how many there were of it, as whoever stores them counted. */
export interface CountedPattern {
  /** Fixed text, and `<_>` for what varies. */
  readonly template: string;
  readonly level: LogLevel;
  /** Beginnings of the stretches in which were counted `counts`; rising. */
  readonly at: readonly EpochMs[];
  readonly counts: readonly number[];
}
