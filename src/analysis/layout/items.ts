import { byText } from '../byMarks';
import type { Calls } from './calls';
import { backwardEdges } from './circles';
import { anyAt, arrowsOf, at, type Arrows } from './indexed';
import type { LayoutAsked } from './layout';

/** What stands for itself on the map: a node, or a box with its members. */
export interface Item {
  readonly key: string;
  /** One node, or the members of the box. */
  readonly members: readonly number[];
  readonly box: boolean;
}

/** Calls from item to item, all leading right. */
export interface Items extends Arrows {
  readonly items: readonly Item[];
  readonly itemOf: Int32Array;
  /** By edge between items: the number of the call, which of its nodes stand left and right, and whether it leads left. */
  readonly call: readonly number[];
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly backwards: Int32Array;
}

export function itemsOf(calls: Calls, boxes: LayoutAsked['boxes']): Items {
  const boxed = new Int32Array(calls.count);
  const items: Item[] = [];
  for (const { key, members } of boxes ?? []) {
    const own = members.map((index) => at(calls.node, index)).filter((node) => at(boxed, node) === 0);
    own.forEach((node) => (boxed[node] = 1));
    if (own.length > 0) {
      items.push({ key, members: [...new Set(own)].sort((a, b) => a - b), box: true });
    }
  }
  calls.keys.forEach((key, node) => at(boxed, node) === 0 && items.push({ key, members: [node], box: false }));
  items.sort((a, b) => byText(a.key, b.key) || anyAt(a.members, 0) - anyAt(b.members, 0));
  const itemOf = new Int32Array(calls.count);
  items.forEach(({ members }, item) => members.forEach((node) => (itemOf[node] = item)));

  const between = Array.from(calls.from).flatMap((from, call) =>
    at(itemOf, from) === at(itemOf, anyAt(calls.to, call)) ? [] : [call]
  );
  const tails = between.map((call) => anyAt(calls.from, call));
  const heads = between.map((call) => anyAt(calls.to, call));
  const itemsAt = (nodes: readonly number[]) => nodes.map((node) => at(itemOf, node));
  const backwards = backwardEdges(arrowsOf(items.length, itemsAt(tails), itemsAt(heads)));
  const left = tails.map((tail, edge) => (at(backwards, edge) === 1 ? anyAt(heads, edge) : tail));
  const right = heads.map((head, edge) => (at(backwards, edge) === 1 ? anyAt(tails, edge) : head));
  return {
    items,
    itemOf,
    ...arrowsOf(items.length, itemsAt(left), itemsAt(right)),
    call: between,
    left,
    right,
    backwards,
  };
}
