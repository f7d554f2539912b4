import { byText } from '../byMarks';
import { anyAt, at, type Arrows } from './indexed';
import type { LayoutAsked } from './layout';

/** What is asked, in the order of keys, each call once: so nothing below depends on the order of reading. */
export interface Calls extends Arrows {
  readonly keys: readonly string[];
  readonly width: Float64Array;
  readonly height: Float64Array;
  /** Heights where nodes stood before, NaN where they did not; and the same from left to right. */
  readonly wanted: Float64Array;
  readonly stood: Float64Array;
  /** By index of what is asked: its number here. */
  readonly node: Int32Array;
  /** By edge of what is asked: its number here; −1 for an edge from a node to itself. */
  readonly call: Int32Array;
}

export function callsOf(asked: LayoutAsked): Calls {
  const { keys } = asked;
  const order = Array.from(keys.keys()).sort((a, b) => byText(keys[a] ?? '', keys[b] ?? ''));
  const node = new Int32Array(keys.length);
  order.forEach((index, number) => (node[index] = number));
  const pairs = asked.edges.map(([from, to]) => at(node, from) * keys.length + at(node, to));
  const calls = [...new Set(pairs)].sort((a, b) => a - b).filter((pair) => pair % (keys.length + 1) !== 0);
  const numberOf = new Map(calls.map((pair, number) => [pair, number]));
  const placeBefore = (index: number) => asked.before?.get(keys[index] ?? '') ?? nowhere;
  return {
    count: keys.length,
    keys: order.map((index) => keys[index] ?? ''),
    from: Int32Array.from(calls, (pair) => Math.floor(pair / keys.length)),
    to: Int32Array.from(calls, (pair) => pair % keys.length),
    width: Float64Array.from(order, (index) => anyAt(asked.widths, index)),
    height: Float64Array.from(order, (index) => anyAt(asked.heights, index)),
    wanted: Float64Array.from(order, (index) => placeBefore(index).y),
    stood: Float64Array.from(order, (index) => placeBefore(index).x),
    node,
    call: Int32Array.from(pairs, (pair) => numberOf.get(pair) ?? -1),
  };
}

const nowhere = { x: Number.NaN, y: Number.NaN };
