import { ms, type Ms } from '../model/units';
import { lengthOf, type Window } from '../model/window';

/**
 * The stretch that `rate` looks back over: four samples at least, and never less than one step and a sample, so
 * that no sample falls between two points. The same rule as Grafana's `$__rate_interval`, but made from the push
 * interval as measured: the data source's own setting is often left at 15 s where metrics come each minute.
 */
export function rateWindow(interval: Ms, step: Ms): Ms {
  return ms(Math.max(4 * interval, step + interval));
}

/** Steps that people read easily on an axis, in seconds. */
const niceSeconds = [
  1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1200, 1800, 3600, 7200, 10_800, 14_400, 21_600, 43_200, 86_400,
  172_800, 345_600, 604_800,
];

/**
 * The distance of points for a window: the shortest of the nice steps that are multiples of the push interval and
 * give at most `maxPoints` points. Never below the interval, where there is nothing new to see; a window shorter
 * than that gets a single point.
 */
export function stepFor(window: Window, interval: Ms, maxPoints = 240): Ms {
  const every = Math.max(1, Math.round(interval));
  const least = Math.max(every, lengthOf(window) / Math.max(1, maxPoints - 1));
  const nice = niceSeconds.map((step) => step * 1000).find((step) => step >= least && step % every === 0);
  return ms(nice ?? Math.ceil(least / every) * every);
}

const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
] as const;

/** A duration as PromQL and LogQL write it, in one whole unit: `90s`, `14m`, `1500ms`. At least a millisecond. */
export function promDuration(duration: Ms): string {
  const whole = Math.max(1, Math.round(duration));
  const unit = units.find(([, size]) => whole % size === 0);
  return unit ? `${whole / unit[1]}${unit[0]}` : `${whole}ms`;
}
