import { at as intAt, listAt, type Links } from './indexed';
import type { Slots } from './slots';

/** Bound here, for it is called very often: some ways of building look it up in its module each time. */
const at = intAt;

/** Slots of each column from top to bottom, and what that order costs. */
export class Arrangement {
  readonly columns: Int32Array[];
  /** Place of each slot in its column. */
  readonly place: Int32Array;
  /** The other ends of `slots.left` and `slots.right`, each slot's from top to bottom. Right after `sort()`. */
  readonly left: Links;
  readonly right: Links;
  private readonly tree: Int32Array;

  constructor(
    readonly slots: Slots,
    order: readonly Int32Array[]
  ) {
    this.columns = order.map((column) => column.slice());
    this.place = new Int32Array(slots.count);
    this.columns.forEach((_, column) => this.number(column));
    this.left = { ...slots.left, to: slots.left.to.slice(), edge: slots.left.edge.slice() };
    this.right = { ...slots.right, to: slots.right.to.slice(), edge: slots.right.edge.slice() };
    this.tree = new Int32Array(this.columns.reduce((most, column) => Math.max(most, column.length + 1), 1));
  }

  /** Writes down the places of a column whose order was changed. */
  number(column: number): void {
    const order = listAt(this.columns, column);
    for (let index = 0; index < order.length; index++) {
      this.place[at(order, index)] = index;
    }
  }

  take(order: readonly Int32Array[]): void {
    this.columns.forEach((column, index) => {
      column.set(listAt(order, index));
      this.number(index);
    });
  }

  copy(): Int32Array[] {
    return this.columns.map((column) => column.slice());
  }

  sort(): void {
    for (let column = 0; column < this.columns.length; column++) {
      this.sortBeside(column);
    }
  }

  /** Puts the ends in `column` of links from both sides into the order of the column. */
  sortBeside(column: number): void {
    sortInto(this.left, this.slots.right, listAt(this.columns, column));
    sortInto(this.right, this.slots.left, listAt(this.columns, column));
  }

  /** Pairs of links that cross, counted in O(links · log slots) with a Fenwick tree (Barth, Mutzel, Jünger 2004). */
  crossings(): number {
    let count = 0;
    for (let column = 0; column + 1 < this.columns.length; column++) {
      sortInto(this.right, this.slots.left, listAt(this.columns, column + 1));
      count += this.crossingsRightOf(column);
    }
    return count;
  }

  private crossingsRightOf(column: number): number {
    const { tree, place, right } = this;
    const size = listAt(this.columns, column + 1).length;
    const order = listAt(this.columns, column);
    tree.fill(0, 0, size + 1);
    let before = 0;
    let count = 0;
    for (let index = 0; index < order.length; index++) {
      const slot = at(order, index);
      const end = at(right.start, slot + 1);
      for (let link = at(right.start, slot); link < end; link++) {
        const other = at(place, at(right.to, link));
        let notBelow = 0;
        for (let node = other + 1; node > 0; node -= node & -node) {
          notBelow += at(tree, node);
        }
        count += before - notBelow;
        before += 1;
        for (let node = other + 1; node <= size; node += node & -node) {
          tree[node] = at(tree, node) + 1;
        }
      }
    }
    return count;
  }
}

/** How far the links of a slot are filled, between two calls of `sortInto` without meaning. */
let filled = new Int32Array(0);

/** Writes the slots of `order` into `sorted` wherever they are other ends, so that these come in the order of the column. */
function sortInto(sorted: Links, back: Links, order: Int32Array): void {
  if (filled.length < sorted.start.length) {
    filled = new Int32Array(sorted.start.length);
  }
  for (let index = 0; index < order.length; index++) {
    const slot = at(order, index);
    for (let link = at(back.start, slot); link < at(back.start, slot + 1); link++) {
      filled[at(back.to, link)] = at(sorted.start, at(back.to, link));
    }
  }
  for (let index = 0; index < order.length; index++) {
    const slot = at(order, index);
    for (let link = at(back.start, slot); link < at(back.start, slot + 1); link++) {
      const other = at(back.to, link);
      const place = at(filled, other);
      sorted.to[place] = slot;
      sorted.edge[place] = at(back.edge, link);
      filled[other] = place + 1;
    }
  }
}
