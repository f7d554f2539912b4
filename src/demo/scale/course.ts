import { minutes } from '../../model/units';
import type { Window } from '../../model/window';
import { mixed } from '../chance';
import type { ScaleShop } from './shop';

const day = 86_400_000;
/** When the incident begins, is at its height, and has passed, in milliseconds from the anchor. */
const incident = { from: -minutes(25), full: -minutes(24), over: minutes(40), calm: minutes(45) };
/** When the version came that is slow. */
export const releaseAt = -minutes(40);
/** How many times slower it is. */
const slowVersion = 2.8;
/** The busiest hour (UTC). */
const busiest = 14 / 24;

/** A large shop around the moment to which its incident is relative. */
export interface ScaleWorld {
  readonly shop: ScaleShop;
  readonly anchor: number;
}

/** What a service does at a moment or in a window. */
export interface Figures {
  /** How busy it is, as a multiple of its average. */
  readonly factor: number;
  /** Share of requests that fail. */
  readonly errors: number;
  /** Milliseconds. */
  readonly p95: number;
}

/** How busy the whole shop is: 1 on the average of a day. */
export function rhythm(at: number): number {
  return 1 + 0.35 * Math.cos(2 * Math.PI * (at / day - busiest));
}

/** How much of the incident there is, between 0 and 1. */
export function trouble({ anchor }: ScaleWorld, at: number): number {
  const since = at - anchor;
  const risen = (since - incident.from) / (incident.full - incident.from);
  const left = (incident.calm - since) / (incident.calm - incident.over);
  return Math.max(0, Math.min(1, risen, left));
}

/** How many times slower than usual a service is by its version. */
export function slowness({ shop, anchor }: ScaleWorld, node: number, at: number): number {
  return node === shop.slowedAt && at >= anchor + releaseAt ? slowVersion : 1;
}

/** A moment with what is the same for all services then. */
export interface Moment {
  readonly at: number;
  readonly busy: number;
  readonly trouble: number;
  readonly minute: number;
  /** How much of the minute has passed. */
  readonly within: number;
}

export function momentAt(world: ScaleWorld, at: number): Moment {
  const minute = Math.floor(at / 60_000);
  return { at, busy: rhythm(at), trouble: trouble(world, at), minute, within: at / 60_000 - minute };
}

/** Whose figures are written, and where: moment by moment from `first` on. */
export interface Written {
  readonly node: number;
  readonly first: number;
  readonly factor: Float64Array;
  readonly errors: Float64Array;
  readonly p95: Float64Array;
}

/**
 * Writes what a service does at some moments. It is the same for whoever calls it, so that sums over calls agree with
 * it. Written rather than returned, because there are hundreds of thousands of them in one answer.
 */
export function writeFigures(world: ScaleWorld, at: readonly Moment[], into: Written): void {
  const { shop } = world;
  const { node } = into;
  const [errors, p95] = [shop.errors[node] ?? 0, shop.p95[node] ?? 0];
  const [failing, slowing] = [shop.failing[node] ?? 0, shop.slowing[node] ?? 0];
  for (let i = 0; i < at.length; i++) {
    const moment = at[i];
    if (!moment) {
      continue;
    }
    const before = mixed(node, moment.minute);
    const after = mixed(node, moment.minute + 1);
    const calm = p95 * (1 + 0.08 * (moment.busy - 1)) * (1 + 0.04 * wiggle(before >>> 20, after >>> 20, moment.within));
    const cell = into.first + i;
    into.factor[cell] = moment.busy * (1 + 0.05 * wiggle(before, after, moment.within));
    into.errors[cell] =
      errors * (1 + 0.3 * wiggle(before >>> 10, after >>> 10, moment.within)) + moment.trouble * failing;
    into.p95[cell] = calm * slowness(world, node, moment.at) + moment.trouble * slowing;
  }
}

/** What a service does at one moment. */
export function figuresAt(world: ScaleWorld, node: number, at: number): Figures {
  const into: Written = {
    node,
    first: 0,
    factor: new Float64Array(1),
    errors: new Float64Array(1),
    p95: new Float64Array(1),
  };
  writeFigures(world, [momentAt(world, at)], into);
  return { factor: into.factor[0] ?? 0, errors: into.errors[0] ?? 0, p95: into.p95[0] ?? 0 };
}

