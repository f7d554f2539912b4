import type { Arrangement } from './arrangement';
import { at as intAt, listAt, type Links } from './indexed';

/** Bound here, for it is called very often: some ways of building look it up in its module each time. */
const at = intAt;

export interface Sifting {
  readonly arrangement: Arrangement;
  /** Slots that keep their order among themselves (1). */
  readonly kept: Int32Array;
  /** Comparisons of two links that may be made. */
  readonly work: number;
}

/**
 * Moves slots to where they cross least, both sides seen: first past their neighbours (greedy switch), then one by one
 * to the best place of the column in reach (sifting; Matuszewski, Schönfeld, Molitor 1999). Every move takes crossings
 * away. Ends when none does or `work` is done.
 */
export function sift({ arrangement, kept, work }: Sifting): void {
  const sieve = new Sieve(arrangement, kept);
  const perPlace = 2 * (arrangement.slots.left.to.length + arrangement.slots.count);
  const reach = Math.max(4, Math.floor(work / perPlace / 6));
  arrangement.sort();
  for (let round = 0, better = true; better && sieve.work < work; round++) {
    better = false;
    const last = arrangement.columns.length - 1;
    for (let step = 0; step <= last; step++) {
      const column = round % 2 === 0 ? step : last - step;
      const switched = sieve.switchIn(column);
      const sifted = sieve.siftIn(column, reach);
      if (switched || sifted) {
        arrangement.sortBeside(column);
        better = true;
      }
    }
  }
}

class Sieve {
  work = 0;

  constructor(
    private readonly arrangement: Arrangement,
    private readonly kept: Int32Array
  ) {}

  switchIn(column: number): boolean {
    const order = listAt(this.arrangement.columns, column);
    let any = false;
    for (let round = 0, better = true; better && round < order.length; round++) {
      better = false;
      for (let index = 0; index + 1 < order.length; index++) {
        const upper = at(order, index);
        const lower = at(order, index + 1);
        if (this.mayPass(upper, lower) && this.excess(upper, lower) > 0) {
          order[index] = lower;
          order[index + 1] = upper;
          better = true;
        }
      }
      any ||= better;
    }
    this.arrangement.number(column);
    return any;
  }

  siftIn(column: number, reach: number): boolean {
    const order = listAt(this.arrangement.columns, column);
    const slots = order.slice();
    let any = false;
    for (let index = 0; index < slots.length; index++) {
      const slot = at(slots, index);
      const from = at(this.arrangement.place, slot);
      const to = this.bestPlace(order, from, reach);
      if (to !== from) {
        any = true;
        this.move(order, from, to);
      }
    }
    return any;
  }

  private bestPlace(order: Int32Array, from: number, reach: number): number {
    const slot = at(order, from);
    let best = from;
    let least = 0;
    for (let place = from - 1, change = 0; place >= 0 && from - place <= reach; place--) {
      const other = at(order, place);
      if (!this.mayPass(slot, other)) {
        break;
      }
      change += this.excess(slot, other);
      if (change < least) {
        least = change;
        best = place;
      }
    }
    for (let place = from + 1, change = 0; place < order.length && place - from <= reach; place++) {
      const other = at(order, place);
      if (!this.mayPass(slot, other)) {
        break;
      }
      change -= this.excess(slot, other);
      if (change < least) {
        least = change;
        best = place;
      }
    }
    return best;
  }

  private move(order: Int32Array, from: number, to: number): void {
    const slot = at(order, from);
    const step = to > from ? 1 : -1;
    for (let place = from; place !== to; place += step) {
      order[place] = at(order, place + step);
      this.arrangement.place[at(order, place)] = place;
    }
    order[to] = slot;
    this.arrangement.place[slot] = to;
  }

  private mayPass(one: number, other: number): boolean {
    return at(this.kept, one) === 0 || at(this.kept, other) === 0;
  }

  /** Crossings of the links of two slots with `upper` above `lower`, less those the other way round. */
  private excess(upper: number, lower: number): number {
    return this.excessOn(this.arrangement.left, upper, lower) + this.excessOn(this.arrangement.right, upper, lower);
  }

  private excessOn(links: Links, upper: number, lower: number): number {
    const { place } = this.arrangement;
    const end = at(links.start, lower + 1);
    const endUpper = at(links.start, upper + 1);
    let above = at(links.start, lower);
    const start = at(links.start, upper);
    if (end - above === 1 && endUpper - start === 1) {
      // Most are lanes, with one link on either side.
      this.work += 3;
      return Math.sign(at(place, at(links.to, start)) - at(place, at(links.to, above)));
    }
    let notBelow = above;
    let excess = 0;
    const first = above;
    this.work += 1 + endUpper - start + end - first;
    for (let link = start; link < endUpper; link++) {
      const own = at(place, at(links.to, link));
      while (above < end && at(place, at(links.to, above)) < own) {
        above++;
      }
      while (notBelow < end && at(place, at(links.to, notBelow)) <= own) {
        notBelow++;
      }
      excess += above - first - (end - notBelow);
    }
    return excess;
  }
}
