/**
 * The number at `index`; whoever asks knows that there is one. Only for one kind of list: engines make a function fast for
 * the one kind that it sees, and one that is given all kinds is some twenty times as slow.
 */
export function at(list: Int32Array, index: number): number {
  return list[index] ?? 0;
}

/** The same of numbers that are not whole. */
export function realAt(list: Float64Array, index: number): number {
  return list[index] ?? 0;
}

export type Numbers = ArrayLike<number>;

/** The same of a list of any kind, where there are few. */
export function anyAt(list: Numbers, index: number): number {
  return list[index] ?? 0;
}

/** The item at `index` of a list of lists; nothing where there is none. */
export function listAt(lists: readonly Int32Array[], index: number): Int32Array {
  return lists[index] ?? none;
}

const none = new Int32Array(0);

/** Edges by one of their ends: those of `end` are at `start[end]` up to, not including, `start[end + 1]`. */
export interface Links {
  readonly start: Int32Array;
  /** The other end. */
  readonly to: Int32Array;
  readonly edge: Int32Array;
}

/** Edges by their end `from`, in the order of edges. */
export function linksOf(count: number, from: Int32Array, to: Int32Array): Links {
  const start = new Int32Array(count + 1);
  for (let edge = 0; edge < from.length; edge++) {
    start[at(from, edge) + 1] = at(start, at(from, edge) + 1) + 1;
  }
  for (let end = 0; end < count; end++) {
    start[end + 1] = at(start, end + 1) + at(start, end);
  }
  const next = start.slice();
  const links = { start, to: new Int32Array(from.length), edge: new Int32Array(from.length) };
  for (let edge = 0; edge < from.length; edge++) {
    const place = at(next, at(from, edge));
    links.to[place] = at(to, edge);
    links.edge[place] = edge;
    next[at(from, edge)] = place + 1;
  }
  return links;
}

/** How many edges of `links` end at `end`. */
export function degree(links: Links, end: number): number {
  return at(links.start, end + 1) - at(links.start, end);
}

/** A graph of numbered nodes: edge `e` leads from `from[e]` to `to[e]`. */
export interface Arrows {
  readonly count: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

export function arrowsOf(count: number, from: Numbers, to: Numbers): Arrows {
  return { count, from: Int32Array.from(from), to: Int32Array.from(to) };
}
