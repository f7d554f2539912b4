import { Arrangement } from './arrangement';
import { anyAt, at as intAt, degree, listAt, type Arrows, type Numbers } from './indexed';
import { slotsOf, type Slots } from './slots';
import { spacing } from './spacing';

/** Bound here, for it is called very often: some ways of building look it up in its module each time. */
const at = intAt;

export interface Wall {
  readonly graph: Arrows;
  readonly arrangement: Arrangement;
  readonly width: Numbers;
  readonly height: Numbers;
  /** Middles where nodes stood before, from left to right; NaN where they did not. */
  readonly stood: Numbers;
  /** Width of the whole for each unit of its height that is aimed at. */
  readonly aspect: number;
}

/** Columns side by side that are parts of one. */
export interface Broken {
  readonly arrangement: Arrangement;
  /** By column now: which it was. */
  readonly whole: Int32Array;
}

/**
 * Columns that are far too high are broken into several side by side, whose nodes
 * alternate like bricks:
 *
 *   │ a │      │ a   │
 *   │ b │  ─►  │   b │      edges of b pass a in a lane above or below it
 *   │ c │      │ c   │
 *
 * From top to bottom all stays in its order, so that nothing crosses that did not before. Who stood somewhere before stays
 * in the part nearest to there.
 */
export function broken(wall: Wall): Broken {
  const { arrangement, graph } = wall;
  const parts = partsOf(wall);
  const first = new Int32Array(parts.length + 1);
  parts.forEach((count, column) => (first[column + 1] = at(first, column) + count));
  const whole = new Int32Array(at(first, parts.length));
  parts.forEach((_, column) => whole.fill(column, at(first, column), at(first, column + 1)));
  if (whole.length === parts.length) {
    return { arrangement, whole };
  }
  const column = new Int32Array(graph.count);
  arrangement.columns.forEach((_, index) => layBricks(column, { wall, index, parts: at(parts, index) }));
  column.forEach((part, node) => (column[node] = part + at(first, at(arrangement.slots.column, node))));
  const slots = slotsOf(graph, column);
  return { arrangement: new Arrangement(slots, inParts({ wall, slots, whole, first })), whole };
}

interface Measures {
  readonly nodes: number;
  readonly nodesHeight: number;
  readonly width: number;
  readonly lanes: number;
  /** Links of nodes: some of them need lanes once the column is broken. */
  readonly links: number;
}

function measuresOf({ arrangement, width, height }: Wall, order: Int32Array): Measures {
  const { slots } = arrangement;
  let [nodes, nodesHeight, widest, links] = [0, 0, 0, 0];
  for (const slot of order) {
    if (slot < slots.nodes) {
      nodes += 1;
      nodesHeight += anyAt(height, slot) + spacing.betweenNodes;
      widest = Math.max(widest, anyAt(width, slot));
      links += degree(slots.left, slot) + degree(slots.right, slot);
    }
  }
  return { nodes, nodesHeight, width: widest, lanes: order.length - nodes, links };
}

/** How many parts each column is broken into: the highest first, as long as the whole is higher than is aimed at. */
function partsOf(wall: Wall): Int32Array {
  const measures = wall.arrangement.columns.map((order) => measuresOf(wall, order));
  const parts = new Int32Array(measures.length).fill(1);
  const heightOf = ({ nodesHeight, lanes, links }: Measures, count: number) =>
    nodesHeight / count + lanesHeight(lanes + (links * (count - 1)) / count / 2);
  const heights = measures.map((one) => heightOf(one, 1));
  let width = measures.reduce((sum, { width: own, lanes, links }) => sum + own + columnGap(lanes + links / 2), 0);
  for (;;) {
    const highest = heights.reduce((best, height, column) => (height > anyAt(heights, best) ? column : best), 0);
    const one = measures[highest];
    const most = anyAt(heights, highest);
    if (
      !one ||
      most <= spacing.highest ||
      width >= wall.aspect * most ||
      one.nodes < leastInPart * at(parts, highest)
    ) {
      return parts;
    }
    parts[highest] = at(parts, highest) + 1;
    heights[highest] = heightOf(one, at(parts, highest));
    width += one.width + spacing.betweenParts;
  }
}

/** A column is not broken into parts of fewer nodes. */
const leastInPart = 6;

/** What so many lanes take of a column. */
function lanesHeight(lanes: number): number {
  return lanes * laneGap(lanes);
}

