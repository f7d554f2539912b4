import type { SpanId } from './ids';
import type { LogLevel } from './log';
import type { EpochMs } from './units';

/** When a span logged, and how grave. */
export interface LogMark {
  readonly at: EpochMs;
  readonly level: LogLevel;
}

/** The log lines of a trace by the span that wrote them, in the order of time. */
export type LogMarks = ReadonlyMap<SpanId, readonly LogMark[]>;
