import { at as intAt, linksOf, type Arrows, type Links } from './indexed';

/** Bound here, for it is called very often: some ways of building look it up in its module each time. */
const at = intAt;

/** A tree (where the graph is not connected, several) of edges of length 1 over all nodes. */
export interface SpanningTree {
  /** By node: the edge to its parent, −1 at a root. */
  readonly edge: Int32Array;
  /** By edge of the tree: what the sum of lengths changes if it grows by one. */
  readonly cut: Int32Array;
  readonly root: Int32Array;
  /** Nodes such that those below a node stand together, itself first: from `first` up to, not including, `end`. */
  readonly order: Int32Array;
  readonly first: Int32Array;
  readonly end: Int32Array;
  /** Edges by each of their ends; those that come in have numbers below zero: −1 − edge. */
  readonly links: Links;
  below(node: number, top: number): boolean;
  slack(edge: number): number;
  /** The edge above `leaving` gives way to `entering`. */
  exchange(leaving: number, entering: number): void;
}

/** Moves `column` so that there is a tree of edges of length 1, and finds one. */
export function tightTree(graph: Arrows, column: Int32Array): SpanningTree {
  const links = bothWays(graph);
  const inTree = new Int32Array(graph.from.length);
  const root = new Int32Array(graph.count).fill(-1);
  const slack = (edge: number) => at(column, at(graph.to, edge)) - at(column, at(graph.from, edge)) - 1;
  for (let start = 0; start < graph.count; start++) {
    if (at(root, start) < 0) {
      growFrom(start, { graph, links, column, inTree, root, slack });
    }
  }
  return new Measured({ graph, links, inTree, root, slack });
}

function bothWays({ count, from, to }: Arrows): Links {
  const edges = from.length;
  const ends = new Int32Array(edges * 2);
  const others = new Int32Array(edges * 2);
  for (let edge = 0; edge < edges; edge++) {
    ends[edge] = at(from, edge);
    others[edge] = at(to, edge);
    ends[edge + edges] = at(to, edge);
    others[edge + edges] = at(from, edge);
  }
  const links = linksOf(count, ends, others);
  return { ...links, edge: links.edge.map((edge) => (edge < edges ? edge : edges - edge - 1)) };
}

export const edgeOf = (mark: number) => (mark < 0 ? -1 - mark : mark);

interface Growing {
  readonly graph: Arrows;
  readonly links: Links;
  readonly column: Int32Array;
  readonly inTree: Int32Array;
  readonly root: Int32Array;
  readonly slack: (edge: number) => number;
}

function growFrom(start: number, growing: Growing): void {
  const { graph, links, column, inTree, root, slack } = growing;
  const members = [start];
  root[start] = start;
  let done = 0;
  for (;;) {
    for (; done < members.length; done++) {
      const node = members[done] ?? 0;
      for (let place = at(links.start, node); place < at(links.start, node + 1); place++) {
        const edge = edgeOf(at(links.edge, place));
        const other = at(links.to, place);
        if (at(root, other) < 0 && slack(edge) === 0) {
          root[other] = start;
          inTree[edge] = 1;
          members.push(other);
        }
      }
    }
    const [edge, least] = nearestOutside(members, growing);
    if (edge < 0) {
      return;
    }
    const inward = at(root, at(graph.from, edge)) < 0;
    for (const node of members) {
      column[node] = at(column, node) + (inward ? -least : least);
    }
    const other = inward ? at(graph.from, edge) : at(graph.to, edge);
    root[other] = start;
    inTree[edge] = 1;
    members.push(other);
  }
}

function nearestOutside(members: readonly number[], { links, root, slack }: Growing): [edge: number, slack: number] {
  let best = -1;
  let least = Infinity;
  for (const node of members) {
    for (let place = at(links.start, node); place < at(links.start, node + 1); place++) {
      const edge = edgeOf(at(links.edge, place));
      if (at(root, at(links.to, place)) < 0 && slack(edge) < least) {
        best = edge;
        least = slack(edge);
      }
    }
  }
  return [best, least];
}

