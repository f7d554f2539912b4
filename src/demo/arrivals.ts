import type { EpochMs } from '../model/units';
import { mixed } from './chance';
import { memberOf } from './request';
import { momentOf, requestsBy } from './traffic';
import type { Between, Crowd, World } from './world';

/** The numbers of a journey's requests that may have come in then. Those at either end may lie just outside. */
export function numbersIn(
  world: World,
  crowd: Crowd,
  { from, to }: Between
): ReadonlyArray<{ readonly first: number; readonly last: number }> {
  return crowd.stretches.flatMap((stretch) => {
    const [start, end] = [Math.max(from, stretch.from), Math.min(to, stretch.to)];
    if (end <= start) {
      return [];
    }
    const first = Math.floor(requestsBy(world.placeIndex, crowd.journey, start));
    const last = Math.floor(requestsBy(world.placeIndex, crowd.journey, end));
    return [{ first, last }];
  });
}

/** How many requests of all crowds came in then, about. */
export function countIn(world: World, crowds: readonly Crowd[], between: Between): number {
  let count = 0;
  for (const crowd of crowds) {
    for (const { first, last } of numbersIn(world, crowd, between)) {
      count += last - first + 1;
    }
  }
  return count;
}

/** When request `n` came in, if that is inside `between` and while the crowd's condition held. */
export function momentWithin(
  world: World,
  crowd: Crowd,
  { n, between }: { n: number; between: Between }
): EpochMs | undefined {
  const at = momentOf(world.placeIndex, crowd.journey, n);
  const inside = at >= between.from && at < between.to;
  return inside && crowd.stretches.some(({ from, to }) => at >= from && at < to) ? at : undefined;
}

export interface Arrivals {
  readonly between: Between;
  /** Only every so-many-th request. */
  readonly every?: number;
  readonly visit: (n: number, member: number) => void;
}

/** Calls `visit` for the crowd's requests that may have come in then. */
export function eachArrival(world: World, crowd: Crowd, { between, every = 1, visit }: Arrivals): void {
  for (const { first, last } of numbersIn(world, crowd, between)) {
    const offset = (every - (first % every)) % every;
    for (let n = Math.max(0, first + offset); n <= last; n += every) {
      visit(n, memberOf(n));
    }
  }
}

/** A number in [0, below) that depends on `a` and `b` only. */
export function chosen(below: number, a: number, b: number): number {
  return below <= 0 ? 0 : mixed(a, b, 0x3c0) % below;
}
