import type { Calls } from './calls';
import { backwardEdges } from './circles';
import { columnsOf } from './columns';
import { drawnColumns } from './drawnColumns';
import { anyAt, arrowsOf, at, type Arrows } from './indexed';
import type { Item, Items } from './items';
import type { Point } from './layout';
import { spacing } from './spacing';

/** An item from within: places are counted from its upper left corner. */
export interface Inside {
  readonly width: number;
  readonly height: number;
  /** In the order of members. */
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly column: readonly number[];
  readonly columns: number;
  /** By number of the call. */
  readonly routes: ReadonlyMap<number, readonly Point[]>;
  /** By node: from the left side of the item to that of the node; and from the node's right side to that of the item. */
  readonly fromLeft: ReadonlyMap<number, readonly Point[]>;
  readonly toRight: ReadonlyMap<number, readonly Point[]>;
}

export interface Boxing {
  readonly calls: Calls;
  readonly items: Items;
  readonly headHeight: number;
}

/** A node alone is what it is; a box has its own columns, with lanes for calls that come in and go out. */
export function insidesOf(boxing: Boxing): Inside[] {
  const { items, calls } = boxing;
  const inner: number[][] = items.items.map(() => []);
  calls.from.forEach((from, call) => {
    if (at(items.itemOf, from) === at(items.itemOf, anyAt(calls.to, call))) {
      inner[at(items.itemOf, from)]?.push(call);
    }
  });
  const outward = new Set(items.left);
  const inward = new Set(items.right);
  return items.items.map((item, index) =>
    item.box
      ? boxInside(item, inner[index] ?? [], {
          boxing,
          inward: item.members.flatMap((node, place) => (inward.has(node) ? [place] : [])),
          outward: item.members.flatMap((node, place) => (outward.has(node) ? [place] : [])),
        })
      : nodeInside(anyAt(item.members, 0), calls)
  );
}

function nodeInside(node: number, { width, height }: Calls): Inside {
  return {
    width: anyAt(width, node),
    height: anyAt(height, node),
    x: [anyAt(width, node) / 2],
    y: [anyAt(height, node) / 2],
    column: [0],
    columns: 1,
    routes: new Map(),
    fromLeft: new Map(),
    toRight: new Map(),
  };
}

interface Doors {
  readonly boxing: Boxing;
  /** Members, by their place in the box, that are reached from the left; and from which one leaves to the right. */
  readonly inward: readonly number[];
  readonly outward: readonly number[];
}

function boxInside({ members }: Item, inner: readonly number[], { boxing, inward, outward }: Doors): Inside {
  const { calls, headHeight } = boxing;
  const size = members.length;
  const placeOf = new Map(members.map((node, place) => [node, place]));
  const tails = inner.map((call) => placeOf.get(anyAt(calls.from, call)) ?? 0);
  const heads = inner.map((call) => placeOf.get(anyAt(calls.to, call)) ?? 0);
  const backwards = backwardEdges(arrowsOf(size, tails, heads));
  const lefts = tails.map((tail, edge) => (at(backwards, edge) === 1 ? anyAt(heads, edge) : tail));
  const rights = heads.map((head, edge) => (at(backwards, edge) === 1 ? anyAt(tails, edge) : head));
  const column = spread(arrowsOf(size, lefts, rights), members, calls);
  const columns = column.reduce((most, one) => Math.max(most, one), 0) + 1;
  // Doors are nodes without size in a column of their own on either side.
  const doors = inward.length + outward.length;
  const wholeColumn = new Int32Array(size + doors).fill(columns + 1);
  wholeColumn.set(column.map((one) => one + 1));
  wholeColumn.fill(0, size, size + inward.length);
  const sized = (sizes: Float64Array) => [
    ...members.map((node) => anyAt(sizes, node)),
    ...new Array<number>(doors).fill(0),
  ];
  const known = (places: Float64Array) => [
    ...members.map((node) => anyAt(places, node)),
    ...new Array<number>(doors).fill(Number.NaN),
  ];
  const drawn = drawnColumns({
    graph: arrowsOf(
      size + doors,
      [...lefts, ...inward.map((_, door) => size + door), ...outward],
      [...rights, ...inward, ...outward.map((_, door) => size + inward.length + door)]
    ),
    column: wholeColumn,
    width: sized(calls.width),
    height: sized(calls.height),
    wanted: known(calls.wanted),
    stood: known(calls.stood),
    aspect: { broken: spacing.aspect },
  });
  const top = headHeight + spacing.insideBox;
  const moved = (route: readonly Point[] = []) => route.map(({ x, y }) => ({ x, y: y + top }));
  const route = (edge: number) => moved(drawn.routes[edge]);
  return {
    width: drawn.width,
    height: drawn.height + top + spacing.insideBox,
    x: members.map((_, place) => anyAt(drawn.x, place)),
    y: members.map((_, place) => anyAt(drawn.y, place) + top),
    column: [...column],
    columns,
    routes: new Map(inner.map((call, edge) => [call, at(backwards, edge) === 1 ? route(edge).reverse() : route(edge)])),
    fromLeft: new Map(inward.map((place, door) => [anyAt(members, place), route(inner.length + door)])),
    toRight: new Map(outward.map((place, door) => [anyAt(members, place), route(inner.length + inward.length + door)])),
  };
}

/** Columns of members; those that no call inside leads to or from fill up what is least high, so that boxes are not towers. */
function spread(graph: Arrows, members: readonly number[], calls: Calls): Int32Array {
  const column = columnsOf(graph);
  const bound = new Set([...Array.from(graph.from), ...Array.from(graph.to)]);
  const area = members.reduce(
    (sum, node) =>
      sum +
      (anyAt(calls.width, node) + spacing.betweenColumns.least) * (anyAt(calls.height, node) + spacing.betweenNodes),
    0
  );
  const widest = members.reduce((most, node) => Math.max(most, anyAt(calls.width, node)), 1);
  const wished = Math.ceil(Math.sqrt(area * spacing.aspect) / (widest + spacing.betweenColumns.least));
  const used = [...bound].reduce((most, place) => Math.max(most, at(column, place) + 1), 1);
  const heights = new Array<number>(bound.size === members.length ? used : Math.max(used, wished)).fill(0);
  const stand = (place: number, one: number) => {
    heights[one] = anyAt(heights, one) + anyAt(calls.height, anyAt(members, place)) + spacing.betweenNodes;
    column[place] = one;
  };
  bound.forEach((place) => stand(place, at(column, place)));
  members.forEach((_, place) => {
    if (!bound.has(place)) {
      stand(
        place,
        heights.reduce((least, height, one) => (height < anyAt(heights, least) ? one : least), 0)
      );
    }
  });
  return withoutEmpty(column);
}

function withoutEmpty(column: Int32Array): Int32Array {
  const used = [...new Set(column)].sort((a, b) => a - b);
  const numberOf = new Map(used.map((one, index) => [one, index]));
  return column.map((one) => numberOf.get(one) ?? 0);
}
