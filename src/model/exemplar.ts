import type { SpanId, TraceId } from './ids';
import type { EpochMs, Ms } from './units';

/** A trace id attached to one measured duration. */
export interface Exemplar {
  readonly traceId: TraceId;
  readonly spanId?: SpanId;
  readonly at: EpochMs;
  readonly duration: Ms;
  /** Whether the measured span failed; undefined where the exemplar's labels do not say. */
  readonly failed?: boolean;
  readonly service?: string;
  readonly operation?: string;
}
