import { ms, type EpochMs, type Ms } from '../model/units';
import type { CriticalPath } from './criticalPath';
import type { SpanId } from '../model/ids';
import type { TraceNode, TraceTree } from './traceTree';

/** A part of a trace's time: from the trace's start. */
export interface Piece {
  readonly from: Ms;
  readonly to: Ms;
}

/**
 * When a span worked itself: the moments in which none of its children ran, in the order of time. They sum to its
 * self time and are wrong in the same cases (see selfTime.ts).
 *
 *   checkout  |=========|
 *     cart      |##|            |-|  |----|   the pieces of checkout
 */
export function ownWork(node: TraceNode, traceStart: EpochMs): readonly Piece[] {
  const zero = node.start - traceStart;
  const pieces: Piece[] = [];
  let reached = 0;
  const until = (to: number) => {
    if (to > reached) {
      pieces.push({ from: ms(zero + reached), to: ms(zero + to) });
    }
  };
  for (const child of node.children) {
    const offset = child.start - node.start;
    const to = Math.min(offset + child.duration, node.duration);
    if (to > Math.max(offset, reached)) {
      until(Math.min(Math.max(offset, 0), node.duration));
      reached = Math.max(reached, to);
    }
  }
  until(node.duration);
  return pieces;
}

/** The sections of the critical path by the span they belong to, from the trace's start. */
export function piecesOfPath(path: CriticalPath, tree: TraceTree): ReadonlyMap<SpanId, readonly Piece[]> {
  const pieces = new Map<SpanId, Piece[]>();
  const zero = (path.root?.start ?? tree.start) - tree.start;
  for (const { node, from, to } of path.sections) {
    const piece = { from: ms(zero + from), to: ms(zero + to) };
    const known = pieces.get(node.span.spanId);
    if (known) {
      known.push(piece);
    } else {
      pieces.set(node.span.spanId, [piece]);
    }
  }
  return pieces;
}
