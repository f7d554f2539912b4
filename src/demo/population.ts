import { evenRanks, normalAtRank, populationSize, seedOf } from './chance';
import type { SpanShape } from './callTree';
import type { Condition } from './incidents';

/** What became of one span of one member: not there, fine, failed because a callee did, or failed by itself. */
export const fate = { absent: 0, fine: 1, failed: 2, faulty: 3 } as const;

/**
 * The 512 different requests that one journey makes under one condition, in the order in which they come.
 * The columns run shape by shape: the span of shape `s` in member `m` stands at `s * 512 + m`.
 */
export interface Population {
  readonly shapes: readonly SpanShape[];
  readonly fates: Uint8Array;
  /** Milliseconds after the request's start, and milliseconds. */
  readonly starts: Float64Array;
  readonly durations: Float64Array;
  /** Per member: 1 where the recommendation cache had nothing. */
  readonly missed: Uint8Array;
  /** The longest time from a request's start to the end of its last span. */
  readonly longest: number;
}

export interface PopulationWanted {
  readonly shapes: readonly SpanShape[];
  readonly condition: Condition;
  readonly seed: string;
  readonly slowness: number;
}

interface Making extends Population, PopulationWanted {
  readonly children: ReadonlyArray<readonly number[]>;
  /** Rank of the fault that befell a member; decides what survives it. */
  readonly faultRanks: Uint16Array;
}

/**
 * Makes a population. Shares are met exactly (a share of 8 % fails 41 of 512) and spread evenly over time. The same
 * seed gives the same members under every condition, only slower or failing, as in a real incident.
 */
export function populationOf(wanted: PopulationWanted): Population {
  const { shapes } = wanted;
  const cells = shapes.length * populationSize;
  const making: Making = {
    ...wanted,
    fates: new Uint8Array(cells),
    starts: new Float64Array(cells),
    durations: new Float64Array(cells),
    missed: new Uint8Array(populationSize),
    longest: 0,
    children: shapes.map((_, s) => shapes.flatMap((shape, child) => (shape.parent === s ? [child] : []))),
    faultRanks: new Uint16Array(populationSize),
  };
  const { fates, starts, durations, missed } = making;
  shapes.forEach((shape, s) => castFates(making, shape, s));
  eachFromLeaves(shapes, (shape, s) => passFailuresUp(making, shape, s));
  shapes.forEach((shape, s) => cutShort(making, shape, s));
  eachFromLeaves(shapes, (shape, s) => measure(making, shape, s));
  shapes.forEach((shape, s) => placeChildren(making, shape, s));
  return { shapes, fates, starts, durations, missed, longest: longestOf(making) };
}

/** Where the span of shape `s` in member `m` stands in the columns. */
export function cellOf(s: number, m: number): number {
  return s * populationSize + m;
}

/** Cells are always inside their columns; the fallback is for the compiler. */
function read(column: Float64Array | Uint8Array | Uint16Array, cell: number): number {
  return column[cell] ?? 0;
}

function eachFromLeaves(shapes: readonly SpanShape[], visit: (shape: SpanShape, s: number) => void): void {
  [...shapes.entries()].reverse().forEach(([s, shape]) => visit(shape, s));
}

/** Ranks follow from their seed; the conditions of one journey share them. */
const known = new Map<string, Uint16Array>();

function ranksOf(seed: string): Uint16Array {
  const ranks = known.get(seed) ?? evenRanks(seedOf(seed));
  known.set(seed, ranks);
  return ranks;
}

/** Stands for the ranks of what happens to all or to none. */
const first = new Uint16Array(populationSize);

function castFates(making: Making, shape: SpanShape, s: number): void {
  const { fates, missed, condition, faultRanks, seed } = making;
  const faulty = Math.round(faultShare(shape, condition) * populationSize);
  const faults = faulty > 0 || shape.feelsCache ? ranksOf(`${seed}/${shape.feelsCache ? 'cache' : s}/fault`) : first;
  if (shape.feelsCache) {
    const misses = Math.round(condition.cacheMisses * populationSize);
    faults.forEach((rank, m) => (missed[m] = rank < misses ? 1 : 0));
  }
  const there = presenceOf(making, shape, s);
  for (let m = 0; m < populationSize; m++) {
    const rank = read(faults, m);
    if (!there(m)) {
      continue;
    }
    fates[cellOf(s, m)] = rank < faulty ? fate.faulty : fate.fine;
    if (rank < faulty) {
      faultRanks[m] = rank;
    }
  }
}

function presenceOf({ fates, missed, seed }: Making, shape: SpanShape, s: number): (m: number) => boolean {
  const called = (m: number) => shape.parent < 0 || read(fates, cellOf(shape.parent, m)) !== fate.absent;
  if (shape.share === 'cache-miss') {
    return (m) => called(m) && read(missed, m) === 1;
  }
  const share = shape.share;
  const ranks = share < 1 ? ranksOf(`${seed}/${s}/presence`) : first;
  return (m) => called(m) && read(ranks, m) < share * populationSize;
}

function faultShare({ fault }: SpanShape, condition: Condition): number {
  if (fault === undefined) {
    return 0;
  }
  if (typeof fault.share === 'number') {
    return fault.share;
  }
  return fault.share === 'cache' ? condition.cacheErrors : condition.cardErrors;
}

