import { epochMs, type EpochMs } from '../model/units';
import { mixedShare } from './chance';
import { journeys, type Journey } from './journeys';
import { places, type Place } from './places';

/** The shop opened here; before, nothing was ever measured. */
export const opening: EpochMs = epochMs(Date.UTC(2024, 0, 1));

const day = 86_400;

interface Wave {
  readonly size: number;
  /** Radians per second, and at the opening. */
  readonly speed: number;
  readonly phase: number;
}

interface Flow {
  readonly rate: number;
  readonly waves: readonly Wave[];
}

const flows: ReadonlyArray<readonly Flow[]> = places.map((place, p) =>
  journeys.map((journey, j) => flowOf(place, journey, { p, j }))
);

function flowOf(place: Place, journey: Journey, at: { p: number; j: number }): Flow {
  if (journey.by === 'machines') {
    return { rate: journey.rate, waves: [] };
  }
  const ripple = (size: number, period: number, which: number): Wave => ({
    size,
    speed: (2 * Math.PI) / period,
    phase: 2 * Math.PI * mixedShare(at.p, at.j, which),
  });
  const daily = { size: 0.34, speed: (2 * Math.PI) / day, phase: Math.PI / 2 - (2 * Math.PI * place.busiestHour) / 24 };
  return {
    rate: journey.rate * place.traffic,
    waves: [daily, ripple(0.05, 1733, 1), ripple(0.04, 397, 2), ripple(0.06, 149, 3)],
  };
}

function flow(place: number, journey: number): Flow {
  return flows[place]?.[journey] ?? { rate: 0, waves: [] };
}

/**
 * How many requests of a journey had been made by `at`: the integral of its rate, which is a daily rhythm with a few
 * ripples, in closed form. A fraction: counters grow smoothly, requests happen where it passes whole numbers.
 */
export function requestsBy(place: number, journey: number, at: number): number {
  const seconds = (at - opening) / 1000;
  return seconds <= 0 ? 0 : integral(flow(place, journey), seconds);
}

function integral({ rate, waves }: Flow, seconds: number): number {
  let sum = seconds;
  for (const { size, speed, phase } of waves) {
    sum += (size / speed) * (Math.cos(phase) - Math.cos(speed * seconds + phase));
  }
  return rate * sum;
}

function rateAt({ rate, waves }: Flow, seconds: number): number {
  let sum = 1;
  for (const { size, speed, phase } of waves) {
    sum += size * Math.sin(speed * seconds + phase);
  }
  return rate * sum;
}

/**
 * When request number `n` of a journey came in: inside the stretch in which the count goes from n to n + 1, at a place
 * of its own. Newton's method on {@link requestsBy}; the rate never comes near zero, so it converges in a few steps.
 */
export function momentOf(place: number, journey: number, n: number): EpochMs {
  const of = flow(place, journey);
  const wanted = n + 0.1 + 0.8 * mixedShare(n >>> 0, journey, place);
  let seconds = wanted / of.rate;
  for (let i = 0; i < 12; i++) {
    const change = (integral(of, seconds) - wanted) / rateAt(of, seconds);
    seconds -= change;
    if (Math.abs(change) < 1e-7) {
      break;
    }
  }
  return epochMs(opening + Math.round(seconds * 1e6) / 1000);
}