/** Noise in [-1, 1]: ten bits of what was drawn for a minute, on the way to those of the next. */
function wiggle(before: number, after: number, within: number): number {
  const start = before & 1023;
  return (start + ((after & 1023) - start) * within) / 511.5 - 1;
}

/** A moment that stands for a part of a window, with how much of the window's requests fall into that part. */
interface Weighed {
  readonly at: number;
  readonly weight: number;
}

const piecesPerStretch = 24;

/** Moments that stand for a window, more closely where something changes. */
function moments({ anchor }: ScaleWorld, { from, to }: Window): readonly Weighed[] {
  const changes = [...Object.values(incident), releaseAt].map((since) => anchor + since);
  const edges = [from, ...changes.filter((at) => at > from && at < to).sort((a, b) => a - b), to];
  const found: Weighed[] = [];
  edges.slice(1).forEach((end, i) => {
    const start = edges[i] ?? from;
    const length = (end - start) / piecesPerStretch;
    for (let piece = 0; piece < piecesPerStretch; piece++) {
      const at = start + (piece + 0.5) * length;
      found.push({ at, weight: rhythm(at) * length });
    }
  });
  const all = found.reduce((sum, { weight }) => sum + weight, 0);
  return found.map(({ at, weight }) => ({ at, weight: weight / all }));
}

/** How services were in a whole window, without their noise. */
export function windowFigures(world: ScaleWorld, window: Window): (node: number) => Figures {
  const { shop } = world;
  const parts = moments(world, window);
  const mean = (of: (at: number) => number) => parts.reduce((sum, { at, weight }) => sum + weight * of(at), 0);
  // Weights follow the rhythm, so its mean over time is the harmonic one over requests.
  const busy = 1 / mean((at) => 1 / rhythm(at));
  const length = mean((at) => trouble(world, at));
  return (node) => {
    const hurt = (shop.slowing[node] ?? 0) > 0 || node === shop.slowedAt;
    const calm = (shop.p95[node] ?? 0) * (1 + 0.08 * (busy - 1));
    return {
      factor: busy,
      errors: (shop.errors[node] ?? 0) + length * (shop.failing[node] ?? 0),
      p95: hurt
        ? mixedQuantile(
            0.95,
            parts.map(({ at, weight }) => ({ weight, p95: p95At(world, node, at) }))
          )
        : calm,
    };
  };
}

function p95At(world: ScaleWorld, node: number, at: number): number {
  const { shop } = world;
  const calm = (shop.p95[node] ?? 0) * (1 + 0.08 * (rhythm(at) - 1));
  return calm * slowness(world, node, at) + trouble(world, at) * (shop.slowing[node] ?? 0);
}

/** Durations are log-normal with this spread. */
const spread = 0.58;
const normal = { 0.5: 0, 0.95: 1.6449, 0.99: 2.3263 };
export type Quantile = keyof typeof normal;
export const quantiles: readonly Quantile[] = [0.5, 0.95, 0.99];

/** Another quantile of durations whose p95 is known. */
export function fromP95(p95: number, quantile: Quantile): number {
  return p95 * Math.exp(spread * (normal[quantile] - normal[0.95]));
}

/** The duration of a request by its rank among all, a number in (0, 1). */
export function durationAt(p95: number, rank: number): number {
  const x = Math.log(rank / (1 - rank)) / 1.702;
  return p95 * Math.exp(spread * (x - normal[0.95]));
}

interface Mixed {
  readonly weight: number;
  readonly p95: number;
}

/** A quantile of durations that come from several times with p95s of their own, by bisection. */
function mixedQuantile(quantile: number, parts: readonly Mixed[]): number {
  let low = Infinity;
  let high = 0;
  for (const { p95 } of parts) {
    low = Math.min(low, p95 / 4);
    high = Math.max(high, p95);
  }
  for (let round = 0; round < 30; round++) {
    const middle = (low + high) / 2;
    const below = parts.reduce((sum, { weight, p95 }) => sum + weight * shareBelow(middle, p95), 0);
    [low, high] = below < quantile ? [middle, high] : [low, middle];
  }
  return (low + high) / 2;
}

/** The logistic curve that is nearest to the normal's. */
function shareBelow(duration: number, p95: number): number {
  const x = Math.log(duration / p95) / spread + normal[0.95];
  return 1 / (1 + Math.exp(-1.702 * x));
}