function passFailuresUp({ fates, faultRanks }: Making, shape: SpanShape, s: number): void {
  if (shape.parent < 0 || shape.kind === 'consumer' || shape.needed === 'never') {
    return;
  }
  for (let m = 0; m < populationSize; m++) {
    const failed = read(fates, cellOf(s, m)) >= fate.failed;
    const survived = shape.needed === 'every-other' && read(faultRanks, m) % 2 === 1;
    const above = cellOf(shape.parent, m);
    if (failed && !survived && fates[above] === fate.fine) {
      fates[above] = fate.failed;
    }
  }
}

/** After a call that failed its caller, the calls that would have come next do not happen; nor do those inside them. */
function cutShort({ shapes, fates, children }: Making, shape: SpanShape, s: number): void {
  const inTurn = children[s] ?? [];
  for (let m = 0; m < populationSize && inTurn.length > 0; m++) {
    const own = fates[cellOf(s, m)];
    let over = own === fate.absent;
    for (const child of inTurn) {
      const cell = cellOf(child, m);
      if (over) {
        fates[cell] = fate.absent;
      }
      const fatal = own === fate.failed && !shape.atOnce && shapes[child]?.needed !== 'never';
      over ||= fatal && read(fates, cell) >= fate.failed;
    }
  }
}

function measure(making: Making, shape: SpanShape, s: number): void {
  const { fates, durations, missed, condition, slowness, seed } = making;
  const ranks = ranksOf(`${seed}/${s}/time`);
  const wait = shape.fault?.wait ?? 1;
  const below = childrenTime(making, shape, s);
  for (let m = 0; m < populationSize; m++) {
    const cell = cellOf(s, m);
    const became = read(fates, cell);
    if (became !== fate.absent) {
      const missing = shape.feelsCache && read(missed, m) === 1 ? condition.missSlowness : 1;
      const waiting = became === fate.faulty ? wait : 1;
      const spread = Math.exp(shape.spread * read(normalAtRank, read(ranks, m)));
      durations[cell] = shape.own * slowness * missing * waiting * spread + read(below, m);
    }
  }
}

/**
 * Per member, how long the children of a shape take together. Consumers read a message after its producer has ended;
 * their time is not the producer's.
 */
function childrenTime({ shapes, durations, children }: Making, shape: SpanShape, s: number): Float64Array {
  const times = new Float64Array(populationSize);
  for (const child of children[s] ?? []) {
    if (shapes[child]?.kind === 'consumer') {
      continue;
    }
    for (let m = 0; m < populationSize; m++) {
      const time = read(times, m);
      const duration = read(durations, cellOf(child, m));
      times[m] = shape.atOnce ? Math.max(time, duration) : time + duration;
    }
  }
  return times;
}

/**
 * One after the other, with the own time shared out between and around them; or all at once:
 *
 *   in turn   |--[a]--[bbb]--|        at once   |--[a]----|
 *                                                 [bbbbb]
 */
function placeChildren(making: Making, shape: SpanShape, s: number): void {
  const { fates, starts, durations, children } = making;
  const below = children[s] ?? [];
  if (shape.kind === 'producer' || below.length === 0) {
    placeConsumers(making, s);
    return;
  }
  const inside = childrenTime(making, shape, s);
  const gaps = gapsOf(making, s);
  const next = new Float64Array(populationSize);
  for (let m = 0; m < populationSize; m++) {
    const own = read(durations, cellOf(s, m)) - read(inside, m);
    gaps[m] = shape.atOnce ? 0.4 * own : own / read(gaps, m);
    next[m] = read(starts, cellOf(s, m)) + read(gaps, m);
  }
  for (const child of below) {
    for (let m = 0; m < populationSize; m++) {
      const cell = cellOf(child, m);
      if (fates[cell] !== fate.absent) {
        const start = read(next, m);
        starts[cell] = start;
        next[m] = shape.atOnce ? start : start + read(durations, cell) + read(gaps, m);
      }
    }
  }
}

/** Per member, how many stretches of own time there are around and between the children that are there. */
function gapsOf({ fates, children }: Making, s: number): Float64Array {
  const gaps = new Float64Array(populationSize).fill(1);
  for (const child of children[s] ?? []) {
    for (let m = 0; m < populationSize; m++) {
      gaps[m] = read(gaps, m) + (fates[cellOf(child, m)] === fate.absent ? 0 : 1);
    }
  }
  return gaps;
}

function placeConsumers({ starts, durations, children, seed }: Making, s: number): void {
  const lags = ranksOf(`${seed}/${s}/lag`);
  for (const child of children[s] ?? []) {
    for (let m = 0; m < populationSize; m++) {
      const lag = (12 + child) * Math.exp(0.5 * read(normalAtRank, read(lags, m)));
      starts[cellOf(child, m)] = read(starts, cellOf(s, m)) + read(durations, cellOf(s, m)) + lag;
    }
  }
}

function longestOf({ starts, durations }: Population): number {
  return starts.reduce((longest, start, cell) => Math.max(longest, start + read(durations, cell)), 0);
}
