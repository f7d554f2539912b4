import type { Arrangement } from './arrangement';
import { broken, columnGap, laneGap } from './bricks';
import { middlesOf, type Standing } from './heights';
import { anyAt, at, type Arrows, type Numbers } from './indexed';
import type { Point } from './layout';
import { arrange } from './order';
import { relaxedMiddles } from './relaxed';
import { routesOf } from './routes';
import { slotsOf, type Slots } from './slots';
import { spacing } from './spacing';

/** A graph without circles whose columns are known. */
export interface Columned {
  readonly graph: Arrows;
  readonly column: Int32Array;
  readonly width: Numbers;
  readonly height: Numbers;
  /** Heights where nodes stood before; NaN where they did not. */
  readonly wanted: Numbers;
  /** The same from left to right. */
  readonly stood: Numbers;
  /** Width for each unit of height that is aimed at by breaking columns and, where it is told, by widening gaps. */
  readonly aspect: { readonly broken: number; readonly widened?: number };
  /** Where on a node's side an edge ends, from its middle, if that is given. */
  readonly port?: (edge: number, end: 'from' | 'to') => number | undefined;
}

/** `x` and `y` are middles; the whole stands at 0, 0. Routes lead from left to right. */
export interface Drawn {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly column: Int32Array;
  readonly routes: ReadonlyArray<readonly Point[]>;
  readonly width: number;
  readonly height: number;
}

/** Columns from left to right with what stands in them, and the way of each edge through free lanes between. */
export function drawnColumns(asked: Columned): Drawn {
  const wholeSlots = slotsOf(asked.graph, asked.column);
  const wanted = new Float64Array(wholeSlots.count).fill(Number.NaN);
  wanted.set(Array.from(asked.column, (_, node) => anyAt(asked.wanted, node)));
  const ordered = arrange(wholeSlots, wanted);
  const { arrangement, whole } = broken({ ...asked, arrangement: ordered, aspect: asked.aspect.broken });
  const { slots } = arrangement;
  const heightOf = new Float64Array(slots.count);
  heightOf.set(Array.from(asked.column, (_, node) => anyAt(asked.height, node)));
  const stands = standing({ arrangement, height: heightOf, gapAbove: gapsOf(arrangement) });
  const { y } = stands;
  const sides = widened(
    sidesOf({ slots, whole, width: asked.width }),
    (asked.aspect.widened ?? 0) * stands.whole,
    whole
  );
  const x = Float64Array.from(asked.column, (_, node) => {
    const column = at(slots.column, node);
    return (anyAt(sides.left, column) + anyAt(sides.right, column)) / 2;
  });
  return {
    x,
    y: y.slice(0, slots.nodes),
    column: asked.column,
    routes: routesOf({ asked, arrangement, sides, x, y }),
    width: anyAt(sides.right, slots.columns - 1),
    height: stands.whole,
  };
}

/** Straight lines may make the whole so many times as high as it need be. */
const straightAtMost = 1.5;

/** Among more slots no straight lines are looked for: they would be too high. */
const mostStraight = 20_000;

/** Middles from 0 at the top, and the height of the whole. */
function standing(asked: Standing): { readonly y: Float64Array; readonly whole: number } {
  if (asked.height.length > mostStraight) {
    return fromTop(relaxedMiddles(asked), asked.height);
  }
  const straight = fromTop(middlesOf(asked), asked.height);
  if (straight.whole <= straightAtMost * highestColumn(asked)) {
    return straight;
  }
  const low = fromTop(relaxedMiddles(asked), asked.height);
  return straight.whole > straightAtMost * low.whole ? low : straight;
}

/** What the highest column takes, which the whole is never lower than. */
function highestColumn({ arrangement, height, gapAbove }: Standing): number {
  return arrangement.columns.reduce((most, order) => {
    let whole = 0;
    order.forEach((slot, index) => {
      whole += anyAt(height, slot) + (index > 0 ? gapAbove(slot, at(order, index - 1)) : 0);
    });
    return Math.max(most, whole);
  }, 0);
}

function fromTop(middle: Float64Array, height: Float64Array) {
  let top = Infinity;
  let bottom = -Infinity;
  middle.forEach((y, slot) => {
    top = Math.min(top, y - anyAt(height, slot) / 2);
    bottom = Math.max(bottom, y + anyAt(height, slot) / 2);
  });
  return { y: middle.map((y) => y - top), whole: bottom - top };
}

function gapsOf({ slots, columns }: Arrangement): (slot: number, above: number) => number {
  const betweenLanes = columns.map((column) =>
    laneGap(column.reduce((lanes, slot) => lanes + (slot < slots.nodes ? 0 : 1), 0))
  );
  return (slot, above) => {
    if (slot >= slots.nodes && above >= slots.nodes) {
      return anyAt(betweenLanes, at(slots.column, slot));
    }
    return slot >= slots.nodes || above >= slots.nodes ? spacing.besideLane : spacing.betweenNodes;
  };
}

/** Left and right sides of columns. */
export interface Sides {
  readonly left: Float64Array;
  readonly right: Float64Array;
}

interface Siding {
  readonly slots: Slots;
  /** By column: which it was before it was broken. */
  readonly whole: Int32Array;
  readonly width: Numbers;
}

function sidesOf({ slots, whole, width }: Siding): Sides {
  const left = new Float64Array(slots.columns);
  const right = new Float64Array(slots.columns);
  const links = new Int32Array(slots.columns);
  for (let slot = 0; slot < slots.count; slot++) {
    const column = at(slots.column, slot);
    links[column] = at(links, column) + at(slots.right.start, slot + 1) - at(slots.right.start, slot);
    // For now the widths; they are moved to their places below.
    right[column] = Math.max(anyAt(right, column), slot < slots.nodes ? anyAt(width, slot) : 0);
  }
  let x = 0;
  for (let column = 0; column < slots.columns; column++) {
    left[column] = x;
    x += anyAt(right, column);
    right[column] = x;
    x += isPart(column, whole) ? spacing.betweenParts : columnGap(at(links, column));
  }
  return { left, right };
}

/** Whether the column to the right is another part of the same. */
function isPart(column: number, whole: Int32Array): boolean {
  return column + 1 < whole.length && at(whole, column) === at(whole, column + 1);
}

/** Gaps between columns grow by the same factor until the whole is as wide as is wished, or they as wide as they may be. */
function widened({ left, right }: Sides, wished: number, whole: Int32Array): Sides {
  const last = left.length - 1;
  const gaps = Array.from(left, (_, column) =>
    column === last || isPart(column, whole) ? 0 : anyAt(left, column + 1) - anyAt(right, column)
  );
  const all = gaps.reduce((sum, gap) => sum + gap, 0);
  const missing = wished - anyAt(right, last);
  if (all <= 0 || missing <= 0) {
    return { left, right };
  }
  const factor = Math.min(missing / all, spacing.betweenColumns.widened);
  let shift = 0;
  const shifts = gaps.map((gap) => {
    const own = shift;
    shift += gap * factor;
    return own;
  });
  return {
    left: left.map((x, column) => x + anyAt(shifts, column)),
    right: right.map((x, column) => x + anyAt(shifts, column)),
  };
}
