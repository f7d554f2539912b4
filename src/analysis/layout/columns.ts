import { at as intAt, degree, linksOf, type Arrows, type Links } from './indexed';
import { edgeOf, tightTree, type SpanningTree } from './spanningTree';

/** Bound here, for it is called very often: some ways of building look it up in its module each time. */
const at = intAt;

/** How much work may go into shortening edges, in steps; beyond it columns are right, edges only longer than they could be. */
const mostWork = 16_000_000;

/** Rounds of moving nodes one by one before that. */
const mostRounds = 20;

/**
 * The column of each node, from 0 at the left, so that every edge leads right and the sum of all edges' lengths is the
 * least: nearly so by moving nodes one by one, then by the network simplex of Gansner, Koutsofios, North and Vo (1993).
 * For graphs without circles; parts that are not connected each start at column 0.
 */
export function columnsOf(graph: Arrows): Int32Array {
  const { count, from, to } = graph;
  const column = nearlyShortest({ ...graph, out: linksOf(count, from, to), into: linksOf(count, to, from) });
  if (graph.from.length > 0) {
    shorten(graph, column);
  }
  return column;
}

interface Neighbours extends Arrows {
  readonly out: Links;
  readonly into: Links;
}

/** Every node before those that it calls. */
function callersFirst({ count, out, into }: Neighbours): Int32Array {
  const waiting = Int32Array.from({ length: count }, (_, node) => degree(into, node));
  const order = new Int32Array(count);
  let known = 0;
  waiting.forEach((callers, node) => callers === 0 && (order[known++] = node));
  for (let done = 0; done < known; done++) {
    const node = at(order, done);
    for (let place = at(out.start, node); place < at(out.start, node + 1); place++) {
      const other = at(out.to, place);
      waiting[other] = at(waiting, other) - 1;
      if (at(waiting, other) === 0) {
        order[known++] = other;
      }
    }
  }
  return order;
}

/** Column right of the last caller. */
function afterCallers({ into }: Neighbours, column: Int32Array, node: number): number {
  let least = 0;
  for (let place = at(into.start, node); place < at(into.start, node + 1); place++) {
    least = Math.max(least, at(column, at(into.to, place)) + 1);
  }
  return least;
}

/** Column left of the first that is called. */
function beforeCalled({ out }: Neighbours, column: Int32Array, node: number): number {
  let most = 0x3fffffff;
  for (let place = at(out.start, node); place < at(out.start, node + 1); place++) {
    most = Math.min(most, at(column, at(out.to, place)) - 1);
  }
  return most;
}

/** As far left as callers allow; then who calls more than it is called moves right and the others left, until none does. */
function nearlyShortest(graph: Neighbours): Int32Array {
  const order = callersFirst(graph);
  const column = new Int32Array(graph.count);
  order.forEach((node) => (column[node] = afterCallers(graph, column, node)));
  for (let round = 0, any = true; any && round < mostRounds; round++) {
    any = false;
    for (let index = 0; index < order.length; index++) {
      const node = at(order, round % 2 === 0 ? order.length - 1 - index : index);
      const gain = degree(graph.out, node) - degree(graph.into, node);
      const own = at(column, node);
      if (gain > 0) {
        column[node] = beforeCalled(graph, column, node);
      } else if (gain < 0) {
        column[node] = afterCallers(graph, column, node);
      }
      any ||= at(column, node) !== own;
    }
  }
  return column;
}

function shorten(graph: Arrows, column: Int32Array): void {
  const tree = tightTree(graph, column);
  const rounds = Math.ceil(mostWork / (graph.count + graph.from.length));
  for (let round = 0; round < rounds; round++) {
    const leaving = costliest(tree, graph.count);
    const entering = leaving < 0 ? -1 : shortestAcross(graph, tree, leaving);
    if (entering < 0) {
      break;
    }
    const slack = tree.slack(entering);
    // The part below `leaving` moves away from the rest by as much as the edge that enters is too long.
    const shift = at(graph.from, at(tree.edge, leaving)) === leaving ? -slack : slack;
    for (let place = at(tree.first, leaving); place < at(tree.end, leaving); place++) {
      const node = at(tree.order, place);
      column[node] = at(column, node) + shift;
    }
    tree.exchange(leaving, entering);
  }
  startAtZero(column, tree);
}

/** The node whose edge to its parent would, if given up, shorten the sum the most; −1 when the sum is the least. */
function costliest({ edge, cut }: SpanningTree, count: number): number {
  let best = -1;
  let least = 0;
  for (let node = 0; node < count; node++) {
    const own = at(edge, node);
    if (own >= 0 && at(cut, own) < least) {
      least = at(cut, own);
      best = node;
    }
  }
  return best;
}

/** The edge that leads across the gap the other way and has least to spare; of equals the first by number. */
function shortestAcross({ count, from }: Arrows, tree: SpanningTree, leaving: number): number {
  const { order, links } = tree;
  const tailBelow = at(from, at(tree.edge, leaving)) === leaving;
  const [first, end] = [at(tree.first, leaving), at(tree.end, leaving)];
  let best = -1;
  let least = Infinity;
  // Every edge across has one end below `leaving` and one that is not: the smaller side is looked at.
  const isBelowSmaller = 2 * (end - first) <= count;
  const outward = isBelowSmaller !== tailBelow;
  const look = (place: number) => {
    const node = at(order, place);
    for (let link = at(links.start, node); link < at(links.start, node + 1); link++) {
      const mark = at(links.edge, link);
      const otherPlace = at(tree.first, at(links.to, link));
      if (mark >= 0 === outward && (otherPlace >= first && otherPlace < end) !== isBelowSmaller) {
        const edge = edgeOf(mark);
        const slack = tree.slack(edge);
        if (slack < least || (slack === least && edge < best)) {
          least = slack;
          best = edge;
        }
      }
    }
  };
  for (let place = isBelowSmaller ? first : 0; place < (isBelowSmaller ? end : count); place++) {
    if (isBelowSmaller || place < first || place >= end) {
      look(place);
    }
  }
  return best;
}

function startAtZero(column: Int32Array, { root }: SpanningTree): void {
  const first = new Map<number, number>();
  column.forEach((one, node) => first.set(at(root, node), Math.min(one, first.get(at(root, node)) ?? Infinity)));
  column.forEach((one, node) => (column[node] = one - (first.get(at(root, node)) ?? 0)));
}
