import type { SpanId } from '../model/ids';
import { unreachable } from '../model/outcome';
import { usualOf, type UsualDurations } from '../model/usual';
import type { CriticalPath } from './criticalPath';
import type { TraceNode, TraceTree } from './traceTree';

/** Which spans of a trace are asked for: those of the critical path, failed ones, or those slower than usual. */
export type SpanPick = 'critical' | 'errors' | 'slow';

export interface PickedFrom {
  readonly tree: TraceTree;
  readonly path: CriticalPath;
  readonly usual?: UsualDurations;
}

/** The spans that are picked themselves, without those that lead to them. */
export function pickedSpans({ tree, path, usual }: PickedFrom, pick: SpanPick): ReadonlySet<SpanId> {
  switch (pick) {
    case 'critical':
      return new Set(path.shares.keys());
    case 'errors':
      return idsOf(tree, ({ span }) => span.status === 'error');
    case 'slow':
      return idsOf(tree, (node) => timesUsual(node, usual) !== undefined);
    default:
      return unreachable(pick);
  }
}

function idsOf(tree: TraceTree, isPicked: (node: TraceNode) => boolean): ReadonlySet<SpanId> {
  return new Set(tree.order.filter(isPicked).map(({ span }) => span.spanId));
}

/** How many times its operation's p95 a span took; undefined where that is not known or was not exceeded. */
export function timesUsual({ span, duration }: Pick<TraceNode, 'span' | 'duration'>, usual?: UsualDurations) {
  const p95 = usual && usualOf(usual, span)?.p95;
  return p95 !== undefined && p95 > 0 && duration > p95 ? duration / p95 : undefined;
}

/**
 * `spans` and all that lead to them, so that what is left of a trace is still a tree.
 *
 *   shop        |=========|      kept: leads to payment
 *     cart        |==|
 *     payment!       |====|      picked
 */
export function withAncestors(spans: Iterable<SpanId>, tree: TraceTree): ReadonlySet<SpanId> {
  const kept = new Set<SpanId>();
  for (const spanId of spans) {
    for (let node = tree.nodes.get(spanId); node && !kept.has(node.span.spanId); node = node.parent) {
      kept.add(node.span.spanId);
    }
  }
  return kept;
}
