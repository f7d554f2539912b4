import type { SpanId, TraceId } from './ids';
import type { ServiceId } from './service';
import type { EpochMs, Ms } from './units';

export type SpanKind = 'server' | 'client' | 'producer' | 'consumer' | 'internal' | 'unspecified';
export type SpanStatus = 'unset' | 'ok' | 'error';

/** An attribute's value as it arrived: text, number, truth value, or a list or map of them. */
export type AttributeValue = string | number | boolean | readonly unknown[] | Readonly<Record<string, unknown>> | null;

export interface Attribute {
  readonly key: string;
  readonly value: AttributeValue;
}

export interface SpanEvent {
  readonly at: EpochMs;
  readonly name: string;
  readonly attributes: readonly Attribute[];
}

/** A pointer to a span in this or another trace that caused, or was caused by, this one. */
export interface SpanLink {
  readonly traceId: TraceId;
  readonly spanId?: SpanId;
  readonly attributes: readonly Attribute[];
}

export interface Span {
  readonly spanId: SpanId;
  /** Absent on a root. It may name a span that is not in the trace: then this span is an orphan. */
  readonly parentSpanId?: SpanId;
  readonly service: ServiceId;
  readonly operation: string;
  readonly kind: SpanKind;
  readonly start: EpochMs;
  readonly duration: Ms;
  readonly status: SpanStatus;
  readonly statusMessage?: string;
  readonly attributes: readonly Attribute[];
  readonly resource: readonly Attribute[];
  readonly events: readonly SpanEvent[];
  readonly links: readonly SpanLink[];
}

export interface Trace {
  readonly traceId: TraceId;
  /** In no promised order. */
  readonly spans: readonly Span[];
}

/** A trace as a search lists it, before it is opened. */
export interface TraceSummary {
  readonly traceId: TraceId;
  readonly start: EpochMs;
  /** Service and operation of the root; absent while the root has not arrived. */
  readonly rootService?: string;
  readonly rootOperation?: string;
  /** Absent below a millisecond in Tempo's answers. */
  readonly duration?: Ms;
  /** The spans that matched the search. */
  readonly matched: readonly MatchedSpan[];
}

export interface MatchedSpan {
  readonly spanId: SpanId;
  readonly operation?: string;
  readonly service?: string;
  readonly start: EpochMs;
  readonly duration: Ms;
  readonly status?: SpanStatus;
}
