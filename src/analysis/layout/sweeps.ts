import type { Arrangement } from './arrangement';
import { anyAt, at as intAt, degree, listAt, realAt, type Links } from './indexed';

/** Bound here, for it is called very often: some ways of building look it up in its module each time. */
const at = intAt;

/** Sweeps that may bring nothing before the next start is tried. */
const patience = 4;

export interface Sweeping {
  readonly arrangement: Arrangement;
  /** Slots that keep their order among themselves (1). */
  readonly kept: Int32Array;
  readonly rounds: number;
}

/**
 * Sweeps to and fro: each column is put in the order of the mean places of its neighbours in the column before it
 * (barycenter heuristic; Sugiyama, Tagawa, Toda 1981). Leaves the arrangement as it was best, and tells its crossings.
 */
export function sweep({ arrangement, kept, rounds }: Sweeping): number {
  let fewest = arrangement.crossings();
  let best = arrangement.copy();
  const anyKept = kept.includes(1);
  for (let round = 0, idle = 0; round < rounds && idle < patience && fewest > 0; round++) {
    const toRight = round % 2 === 0;
    const turnTies = round % 4 > 1;
    const last = arrangement.columns.length - 1;
    for (let step = 1; step <= last; step++) {
      const column = toRight ? step : last - step;
      const links = toRight ? arrangement.slots.left : arrangement.slots.right;
      if (anyKept) {
        reorderKeeping(arrangement, { column, links, kept });
      } else {
        reorder(arrangement, { column, links, turnTies });
      }
    }
    const crossings = arrangement.crossings();
    idle = crossings < fewest ? 0 : idle + 1;
    if (crossings < fewest) {
      fewest = crossings;
      best = arrangement.copy();
    }
  }
  arrangement.take(best);
  return fewest;
}

function meanPlace(arrangement: Arrangement, links: Links, slot: number): number {
  const end = at(links.start, slot + 1);
  const start = at(links.start, slot);
  let sum = 0;
  for (let link = start; link < end; link++) {
    sum += at(arrangement.place, at(links.to, link));
  }
  return sum / (end - start);
}

interface Turn {
  readonly column: number;
  readonly links: Links;
  readonly turnTies: boolean;
}

/** Means are told apart up to so small a part of a place. */
const finest = 4096;

/** Slots without neighbours there keep their places; the others share the rest of the places. */
function reorder(arrangement: Arrangement, { column, links, turnTies }: Turn): void {
  const order = listAt(arrangement.columns, column);
  const size = order.length;
  const before = order.slice();
  // Mean and place in one number, which sorts faster than by comparing.
  const keys = new Float64Array(size);
  const free = new Int32Array(size);
  let moved = 0;
  for (let index = 0; index < size; index++) {
    const slot = at(before, index);
    if (at(links.start, slot + 1) > at(links.start, slot)) {
      const mean = Math.round(meanPlace(arrangement, links, slot) * finest);
      keys[moved] = mean * size + (turnTies ? size - 1 - index : index);
      free[moved++] = index;
    }
  }
  const sorted = keys.subarray(0, moved).sort();
  for (let index = 0; index < moved; index++) {
    const place = realAt(sorted, index) % size;
    order[at(free, index)] = at(before, turnTies ? size - 1 - place : place);
  }
  arrangement.number(column);
}

interface KeepingTurn {
  readonly column: number;
  readonly links: Links;
  readonly kept: Int32Array;
}

/** As `reorder`; means of kept slots are made to rise with their order first, by pooling neighbours that do not. */
function reorderKeeping(arrangement: Arrangement, { column, links, kept }: KeepingTurn): void {
  const order = listAt(arrangement.columns, column);
  const means = new Float64Array(order.length);
  const pools: Array<{ mean: number; size: number }> = [];
  for (let index = 0; index < order.length; index++) {
    const slot = at(order, index);
    means[index] = degree(links, slot) > 0 ? meanPlace(arrangement, links, slot) : index;
    if (at(kept, slot) === 1) {
      let pool = { mean: anyAt(means, index), size: 1 };
      for (let above = pools.at(-1); above && above.mean >= pool.mean; above = pools.at(-1)) {
        pools.pop();
        const size = above.size + pool.size;
        pool = { mean: (above.mean * above.size + pool.mean * pool.size) / size, size };
      }
      pools.push(pool);
    }
  }
  const rising = pools.flatMap(({ mean, size }) => new Array<number>(size).fill(mean));
  let next = 0;
  for (let index = 0; index < order.length; index++) {
    if (at(kept, at(order, index)) === 1) {
      means[index] = anyAt(rising, next++);
    }
  }
  const sorted = Array.from(order.keys()).sort((a, b) => anyAt(means, a) - anyAt(means, b) || a - b);
  order.set(sorted.map((index) => at(order, index)));
  arrangement.number(column);
}
