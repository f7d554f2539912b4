import { Arrangement } from './arrangement';
import { anyAt, at as intAt, degree, type Links } from './indexed';
import { sift } from './sifting';
import type { Slots } from './slots';
import { sweep } from './sweeps';

/** Bound here, for it is called very often: some ways of building look it up in its module each time. */
const at = intAt;

/** How many starts there are, how many may bring nothing; steps that may go into each, and into the last improvement. They decide alone how long it takes: no clock does. */
const effort = { starts: 4_000, mostStarts: 8, fewestStarts: 2, idleStarts: 5, sift: 8_000_000, siftStart: 400_000 };

/**
 * An order of every column with few crossings: from several starts, each swept and sifted, the best; the same each time.
 * `wanted` has heights where slots stood before (NaN where they did not): such keep their order among themselves.
 */
export function arrange(slots: Slots, wanted: Float64Array): Arrangement {
  const columns = inColumns(
    slots,
    Array.from({ length: slots.count }, (_, slot) => slot)
  );
  const kept = Int32Array.from({ length: slots.count }, (_, slot) => (Number.isNaN(anyAt(wanted, slot)) ? 0 : 1));
  if (kept.includes(1)) {
    const arrangement = new Arrangement(slots, byWanted(slots, columns, wanted));
    sweep({ arrangement, kept, rounds: 12 });
    sift({ arrangement, kept, work: effort.sift });
    return arrangement;
  }
  const arrangement = new Arrangement(slots, columns);
  let best = columns;
  let fewest = Infinity;
  const count = Math.min(effort.mostStarts, Math.max(effort.fewestStarts, effort.starts / slots.count));
  for (let start = 0, idle = 0; start < count && fewest > 0 && idle < effort.idleStarts; start++) {
    arrangement.take(startOf(slots, columns, start));
    sweep({ arrangement, kept, rounds: 16 });
    sift({ arrangement, kept, work: effort.siftStart });
    sweep({ arrangement, kept, rounds: 8 });
    const crossings = arrangement.crossings();
    idle = crossings < fewest ? 0 : idle + 1;
    if (crossings < fewest) {
      fewest = crossings;
      best = arrangement.copy();
    }
  }
  arrangement.take(best);
  sift({ arrangement, kept, work: effort.sift });
  return arrangement;
}

function inColumns(slots: Slots, order: readonly number[]): Int32Array[] {
  const columns = Array.from({ length: slots.columns }, () => new Array<number>());
  for (const slot of order) {
    columns[at(slots.column, slot)]?.push(slot);
  }
  return columns.map((column) => Int32Array.from(column));
}

function startOf(slots: Slots, columns: readonly Int32Array[], start: number): Int32Array[] {
  if (start < 2) {
    return inColumns(slots, start === 0 ? depthFirst(slots.left, slots.right) : depthFirst(slots.right, slots.left));
  }
  const next = numbers(start);
  return columns.map((column) => {
    const mixed = column.slice();
    for (let left = mixed.length - 1; left > 0; left--) {
      const pick = Math.floor(next() * (left + 1));
      const one = at(mixed, left);
      mixed[left] = at(mixed, pick);
      mixed[pick] = one;
    }
    return mixed;
  });
}

/** All slots, each before those that it leads to and that no other led to before. */
function depthFirst(back: Links, on: Links): number[] {
  const count = back.start.length - 1;
  const seen = new Int32Array(count);
  const order: number[] = [];
  for (let root = 0; root < count; root++) {
    const open = degree(back, root) === 0 ? [root] : [];
    for (let slot = open.pop(); slot !== undefined; slot = open.pop()) {
      if (at(seen, slot) === 0) {
        seen[slot] = 1;
        order.push(slot);
        for (let link = at(on.start, slot + 1) - 1; link >= at(on.start, slot); link--) {
          open.push(at(on.to, link));
        }
      }
    }
  }
  return order;
}

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b9);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Who stood somewhere by that height; lanes and who is new by the mean of their neighbours, as far as these are known. */
function byWanted(slots: Slots, columns: readonly Int32Array[], wanted: Float64Array): Int32Array[] {
  const height = wanted.slice();
  const passes = [columns, columns.slice().reverse()];
  for (const pass of [...passes, ...passes]) {
    for (const column of pass) {
      for (const slot of column) {
        if (Number.isNaN(anyAt(wanted, slot))) {
          height[slot] = meanHeight(slots, height, slot);
        }
      }
    }
  }
  const key = (slot: number) => (Number.isNaN(anyAt(height, slot)) ? Infinity : anyAt(height, slot));
  return columns.map((column) => column.slice().sort((a, b) => (key(a) === key(b) ? a - b : key(a) - key(b))));
}

function meanHeight({ left, right }: Slots, height: Float64Array, slot: number): number {
  let sum = 0;
  let count = 0;
  for (const links of [left, right]) {
    for (let link = at(links.start, slot); link < at(links.start, slot + 1); link++) {
      const other = anyAt(height, at(links.to, link));
      if (!Number.isNaN(other)) {
        sum += other;
        count += 1;
      }
    }
  }
  return count > 0 ? sum / count : Number.NaN;
}
