import { arrowsOf, at, degree, linksOf, type Arrows, type Links } from './indexed';

/**
 * Which edges lead backwards where calls go in a circle (1) so that without them no circle is left; few, not fewest.
 *
 * Inside each strongly connected part (Tarjan 1972) nodes are put in a row greedily (Eades, Lin, Smyth 1993): who only is
 * called goes to the end, who only calls to the front, else who calls most more than it is called; between equals whom
 * outsiders call most, then the first by number. An edge against the row leads backwards. Who is in no circle changes
 * nothing about others.
 */
export function backwardEdges(graph: Arrows): Int32Array {
  const part = stronglyConnected(graph);
  const backwards = new Int32Array(graph.from.length);
  const inside: number[] = [];
  for (let edge = 0; edge < graph.from.length; edge++) {
    if (at(part, at(graph.from, edge)) === at(part, at(graph.to, edge))) {
      inside.push(edge);
    }
  }
  if (inside.length === 0) {
    return backwards;
  }
  const rank = greedyRow(
    arrowsOf(
      graph.count,
      inside.map((edge) => at(graph.from, edge)),
      inside.map((edge) => at(graph.to, edge))
    ),
    calledFromOutside(graph, part)
  );
  for (const edge of inside) {
    backwards[edge] = at(rank, at(graph.from, edge)) > at(rank, at(graph.to, edge)) ? 1 : 0;
  }
  return backwards;
}

function calledFromOutside({ count, from, to }: Arrows, part: Int32Array): Int32Array {
  const called = new Int32Array(count);
  for (let edge = 0; edge < from.length; edge++) {
    if (at(part, at(from, edge)) !== at(part, at(to, edge))) {
      called[at(to, edge)] = at(called, at(to, edge)) + 1;
    }
  }
  return called;
}

/** Number of the strongly connected part of each node. */
function stronglyConnected(graph: Arrows): Int32Array {
  const { count } = graph;
  const out = linksOf(count, graph.from, graph.to);
  const search = {
    out,
    seen: new Int32Array(count).fill(-1),
    low: new Int32Array(count),
    part: new Int32Array(count).fill(-1),
    next: out.start.slice(),
    clock: 0,
    open: new Array<number>(),
  };
  for (let root = 0; root < count; root++) {
    if (at(search.seen, root) < 0) {
      searchFrom(root, search);
    }
  }
  return search.part;
}

interface Search {
  readonly out: Links;
  readonly seen: Int32Array;
  readonly low: Int32Array;
  readonly part: Int32Array;
  readonly next: Int32Array;
  clock: number;
  readonly open: number[];
}

function searchFrom(root: number, search: Search): void {
  const path = [root];
  enter(root, search);
  for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
    const place = at(search.next, node);
    if (place < at(search.out.start, node + 1)) {
      search.next[node] = place + 1;
      const other = at(search.out.to, place);
      if (at(search.seen, other) < 0) {
        enter(other, search);
        path.push(other);
      } else if (at(search.part, other) < 0) {
        search.low[node] = Math.min(at(search.low, node), at(search.seen, other));
      }
    } else {
      path.pop();
      leave(node, path.at(-1), search);
    }
  }
}

function enter(node: number, search: Search): void {
  search.seen[node] = search.clock;
  search.low[node] = search.clock;
  search.clock += 1;
  search.open.push(node);
}

function leave(node: number, parent: number | undefined, { seen, low, part, open }: Search): void {
  if (parent !== undefined) {
    low[parent] = Math.min(at(low, parent), at(low, node));
  }
  if (at(low, node) !== at(seen, node)) {
    return;
  }
  for (let member = open.pop(); member !== undefined; member = open.pop()) {
    part[member] = node;
    if (member === node) {
      return;
    }
  }
}

function greedyRow(graph: Arrows, called: Int32Array): Int32Array {
  const { count } = graph;
  const out = linksOf(count, graph.from, graph.to);
  const into = linksOf(count, graph.to, graph.from);
  const calls = Int32Array.from({ length: count }, (_, node) => degree(out, node));
  const callers = Int32Array.from({ length: count }, (_, node) => degree(into, node));
  const rank = new Int32Array(count).fill(-1);
  let first = 0;
  let last = count - 1;
  const bare = Array.from({ length: count }, (_, node) => node);
  const without = (links: Links, node: number, left: Int32Array) => {
    for (let place = at(links.start, node); place < at(links.start, node + 1); place++) {
      const other = at(links.to, place);
      left[other] = at(left, other) - 1;
      if (at(left, other) === 0) {
        bare.push(other);
      }
    }
  };
  const put = (node: number, toEnd: boolean) => {
    rank[node] = toEnd ? last-- : first++;
    without(out, node, callers);
    without(into, node, calls);
  };
  let rest = bare.slice();
  while (rest.length > 0) {
    for (let node = bare.pop(); node !== undefined; node = bare.pop()) {
      if (at(rank, node) < 0 && (at(calls, node) === 0 || at(callers, node) === 0)) {
        put(node, at(calls, node) === 0);
      }
    }
    rest = rest.filter((node) => at(rank, node) < 0);
    const [head, ...others] = rest;
    if (head !== undefined) {
      const ahead = (node: number) => (at(calls, node) - at(callers, node)) * called.length + at(called, node);
      put(
        others.reduce((best, node) => (ahead(node) > ahead(best) ? node : best), head),
        false
      );
    }
  }
  return rank;
}
