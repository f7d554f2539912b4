import type { EdgeKind } from './graph';
import type { ServiceId } from './service';
import type { SpanStatus } from './trace';
import type { Ms } from './units';

/** A comparison of one attribute, by its full name as TraceQL has it: `span.http.route`, `resource.k8s.pod.name`. */
export interface AttributeFilter {
  readonly key: string;
  readonly op: '=' | '!=' | '=~' | '!~' | '>' | '<' | '>=' | '<=';
  readonly value: string;
}

/** A call from one service to another; its spans are told by how it connects them. */
export interface SearchedCall {
  readonly client: ServiceId;
  readonly server: ServiceId;
  readonly kind: EdgeKind;
}

/** Traces with a span of this kind. All conditions are of one span. */
export interface SearchedTraces {
  readonly service?: ServiceId;
  readonly operation?: string;
  readonly status?: SpanStatus;
  readonly atLeast?: Ms;
  readonly atMost?: Ms;
  readonly attributes?: readonly AttributeFilter[];
  /** The span is one of just this call; then `status: 'error'` is one that failed at either end. */
  readonly calls?: SearchedCall;
  /** Asked as it stands, in place of all the others. */
  readonly traceql?: string;
}
