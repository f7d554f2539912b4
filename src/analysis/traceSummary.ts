import { serviceKey } from '../model/service';
import type { TraceNode, TraceTree } from './traceTree';

/** A trace in a few facts. */
export interface TraceInShort {
  /** How many services and how many failed spans take part. */
  readonly services: number;
  readonly failed: number;
  /** The span that stands for what was asked for: the first that has no parent, else the first whose parent is missing. */
  readonly root: TraceNode | undefined;
}

/** What a whole trace comes to; one pass over its spans. */
export function traceSummary(tree: TraceTree): TraceInShort {
  const services = new Set<string>();
  let failed = 0;
  for (const { span } of tree.order) {
    services.add(serviceKey(span.service));
    failed += span.status === 'error' ? 1 : 0;
  }
  const root = tree.roots.find((node) => !node.orphan) ?? tree.roots[0];
  return { services: services.size, failed, root };
}
