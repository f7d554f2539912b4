import { epochMs, type EpochMs } from '../model/units';
import { stretchesOf, type Condition } from './incidents';
import { journeys } from './journeys';
import { places, type Place } from './places';
import { populationOf, type Population } from './population';
import { requestsBy } from './traffic';

/** A stretch of time, up to but without its end. */
export interface Between {
  readonly from: number;
  readonly to: number;
}

/** A journey under one condition, with the stretches of time in which that holds. */
export interface Crowd {
  readonly journey: number;
  readonly condition: Condition;
  readonly stretches: readonly Between[];
  readonly population: () => Population;
}

/** One environment of the shop, with its script of incidents fixed in time. */
export interface World {
  readonly anchor: EpochMs;
  readonly place: Place;
  readonly placeIndex: number;
  readonly crowds: readonly Crowd[];
}

/** The world of `placeIndex` around `anchor`, which is rounded down to whole seconds. */
export function worldOf(anchor: number, placeIndex: number): World | undefined {
  const place = places[placeIndex];
  if (place === undefined) {
    return undefined;
  }
  const whole = epochMs(Math.floor(anchor / 1000) * 1000);
  const crowds = journeys.flatMap((_, journey) => crowdsOf(place, journey, whole));
  return { anchor: whole, place, placeIndex, crowds };
}

function crowdsOf(place: Place, journey: number, anchor: EpochMs): Crowd[] {
  const byCondition = new Map<string, { condition: Condition; stretches: Array<{ from: number; to: number }> }>();
  for (const { from, to, condition } of stretchesOf(place, journeys[journey]?.trouble)) {
    const key = JSON.stringify(condition);
    const same = byCondition.get(key) ?? { condition, stretches: [] };
    same.stretches.push({ from: anchor + from, to: anchor + to });
    byCondition.set(key, same);
  }
  return [...byCondition].map(([key, { condition, stretches }]) => ({
    journey,
    condition,
    stretches,
    population: () => remembered(place, journey, { key, condition }),
  }));
}

/** Populations follow from place, journey and condition alone; there are a few dozen, made when first needed. */
const populations = new Map<string, Population>();

function remembered(
  place: Place,
  journey: number,
  { key, condition }: { key: string; condition: Condition }
): Population {
  const name = `${place.environment}/${journey}/${key}`;
  const known = populations.get(name);
  if (known !== undefined) {
    return known;
  }
  const seed = `${place.environment}/${journeys[journey]?.id ?? ''}`;
  const made = populationOf({ shapes: journeys[journey]?.shapes ?? [], condition, seed, slowness: place.slowness });
  populations.set(name, made);
  return made;
}

/** The crowd that a request of `journey` at `at` belongs to. */
export function crowdAt(world: World, journey: number, at: number): Crowd | undefined {
  return world.crowds.find(
    (crowd) => crowd.journey === journey && crowd.stretches.some(({ from, to }) => at >= from && at < to)
  );
}

/** Requests of a crowd between two moments, as the smooth count of its counters: may be a fraction. */
export function requestsBetween(world: World, crowd: Crowd, { from, to }: Between): number {
  let count = 0;
  for (const stretch of crowd.stretches) {
    const [start, end] = [Math.max(from, stretch.from), Math.min(to, stretch.to)];
    if (end > start) {
      count += requestsBy(world.placeIndex, crowd.journey, end) - requestsBy(world.placeIndex, crowd.journey, start);
    }
  }
  return count;
}
