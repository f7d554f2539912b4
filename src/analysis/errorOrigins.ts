import type { SpanId } from '../model/ids';
import type { TraceNode, TraceTree } from './traceTree';

/**
 * Where failures began: failed spans with no failed span below them, in the order of the waterfall. The failures
 * above them are taken to be their echo; that a parent failed for a reason of its own as well cannot be seen.
 */
export function errorOrigins(tree: TraceTree): readonly SpanId[] {
  return tree.order.filter(isErrorOrigin).map((node) => node.span.spanId);
}

export function isErrorOrigin(node: TraceNode): boolean {
  return node.span.status === 'error' && !node.errorBelow;
}

/**
 * The failed span after (or before) `from` in the order of the waterfall, collapsed rows included, going round at
 * the end. From nowhere, the first (or last). Undefined where nothing failed.
 */
export function nextError(
  tree: TraceTree,
  from: SpanId | undefined,
  direction: 'next' | 'previous'
): SpanId | undefined {
  const order = direction === 'next' ? tree.order : [...tree.order].reverse();
  const here = from === undefined ? -1 : order.findIndex((node) => node.span.spanId === from);
  const failed = (node: TraceNode) => node.span.status === 'error';
  const found = order.slice(here + 1).find(failed) ?? order.slice(0, here + 1).find(failed);
  return found?.span.spanId;
}
