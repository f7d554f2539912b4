export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Rect extends Point {
  readonly width: number;
  readonly height: number;
}

/** A graph to be laid out: plain data, so that a worker can be asked. Sizes are pixels at zoom 1. */
export interface LayoutAsked {
  /** Names of the nodes, each once; what settles ties, so that order of reading changes nothing. */
  readonly keys: readonly string[];
  readonly widths: readonly number[];
  readonly heights: readonly number[];
  /** From and to, as indices of `keys`. Several of the same direction and self-edges are allowed. */
  readonly edges: ReadonlyArray<readonly [number, number]>;
  /** Nodes that stand together in a box with a head of `headHeight`. A node is in at most one. */
  readonly boxes?: ReadonlyArray<{ readonly key: string; readonly members: readonly number[] }>;
  readonly headHeight?: number;
  /** Width of the box that it is drawn in for each unit of its height: gaps and broken columns come near to it. */
  readonly aspect?: number;
  /** Where nodes stood before, by key: so that what comes new moves the others little. */
  readonly before?: ReadonlyMap<string, Point>;
}

/** `x` and `y` are the middles of nodes, by index of `keys`; of boxes the upper left corner. */
export interface Layout {
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Column, from 0 at the left. */
  readonly layer: readonly number[];
  /** By index of `edges`: from the side of one node to the side of the other, by way of free lanes between others. */
  readonly routes: ReadonlyArray<readonly Point[]>;
  readonly boxes: ReadonlyMap<string, Rect>;
  readonly width: number;
  readonly height: number;
}