/** Space between lanes of a column that has so many. */
export function laneGap(lanes: number): number {
  const { most, least, together } = spacing.betweenLanes;
  return Math.min(most, Math.max(least, together / Math.max(1, lanes)));
}

/** Space between columns that so many links connect. */
export function columnGap(links: number): number {
  const { least, most, byRootOfLinks } = spacing.betweenColumns;
  return Math.min(most, least + byRootOfLinks * Math.sqrt(links));
}

interface Bricklaying {
  readonly wall: Wall;
  readonly index: number;
  readonly parts: number;
}

/** Writes down the part of each node of a column: the lowest so far, where few of its edges need lanes. */
function layBricks(part: Int32Array, { wall, index, parts }: Bricklaying): void {
  const { slots, columns } = wall.arrangement;
  const nodes = listAt(columns, index).filter((slot) => slot < slots.nodes);
  const lines = linesBefore(
    Array.from(nodes, (node) => anyAt(wall.stood, node)),
    parts
  );
  const bottom = new Float64Array(parts);
  for (const node of nodes) {
    const before = nearest(lines, anyAt(wall.stood, node));
    let best = before;
    let least = Infinity;
    for (let one = 0; one < parts && before < 0; one++) {
      const lanes = one * degree(slots.left, node) + (parts - 1 - one) * degree(slots.right, node);
      const cost = anyAt(bottom, one) + Math.min(lanes * perLane, mostForLanes);
      if (cost < least) {
        least = cost;
        best = one;
      }
    }
    part[node] = best;
    bottom[best] = anyAt(bottom, best) + anyAt(wall.height, node) + spacing.betweenNodes;
  }
}

/** How much lower, in pixels, a node may stand to spare a lane; and to spare any number of them. */
const perLane = 4;
const mostForLanes = 60;

/** Where most of a column's nodes stood before, from left to right; nothing where these are not just as many lines. */
function linesBefore(stood: readonly number[], parts: number): number[] {
  const members = new Map<number, number>();
  stood.forEach((x) => Number.isNaN(x) || members.set(x, (members.get(x) ?? 0) + 1));
  const lines = [...members].sort(([a, many], [b, others]) => others - many || a - b).slice(0, parts);
  return lines.length === parts ? lines.map(([x]) => x).sort((a, b) => a - b) : [];
}

/** Index of the line nearest to `x`; −1 where there is none. */
function nearest(lines: readonly number[], x: number): number {
  if (Number.isNaN(x)) {
    return -1;
  }
  return lines.reduce(
    (best, line, index) => (best < 0 || Math.abs(line - x) < Math.abs(anyAt(lines, best) - x) ? index : best),
    -1
  );
}

interface Parting {
  readonly wall: Wall;
  /** Of the broken columns. */
  readonly slots: Slots;
  readonly whole: Int32Array;
  readonly first: Int32Array;
}

/** From top to bottom in the order of the whole column; lanes of one node's edges in the order of where they lead. */
function inParts({ wall, slots, whole, first }: Parting): Int32Array[] {
  const { arrangement } = wall;
  const order = Array.from(whole, () => new Array<number>());
  const edgeOf = edgesOfLinks(arrangement.slots);
  arrangement.sort();
  const { left, right } = arrangement;
  const laneOf = (edge: number, column: number) =>
    at(slots.lanes, edge) + column - at(slots.column, at(wall.graph.from, edge)) - 1;
  arrangement.columns.forEach((column, index) => {
    for (const slot of column) {
      for (let part = at(first, index); part < at(first, index + 1); part++) {
        const into = order[part] ?? [];
        const own = slot < slots.nodes ? at(slots.column, slot) : -1;
        if (own === part) {
          into.push(slot);
          continue;
        }
        const links = own < part ? right : left;
        for (let link = at(links.start, slot); link < at(links.start, slot + 1); link++) {
          into.push(laneOf(at(edgeOf, at(links.edge, link)), part));
        }
      }
    }
  });
  return order.map((slotsOfPart) => Int32Array.from(slotsOfPart));
}

/** By number of the link: the edge that it is a piece of. */
export function edgesOfLinks(slots: Slots): Int32Array {
  const edges = new Int32Array(slots.left.to.length);
  for (let edge = 0, link = 0; edge + 1 < slots.lanes.length; edge++) {
    const links = at(slots.lanes, edge + 1) - at(slots.lanes, edge) + 1;
    edges.fill(edge, link, link + links);
    link += links;
  }
  return edges;
}
