import type { Standing } from './heights';
import { at as intAt, listAt, realAt as numberAt, type Links } from './indexed';

/** Bound here, for they are called very often: some ways of building look them up in their module each time. */
const at = intAt;
const realAt = numberAt;

/** How often columns are settled: more often where there are fewer slots. */
const rounds = { most: 14, fewest: 6, slots: 300_000 };

/** How much more a lane counts among its neighbours when it is itself one, so that long edges stay nearly straight. */
const laneWeight = 6;

/**
 * The middles of slots where columns are as low as can be: columns stand close, then each in turn comes as near to its
 * neighbours as its order and gaps allow (least squares with a given order, by pooling; Ayer and others 1955). Lower than
 * lines put straight (heights.ts) where very many edges pass, and less straight.
 */
export function relaxedMiddles(standing: Standing): Float64Array {
  const { arrangement, height, gapAbove } = standing;
  const { columns, slots } = arrangement;
  const middle = new Float64Array(slots.count);
  const offset = new Float64Array(slots.count);
  for (const order of columns) {
    for (let index = 1; index < order.length; index++) {
      const slot = at(order, index);
      const above = at(order, index - 1);
      offset[slot] = realAt(offset, above) + (realAt(height, above) + realAt(height, slot)) / 2 + gapAbove(slot, above);
    }
    const half = order.length > 0 ? realAt(offset, at(order, order.length - 1)) / 2 : 0;
    for (let index = 0; index < order.length; index++) {
      middle[at(order, index)] = realAt(offset, at(order, index)) - half;
    }
  }
  const longest = columns.reduce((most, order) => Math.max(most, order.length), 0);
  const settling = {
    standing,
    middle,
    offset,
    mean: new Float64Array(longest),
    size: new Int32Array(longest),
  };
  const count = Math.min(rounds.most, Math.max(rounds.fewest, Math.floor(rounds.slots / (slots.count + 1))));
  for (let round = 0; round < count; round++) {
    for (let step = 0; step < columns.length; step++) {
      settle(listAt(columns, round % 2 === 0 ? step : columns.length - 1 - step), settling);
    }
  }
  level(standing, middle);
  return middle;
}

/** Lanes go on at the height of the lane before them where there is room: so there are fewer bends. */
function level({ arrangement, height, gapAbove }: Standing, middle: Float64Array): void {
  const { columns, slots } = arrangement;
  const apart = (upper: number, lower: number) =>
    (realAt(height, upper) + realAt(height, lower)) / 2 + gapAbove(lower, upper);
  for (const order of columns) {
    const last = order.length - 1;
    for (let index = 1; index < last; index++) {
      const slot = at(order, index);
      const before = slot < slots.nodes ? -1 : at(slots.left.to, at(slots.left.start, slot));
      if (before >= slots.nodes) {
        const [above, below] = [at(order, index - 1), at(order, index + 1)];
        const top = realAt(middle, above) + apart(above, slot);
        const bottom = realAt(middle, below) - apart(slot, below);
        middle[slot] = Math.max(top, Math.min(bottom, realAt(middle, before)));
      }
    }
  }
}

interface Settling {
  readonly standing: Standing;
  readonly middle: Float64Array;
  readonly offset: Float64Array;
  /** Of pools, as long as a column is settled. */
  readonly mean: Float64Array;
  readonly size: Int32Array;
}

/** Each slot of a column as near to its wish as order and gaps allow: those that press on each other stand at their mean. */
function settle(order: Int32Array, settling: Settling): void {
  const { middle, offset, mean, size } = settling;
  let pools = 0;
  for (let index = 0; index < order.length; index++) {
    const slot = at(order, index);
    mean[pools] = wish(settling, slot) - realAt(offset, slot);
    size[pools] = 1;
    while (pools > 0 && realAt(mean, pools - 1) >= realAt(mean, pools)) {
      const both = at(size, pools - 1) + at(size, pools);
      const sum = realAt(mean, pools - 1) * at(size, pools - 1) + realAt(mean, pools) * at(size, pools);
      pools -= 1;
      mean[pools] = sum / both;
      size[pools] = both;
    }
    pools += 1;
  }
  for (let pool = 0, index = 0; pool < pools; pool++) {
    for (const end = index + at(size, pool); index < end; index++) {
      const slot = at(order, index);
      middle[slot] = realAt(mean, pool) + realAt(offset, slot);
    }
  }
}

/** The mean height of a slot's neighbours on both sides. */
function wish({ standing, middle }: Settling, slot: number): number {
  const { left, right, nodes } = standing.arrangement.slots;
  let sum = 0;
  let weight = 0;
  for (let side = 0; side < 2; side++) {
    const links: Links = side === 0 ? left : right;
    const end = at(links.start, slot + 1);
    for (let link = at(links.start, slot); link < end; link++) {
      const other = at(links.to, link);
      const own = slot >= nodes && other >= nodes ? laneWeight : 1;
      sum += own * realAt(middle, other);
      weight += own;
    }
  }
  return weight > 0 ? sum / weight : realAt(middle, slot);
}
