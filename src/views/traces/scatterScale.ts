import type { TracePoint } from '../../analysis/tracePoint';
import { epochMs, ms, type EpochMs, type Ms } from '../../model/units';

/** Durations are drawn by their logarithm where the longest is more than so many times the shortest. */
const wide = 50;
/** A nanosecond: below it nothing is measured. */
const shortest = 1e-6;

export interface ScatterSize {
  readonly width: number;
  readonly height: number;
}

/** How far the drawing stays from its edges; figures stand there. */
export const scatterMargin = { left: 64, right: 12, top: 10, bottom: 22 };

/** Between moments and durations, and places in the drawing. */
export interface ScatterScale {
  readonly isLog: boolean;
  readonly x: (at: EpochMs) => number;
  readonly y: (took: Ms) => number;
  readonly at: (x: number) => EpochMs;
  readonly took: (y: number) => Ms;
  readonly moments: readonly EpochMs[];
  readonly durations: readonly Ms[];
}

/** The points fill the drawing; a little room is left so that those at its edges can be taken by a rectangle. */
export function scatterScale(points: readonly TracePoint[], { width, height }: ScatterSize): ScatterScale {
  const { times, lengths } = extents(points);
  const isLog = lengths.from > 0 && lengths.to / lengths.from > wide;
  const [low, high] = isLog
    ? [Math.log10(lengths.from) - 0.08, Math.log10(lengths.to) + 0.08]
    : [0, Math.max(lengths.to, 0.001) * 1.06];
  const room = Math.max((times.to - times.from) * 0.02, 500);
  const [first, last] = [times.from - room, times.to + room];
  const { left, right, top, bottom } = scatterMargin;
  const [across, down] = [Math.max(1, width - left - right), Math.max(1, height - top - bottom)];
  const from = (took: number) => (isLog ? Math.max(low, Math.log10(Math.max(took, shortest))) : took);
  const x = (at: number) => left + ((at - first) / (last - first)) * across;
  const y = (took: number) => top + (1 - (from(took) - low) / (high - low)) * down;
  return {
    isLog,
    x,
    y,
    at: (place) => epochMs(Math.round(first + (clamped(place - left, across) / across) * (last - first))),
    took: (place) => {
      const value = low + (1 - clamped(place - top, down) / down) * (high - low);
      return ms(isLog ? 10 ** value : value);
    },
    moments: momentTicks(first, last, Math.max(2, Math.floor(across / 130))),
    durations: (isLog ? decades(low, high) : steps(high)).map(ms),
  };
}

function extents(points: readonly TracePoint[]) {
  const times = { from: Infinity, to: -Infinity };
  const lengths = { from: Infinity, to: 0 };
  for (const { at, took } of points) {
    times.from = Math.min(times.from, at);
    times.to = Math.max(times.to, at);
    lengths.from = took >= shortest ? Math.min(lengths.from, took) : lengths.from;
    lengths.to = Math.max(lengths.to, took);
  }
  return {
    times: points.length === 0 ? { from: 0, to: 0 } : times,
    lengths: Number.isFinite(lengths.from) ? lengths : { from: 0, to: lengths.to },
  };
}

function clamped(place: number, most: number): number {
  return Math.min(Math.max(place, 0), most);
}

const second = 1000;
const minute = 60 * second;
const round = [1, 2, 5, 10, 15, 30, minute / second, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400];

function momentTicks(first: number, last: number, most: number): readonly EpochMs[] {
  const wanted = (last - first) / most / second;
  const step = second * (round.find((one) => one >= wanted) ?? Math.ceil(wanted / 86400) * 86400);
  const ticks: EpochMs[] = [];
  for (let at = Math.ceil(first / step) * step; at <= last; at += step) {
    ticks.push(epochMs(at));
  }
  return ticks;
}

/** One to four even steps from 0. */
function steps(high: number): readonly number[] {
  const scale = 10 ** Math.floor(Math.log10(high / 3));
  const step = scale * ([1, 2, 5, 10].find((one) => one * scale * 4 >= high) ?? 10);
  return Array.from({ length: Math.floor(high / step) + 1 }, (_, index) => index * step);
}

/** Powers of ten, and three times each where there are few. */
function decades(low: number, high: number): readonly number[] {
  const fine = high - low < 2.5 ? [1, 3] : [1];
  const ticks: number[] = [];
  for (let power = Math.floor(low); power <= high; power += 1) {
    ticks.push(...fine.map((one) => one * 10 ** power));
  }
  return ticks.filter((tick) => Math.log10(tick) >= low && Math.log10(tick) <= high);
}

/** The point nearest to a place, if it is no further than `reach` pixels away; of equally near ones, a failed one. */
export function nearestPoint(
  points: readonly TracePoint[],
  scale: ScatterScale,
  { x, y, reach }: { readonly x: number; readonly y: number; readonly reach: number }
): number | undefined {
  let nearest: number | undefined;
  let least = reach;
  points.forEach(({ at, took, failed }, index) => {
    const distance = Math.hypot(scale.x(at) - x, scale.y(took) - y);
    if (distance < least || (distance === least && failed)) {
      nearest = index;
      least = distance;
    }
  });
  return nearest;
}
