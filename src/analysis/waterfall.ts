import type { SpanId } from '../model/ids';
import { itemsPerStep, type Steps } from '../model/steps';
import type { Span } from '../model/trace';
import { ms, type Ms } from '../model/units';
import type { TraceNode, TraceTree } from './traceTree';

/** One visible line of a waterfall. */
export interface Row {
  readonly node: TraceNode;
  readonly span: Span;
  readonly depth: number;
  /** From the start of the trace, on its common clock. */
  readonly offset: Ms;
  readonly duration: Ms;
  readonly hasChildren: boolean;
  readonly collapsed: boolean;
  /** How many spans below would have a row if this one were not collapsed. */
  readonly hiddenCount: number;
  readonly orphan: boolean;
  /** What was added to the span's clock because it contradicted its parent's. */
  readonly adjustedBy?: Ms;
  readonly selfTime: Ms;
  /** Whether a span below failed, shown or not. */
  readonly errorBelow: boolean;
}

/**
 * The visible rows of a trace, top to bottom: each span before its children, nothing below a collapsed span. With
 * `kept`, only those spans have rows; they bring all that lead to them (see `withAncestors`).
 *
 *   ▾ shop        |=========|
 *     ▸ cart 2      |##|            collapsed, hiddenCount 2
 *     payment          |###|
 */
export function waterfallRows(
  tree: TraceTree,
  collapsed: ReadonlySet<SpanId>,
  kept?: ReadonlySet<SpanId>
): readonly Row[] {
  const rows: Row[] = [];
  const below = kept ? keptBelow(tree, kept) : undefined;
  let index = 0;
  for (let node = tree.order[index]; node; node = tree.order[index]) {
    const isKept = kept?.has(node.span.spanId) ?? true;
    const shownBelow = below?.[index] ?? node.descendants;
    const isCollapsed = shownBelow > 0 && collapsed.has(node.span.spanId);
    if (isKept) {
      rows.push(rowOf(node, tree, { below: shownBelow, isCollapsed }));
    }
    // Below what is not kept nothing is.
    index += isCollapsed || !isKept ? 1 + node.descendants : 1;
  }
  return rows;
}

/** The rows of a trace with nothing collapsed, in steps, each yielding the share that is done. */
export function* rowSteps(tree: TraceTree): Steps<readonly Row[]> {
  const { order } = tree;
  const rows: Row[] = [];
  for (let index = 0; index < order.length; index += 1) {
    const node = order[index];
    if (node) {
      rows.push(rowOf(node, tree, { below: node.descendants, isCollapsed: false }));
    }
    if (index % itemsPerStep === 0) {
      yield index / order.length;
    }
  }
  return rows;
}

function rowOf(node: TraceNode, tree: TraceTree, { below, isCollapsed }: { below: number; isCollapsed: boolean }): Row {
  return {
    node,
    span: node.span,
    depth: node.depth,
    offset: ms(node.start - tree.start),
    duration: node.duration,
    hasChildren: below > 0,
    collapsed: isCollapsed,
    hiddenCount: isCollapsed ? below : 0,
    orphan: node.orphan,
    adjustedBy: node.adjustedBy,
    selfTime: node.selfTime,
    errorBelow: node.errorBelow,
  };
}

/** How many of the kept spans lie below each span: those below one follow it in the order. */
function keptBelow({ order }: TraceTree, kept: ReadonlySet<SpanId>): Uint32Array {
  const before = new Uint32Array(order.length + 1);
  order.forEach(({ span }, index) => {
    before[index + 1] = (before[index] ?? 0) + (kept.has(span.spanId) ? 1 : 0);
  });
  return Uint32Array.from(
    order,
    ({ descendants }, index) => (before[index + 1 + descendants] ?? 0) - (before[index + 1] ?? 0)
  );
}

/** `collapsed` without the ancestors of a span, so that the span has a row. */
export function uncollapsedTo(spanId: SpanId, tree: TraceTree, collapsed: ReadonlySet<SpanId>): ReadonlySet<SpanId> {
  const left = new Set(collapsed);
  for (let node = tree.nodes.get(spanId)?.parent; node; node = node.parent) {
    left.delete(node.span.spanId);
  }
  return left.size === collapsed.size ? collapsed : left;
}
