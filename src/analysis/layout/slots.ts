import { at as intAt, linksOf, type Arrows, type Links } from './indexed';

/** Bound here, for it is called very often: some ways of building look it up in its module each time. */
const at = intAt;

/**
 * The graph in columns. A slot is a node (numbers below `nodes`) or the lane of an edge through a column that it passes;
 * so every link leads from one column to the next.
 */
export interface Slots {
  readonly nodes: number;
  readonly count: number;
  readonly columns: number;
  readonly column: Int32Array;
  /** Links to the column on the left, and on the right. */
  readonly left: Links;
  readonly right: Links;
  /** Lanes of edge `e` are the slots from `lanes[e]` up to, not including, `lanes[e + 1]`, from left to right. */
  readonly lanes: Int32Array;
}

/** `column` of each node; every edge leads to a column further right. */
export function slotsOf({ count, from, to }: Arrows, column: Int32Array): Slots {
  const lanes = new Int32Array(from.length + 1);
  lanes[0] = count;
  for (let edge = 0; edge < from.length; edge++) {
    lanes[edge + 1] = at(lanes, edge) + at(column, at(to, edge)) - at(column, at(from, edge)) - 1;
  }
  const all = at(lanes, from.length);
  const columnOf = new Int32Array(all);
  columnOf.set(column);
  const tails = new Int32Array(from.length + all - count);
  const heads = new Int32Array(tails.length);
  let link = 0;
  for (let edge = 0; edge < from.length; edge++) {
    let tail = at(from, edge);
    for (let lane = at(lanes, edge); lane < at(lanes, edge + 1); lane++) {
      columnOf[lane] = at(columnOf, tail) + 1;
      tails[link] = tail;
      heads[link++] = lane;
      tail = lane;
    }
    tails[link] = tail;
    heads[link++] = at(to, edge);
  }
  return {
    nodes: count,
    count: all,
    columns: column.reduce((most, one) => Math.max(most, one + 1), 0),
    column: columnOf,
    left: linksOf(all, heads, tails),
    right: linksOf(all, tails, heads),
    lanes,
  };
}
