import type { Red, RedOverTime } from './red';
import type { ServiceId } from './service';

/** What stands at a node: an instrumented service, or something only its callers know of. */
export type NodeKind = 'service' | 'user' | 'database' | 'queue' | 'external';

export interface GraphNode {
  readonly service: ServiceId;
  readonly kind: NodeKind;
}

/** How a caller reaches its callee. */
export type EdgeKind = 'call' | 'messaging' | 'database' | 'virtual';

/** Caller → callee, with the figures of just these calls. */
export interface Edge {
  readonly client: ServiceId;
  readonly server: ServiceId;
  readonly kind: EdgeKind;
  readonly red: Red;
}

/** An edge through the window, for looking at a moment of it. */
export interface EdgeOverTime extends Omit<Edge, 'red'> {
  readonly course: Pick<RedOverTime, 'rate' | 'errors' | 'p95'>;
}

export interface ServiceGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly Edge[];
}