interface Grown {
  readonly graph: Arrows;
  readonly links: Links;
  readonly inTree: Int32Array;
  readonly root: Int32Array;
  readonly slack: (edge: number) => number;
}

/** Cuts are found once; an exchange changes only those on the way between the ends of the edge that enters. */
class Measured implements SpanningTree {
  readonly edge: Int32Array;
  readonly cut: Int32Array;
  readonly order: Int32Array;
  readonly first: Int32Array;
  readonly end: Int32Array;
  readonly links: Links;
  readonly root: Int32Array;
  private readonly parent: Int32Array;
  private readonly open: Int32Array;

  constructor(private readonly grown: Grown) {
    const { count, from } = grown.graph;
    this.links = grown.links;
    this.root = grown.root;
    this.edge = new Int32Array(count).fill(-1);
    this.cut = new Int32Array(from.length);
    this.parent = new Int32Array(count).fill(-1);
    this.order = new Int32Array(count);
    this.first = new Int32Array(count);
    this.end = new Int32Array(count);
    this.open = new Int32Array(count);
    let reached = 0;
    for (let node = 0; node < count; node++) {
      if (at(this.root, node) === node) {
        reached = this.walk(node, reached);
      }
    }
    for (let place = count - 1; place >= 0; place--) {
      const node = at(this.order, place);
      if (at(this.edge, node) >= 0) {
        this.cut[at(this.edge, node)] = this.cutAt(node);
      }
    }
  }

  below(node: number, top: number): boolean {
    return at(this.first, node) >= at(this.first, top) && at(this.first, node) < at(this.end, top);
  }

  slack(edge: number): number {
    return this.grown.slack(edge);
  }

  exchange(leaving: number, entering: number): void {
    const { graph, inTree } = this.grown;
    const given = at(this.edge, leaving);
    const cut = at(this.cut, given);
    const tail = at(graph.from, entering);
    const head = at(graph.to, entering);
    this.addOnWay(tail, head, cut);
    const top = this.addOnWay(head, tail, -cut);
    this.cut[given] = 0;
    this.cut[entering] = -cut;
    inTree[given] = 0;
    inTree[entering] = 1;
    this.walk(top, at(this.first, top));
  }

  /** Adds to the cuts from `node` up to the first that has `other` below it too: that one is told. */
  private addOnWay(node: number, other: number, cut: number): number {
    let top = node;
    while (!this.below(other, top)) {
      const edge = at(this.edge, top);
      this.cut[edge] = at(this.cut, edge) + (at(this.grown.graph.from, edge) === top ? cut : -cut);
      top = at(this.parent, top);
    }
    return top;
  }

  /** Finds anew who is below `top`, whose own parent stays. */
  private walk(top: number, from: number): number {
    const { links, open, order, first, end, parent } = this;
    let reached = from;
    let waiting = 0;
    open[waiting++] = top;
    while (waiting > 0) {
      const node = at(open, --waiting);
      first[node] = reached;
      end[node] = reached + 1;
      order[reached++] = node;
      for (let place = at(links.start, node); place < at(links.start, node + 1); place++) {
        const edge = edgeOf(at(links.edge, place));
        if (at(this.grown.inTree, edge) === 1 && edge !== at(this.edge, node)) {
          const other = at(links.to, place);
          this.edge[other] = edge;
          parent[other] = node;
          open[waiting++] = other;
        }
      }
    }
    for (let place = reached - 1; place > from; place--) {
      const node = at(order, place);
      const above = at(parent, node);
      end[above] = Math.max(at(end, above), at(end, node));
    }
    return reached;
  }

  private cutAt(node: number): number {
    const { graph, links, inTree } = this.grown;
    const own = at(this.edge, node);
    const leaves = at(graph.from, own) === node;
    let cut = 1;
    for (let place = at(links.start, node); place < at(links.start, node + 1); place++) {
      const mark = at(links.edge, place);
      const edge = edgeOf(mark);
      if (edge === own) {
        continue;
      }
      const sign = mark >= 0 === leaves ? 1 : -1;
      cut += sign * (1 - (at(inTree, edge) === 1 ? at(this.cut, edge) : 0));
    }
    return cut;
  }
}
