import type { SpanId, TraceId } from './ids';
import type { Series } from './series';
import type { EpochMs } from './units';

export const logLevels = ['critical', 'error', 'warn', 'info', 'debug', 'trace', 'unknown'] as const;
export type LogLevel = (typeof logLevels)[number];

export interface LogLine {
  /** Unique within one answer. */
  readonly id: string;
  readonly at: EpochMs;
  /** Nanoseconds since the epoch as text: the exact order of lines within one millisecond. */
  readonly atNs: string;
  readonly level: LogLevel;
  /** The line as it was written. Never markup. */
  readonly body: string;
  readonly service?: string;
  readonly traceId?: TraceId;
  readonly spanId?: SpanId;
  /** Labels, structured metadata and parsed fields, merged. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** Lines per step and level. */
export interface LogVolume {
  readonly byLevel: ReadonlyMap<LogLevel, Series<number>>;
}

/** What log lines are asked of. */
export type LogSubject =
  | { readonly is: 'environment' }
  | { readonly is: 'service'; readonly service: string }
  | { readonly is: 'trace'; readonly traceId: TraceId; readonly services: readonly string[] }
  | { readonly is: 'span'; readonly traceId: TraceId; readonly spanId: SpanId; readonly services: readonly string[] };

/** A comparison of one field of a line: a label, structured metadata, or what a parser finds in the line. */
export interface FieldFilter {
  readonly key: string;
  readonly op: '=' | '!=';
  readonly value: string;
  /** The parser that finds it in the line; labels and structured metadata need none. */
  readonly within?: 'json' | 'logfmt';
}
