/** How many requests a journey makes until its population starts again; a power of two. */
export const populationSize = 512;
const levels = 9;

/** Mixes up to three whole numbers into 32 bits. The same numbers always give the same bits. */
export function mixed(a: number, b: number, c = 0): number {
  let h =
    Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^
    Math.imul(b + 0x7f4a7c15, 0xc2b2ae35) ^
    Math.imul(c + 0x165667b1, 0x27d4eb2f);
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return (h ^ (h >>> 16)) >>> 0;
}

/** {@link mixed} as a share in [0, 1). */
export function mixedShare(a: number, b: number, c = 0): number {
  return mixed(a, b, c) / 2 ** 32;
}

/** A seed made of text. */
export function seedOf(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  }
  return mixed(h, text.length);
}

/**
 * The ranks 0 … 511 in an order that is even at every length: each aligned run of 2^k requests has one rank in
 * each of 2^k equal strata (van der Corput's sequence, scrambled level by level as Owen does). So 512 requests hold
 * every rank once, and any shorter run is close to it; differently seeded orders are unrelated.
 */
export function evenRanks(seed: number): Uint16Array {
  const flips = new Uint8Array(populationSize);
  for (let node = 1; node < populationSize; node++) {
    flips[node] = mixed(seed, node) & 1;
  }
  const ranks = new Uint16Array(populationSize);
  for (let m = 0; m < populationSize; m++) {
    let node = 1;
    for (let level = 0; level < levels; level++) {
      node = (node << 1) | (((m >> level) & 1) ^ (flips[node] ?? 0));
    }
    ranks[m] = node - populationSize;
  }
  return ranks;
}

/** The standard normal's value at the middle of each rank's stratum. */
export const normalAtRank: Float64Array = Float64Array.from({ length: populationSize }, (_, rank) =>
  normalQuantile((rank + 0.5) / populationSize)
);

/** Inverse of the standard normal's distribution, by bisection on a series of Abramowitz & Stegun (26.2.17). */
function normalQuantile(p: number): number {
  let low = -6;
  let high = 6;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (normalShareBelow(middle) < p) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return (low + high) / 2;
}

function normalShareBelow(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const series = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) * series;
  return x > 0 ? 1 - tail : tail;
}
