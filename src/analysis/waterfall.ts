import type { SpanId } from '../model/ids';
import type { Span } from '../model/trace';
import { ms, type Ms } from '../model/units';
import type { TraceTree } from './traceTree';

/** One visible line of a waterfall. */
export interface Row {
  readonly span: Span;
  readonly depth: number;
  /** From the start of the trace, on its common clock. */
  readonly offset: Ms;
  readonly duration: Ms;
  readonly hasChildren: boolean;
  readonly collapsed: boolean;
  /** How many spans below are not shown because this one is collapsed. */
  readonly hiddenCount: number;
  readonly orphan: boolean;
  /** What was added to the span's clock because it contradicted its parent's. */
  readonly adjustedBy?: Ms;
  readonly selfTime: Ms;
  /** Whether a span below failed, shown or not. */
  readonly errorBelow: boolean;
}

/**
 * The visible rows of a trace, top to bottom: each span before its children, nothing below a collapsed span.
 *
 *   ▾ shop        |=========|
 *     ▸ cart 2      |##|            collapsed, hiddenCount 2
 *     payment          |###|
 */
export function waterfallRows(tree: TraceTree, collapsed: ReadonlySet<SpanId>): readonly Row[] {
  const rows: Row[] = [];
  for (let index = 0; index < tree.order.length; index += 1) {
    const node = tree.order[index];
    if (!node) {
      continue;
    }
    const hasChildren = node.descendants > 0;
    const isCollapsed = hasChildren && collapsed.has(node.span.spanId);
    rows.push({
      span: node.span,
      depth: node.depth,
      offset: ms(node.start - tree.start),
      duration: node.duration,
      hasChildren,
      collapsed: isCollapsed,
      hiddenCount: isCollapsed ? node.descendants : 0,
      orphan: node.orphan,
      adjustedBy: node.adjustedBy,
      selfTime: node.selfTime,
      errorBelow: node.errorBelow,
    });
    index += isCollapsed ? node.descendants : 0;
  }
  return rows;
}

/** `collapsed` without the ancestors of a span, so that the span has a row. */
export function uncollapsedTo(spanId: SpanId, tree: TraceTree, collapsed: ReadonlySet<SpanId>): ReadonlySet<SpanId> {
  const left = new Set(collapsed);
  for (let node = tree.nodes.get(spanId)?.parent; node; node = node.parent) {
    left.delete(node.span.spanId);
  }
  return left.size === collapsed.size ? collapsed : left;
}
