import { mixed, seedOf } from '../chance';
import { shopCalls, type ShopCall } from './calls';
import type { ScaleSize } from './environments';
import { shopNodes, slowed, spine, type ShopNode } from './nodes';

/** A large shop on a calm day and what its incident adds; all figures by the places of nodes and calls in their lists. */
export interface ScaleShop {
  readonly size: ScaleSize;
  readonly nodes: readonly ShopNode[];
  readonly calls: readonly ShopCall[];
  /** Calls by caller and by callee. */
  readonly from: ReadonlyArray<readonly number[]>;
  readonly to: ReadonlyArray<readonly number[]>;
  readonly indexOf: ReadonlyMap<string, number>;
  /** Requests per second: what comes in over all calls to it. */
  readonly rate: Float64Array;
  /** Calls per second of each call. */
  readonly callRate: Float64Array;
  /** Share of requests that fail on a calm day. */
  readonly errors: Float64Array;
  /** Milliseconds. `own` is what a request takes beside its slowest call. */
  readonly p95: Float64Array;
  readonly own: Float64Array;
  /** Share of requests that fail besides, and milliseconds that p95 is longer, while the incident lasts. */
  readonly failing: Float64Array;
  readonly slowing: Float64Array;
  readonly failingAt: number;
  readonly slowedAt: number;
}

/** Requests per second of all users on average. */
const traffic: Readonly<Record<ScaleSize, number>> = { 50: 400, 100: 600, 500: 1800, 2000: 5000 };
/** Which part of failed calls fails the caller too; the others are tried again. */
const passedOn = 0.92;
const slownessPassedOn = 0.8;
/** Who would fail less has a way around. */
const leastFailing = 0.015;
/** What is called less often than this per request does not show in p95. */
const oftenEnough = 0.3;
/** What the incident does to the service in which it begins. */
const failed = 0.12;
const timesSlower = 6;

const shops = new Map<ScaleSize, ScaleShop>();

/** The shop of a size, made once. */
export function shopOf(size: ScaleSize): ScaleShop {
  const known = shops.get(size) ?? made(size);
  shops.set(size, known);
  return known;
}

function made(size: ScaleSize): ScaleShop {
  const nodes = shopNodes(size);
  const drafted = shopCalls(nodes, size);
  const indexOf = new Map(nodes.map(({ name }, index) => [name, index]));
  const failingAt = indexOf.get(spine[5].name) ?? 0;
  const slowedAt = indexOf.get(slowed.name) ?? 0;
  const calm = latencies(nodes, drafted);
  const incident = sufferings(nodes.length, { calls: drafted, failingAt, p95: calm.p95 });
  // Whoever suffers already does not wait for the slow one besides: each has one cause.
  const calls = drafted.filter(({ from, to }) => to !== slowedAt || (incident.failing[from] ?? 0) === 0);
  const { rate, callRate } = flow(nodes, calls, traffic[size]);
  return {
    size,
    nodes,
    calls,
    from: listed(nodes.length, calls, 'from'),
    to: listed(nodes.length, calls, 'to'),
    indexOf,
    rate,
    callRate,
    errors: Float64Array.from(nodes, ({ name }) => calmErrors(name)),
    ...calm,
    ...incident,
    failingAt,
    slowedAt,
  };
}

function listed(count: number, calls: readonly ShopCall[], end: 'from' | 'to'): number[][] {
  const lists: number[][] = Array.from({ length: count }, () => []);
  calls.forEach((call, index) => lists[call[end]]?.push(index));
  return lists;
}

/** Four services in ten never fail. */
function calmErrors(name: string): number {
  const chance = share(name, 3);
  return chance < 0.4 ? 0 : 0.004 * (chance - 0.4);
}

function share(name: string, salt: number): number {
  return mixed(seedOf(name), salt) / 2 ** 32;
}

/** Calls follow from the requests of users; circles carry so little that a few rounds settle them. */
function flow(nodes: readonly ShopNode[], calls: readonly ShopCall[], users: number) {
  const rate = Float64Array.from(nodes, (node, index) => (index === 0 ? users : aloneRate(node)));
  const callRate = new Float64Array(calls.length);
  for (let round = 0; round < 12; round++) {
    const next = Float64Array.from(nodes, (node, index) => (index === 0 ? users : aloneRate(node)));
    // Callers come before callees but for circles, whose calls take the rate of the round before.
    calls.forEach(({ from, to, ratio }, i) => {
      const of = (to > from ? next[from] : rate[from]) ?? 0;
      callRate[i] = of * ratio;
      next[to] = (next[to] ?? 0) + of * ratio;
    });
    rate.set(next);
  }
  // Once more from what was settled, so that sums agree to the last digit.
  const sums = Float64Array.from(nodes, (node, index) => (index === 0 ? users : aloneRate(node)));
  calls.forEach(({ to }, i) => {
    sums[to] = (sums[to] ?? 0) + (callRate[i] ?? 0);
  });
  return { rate: sums, callRate };
}

function aloneRate({ isAlone }: ShopNode): number {
  return isAlone ? 0.8 : 0;
}

/** A request takes its own time and that of the slowest it waits for. */
function latencies(nodes: readonly ShopNode[], calls: readonly ShopCall[]) {
  const own = Float64Array.from(nodes, ownTime);
  const p95 = Float64Array.from(own);
  for (let i = calls.length - 1; i >= 0; i--) {
    const call = calls[i];
    if (call && isAwaited(call)) {
      p95[call.from] = Math.max(p95[call.from] ?? 0, (own[call.from] ?? 0) + (p95[call.to] ?? 0));
    }
  }
  return { own, p95 };
}

const ownTimes: Readonly<Record<ShopNode['kind'], readonly [number, number]>> = {
  user: [0, 0],
  service: [6, 14],
  database: [2, 6],
  queue: [1, 3],
  external: [30, 60],
};

function ownTime({ name, kind, layer: depth }: ShopNode): number {
  if (name === spine[5].name) {
    return 28;
  }
  const [least, more] = depth === 7 ? [2, 4] : ownTimes[kind];
  return least + more * share(name, 4);
}

/** Nobody waits for a message, and calls against the direction happen to few. */
function isAwaited({ from, to, kind }: ShopCall): boolean {
  return to > from && kind !== 'messaging';
}

/** What the incident does to its service and, over the calls that matter, to those who call it. */
function sufferings(
  count: number,
  { calls, failingAt, p95 }: { calls: readonly ShopCall[]; failingAt: number; p95: Float64Array }
) {
  const failing = new Float64Array(count);
  const slowing = new Float64Array(count);
  failing[failingAt] = failed;
  slowing[failingAt] = (timesSlower - 1) * (p95[failingAt] ?? 0);
  const callsOf = listed(count, calls, 'from');
  for (let index = count - 1; index > 0; index--) {
    const awaited = (callsOf[index] ?? []).flatMap((c) => calls[c] ?? []).filter(isAwaited);
    const passed = awaited.reduce((sum, { to, ratio }) => sum + passedOn * ratio * (failing[to] ?? 0), 0);
    if (index !== failingAt && passed >= leastFailing) {
      const often = awaited.filter(({ ratio }) => ratio >= oftenEnough);
      failing[index] = passed;
      slowing[index] = often.reduce((most, { to }) => Math.max(most, slownessPassedOn * (slowing[to] ?? 0)), 0);
    }
  }
  return { failing, slowing };
}
