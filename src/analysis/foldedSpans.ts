import type { SpanId } from '../model/ids';
import type { TraceNode, TraceTree } from './traceTree';

/** Which spans are folded: by rule, and by hand where that says otherwise. */
export interface Folds {
  /** Spans at this depth and deeper; roots have depth 0. */
  readonly depth?: number;
  /** All spans of these services. */
  readonly services?: readonly string[];
  /** Opened (false) and folded (true) one by one. */
  readonly byHand?: ReadonlyMap<SpanId, boolean>;
}

/** The folded spans of a trace, those without children among them left out. */
export function foldedSpans(tree: TraceTree, { depth, services, byHand = none }: Folds): ReadonlySet<SpanId> {
  const folded = byRule(tree, depth ?? Infinity, new Set(services));
  for (const [spanId, isFolded] of byHand) {
    if (isFolded && (tree.nodes.get(spanId)?.descendants ?? 0) > 0) {
      folded.add(spanId);
    } else {
      folded.delete(spanId);
    }
  }
  return folded;
}

function byRule(tree: TraceTree, depth: number, services: ReadonlySet<string>): Set<SpanId> {
  if (depth === Infinity && services.size === 0) {
    return new Set();
  }
  const isFolded = (node: TraceNode) =>
    node.descendants > 0 && (node.depth >= depth || services.has(node.span.service.name));
  return new Set(tree.order.filter(isFolded).map(({ span }) => span.spanId));
}

const none: ReadonlyMap<SpanId, boolean> = new Map();

/** `byHand` with everything above a span opened that is folded, so that the span has a row. */
export function openedTo(
  node: TraceNode | undefined,
  folded: ReadonlySet<SpanId>,
  byHand: ReadonlyMap<SpanId, boolean>
): ReadonlyMap<SpanId, boolean> {
  const opened: SpanId[] = [];
  for (let above = node?.parent; above; above = above.parent) {
    if (folded.has(above.span.spanId)) {
      opened.push(above.span.spanId);
    }
  }
  return opened.length === 0 ? byHand : new Map([...byHand, ...opened.map((spanId) => [spanId, false] as const)]);
}
