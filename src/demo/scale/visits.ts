import { mixedShare } from '../chance';
import type { ShopCall } from './calls';
import { trouble } from './course';
import type { ScaleShop } from './shop';
import { pace, type TraceKey } from './traceKey';

/** A request arriving at a node, in the order of calls. */
export interface Visit {
  readonly node: number;
  /** Place of the caller's visit; -1 for the first. */
  readonly caller: number;
  readonly kind: 'call' | 'messaging' | 'database' | 'virtual';
  failed: boolean;
  faulty: boolean;
}

const mostVisits = 20;

/** When the n-th request came. */
export function momentOf({ through, n }: Pick<TraceKey, 'through' | 'n'>): number {
  return n * pace + Math.floor(mixedShare(n >>> 0, through.index, 0x7ace) * pace);
}

/** Whether the request fails where it was made to pass, told without walking. */
export function fate({ world, through, n }: TraceKey): 'fine' | 'faulty' | 'hurt' {
  const { shop } = world;
  const node = targetOf(shop, through);
  const rank = mixedShare(n >>> 0, through.index, 0xfa7e);
  const hurt = trouble(world, momentOf({ through, n })) * (shop.failing[node] ?? 0);
  if (rank < hurt) {
    return 'hurt';
  }
  return rank < hurt + (shop.errors[node] ?? 0) ? 'faulty' : 'fine';
}

/** The node through which a trace passes; of a call, the called. */
export function targetOf(shop: ScaleShop, { is, index }: TraceKey['through']): number {
  return is === 'service' ? index : (shop.calls[index]?.to ?? 0);
}

/**
 * Where a request goes: from where users come in over callers to where it has to pass, on to where the incident is if it
 * was hurt by it, and from each of these into a few of the other calls.
 */
export function visitsOf(key: TraceKey): readonly Visit[] {
  const { shop } = key.world;
  const path = pathTo(key);
  const target = path.length - 1;
  const became = fate(key);
  const visits: Visit[] = path.map(({ node, kind }, i) => {
    const faulty = became === 'faulty' && i === target;
    return { node, kind, caller: i - 1, failed: became === 'hurt' || faulty, faulty };
  });
  if (became === 'hurt') {
    hurtFrom(shop, visits);
  }
  branches(key, visits);
  return visits;
}

interface Step {
  readonly node: number;
  readonly kind: Visit['kind'];
}

/** From a gateway to the target: backwards over one of the callers of each, more often over who calls more. */
function pathTo({ world, through, n }: TraceKey): readonly Step[] {
  const { shop } = world;
  const call = through.is === 'call' ? shop.calls[through.index] : undefined;
  const path: Step[] = call ? [{ node: call.to, kind: call.kind }] : [];
  let node = call ? call.from : through.index;
  for (let turn = 0; turn < 12 && node > 0; turn++) {
    const callers = (shop.to[node] ?? []).filter((c) => (shop.calls[c]?.from ?? node) < node);
    const chosen = callerBy(shop, callers, mixedShare(n >>> 0, node, 3));
    path.unshift({ node, kind: chosen?.kind ?? 'call' });
    node = chosen?.from ?? 0;
  }
  return path;
}

/** One of some calls, each chosen as often as it is made. */
function callerBy(shop: ScaleShop, calls: readonly number[], rank: number): ShopCall | undefined {
  let left = rank * calls.reduce((sum, c) => sum + (shop.callRate[c] ?? 0), 0);
  const chosen = calls.find((c) => {
    left -= shop.callRate[c] ?? 0;
    return left <= 0;
  });
  return chosen === undefined ? undefined : shop.calls[chosen];
}

/** Goes on to the service that fails, each time over the call that hands on most. */
function hurtFrom(shop: ScaleShop, visits: Visit[]): void {
  for (let node = visits.at(-1)?.node ?? 0; node !== shop.failingAt; ) {
    const next = worstCall(shop, node);
    if (!next) {
      return;
    }
    visits.push({ node: next.to, kind: next.kind, caller: visits.length - 1, failed: true, faulty: false });
    node = next.to;
  }
  const last = visits.at(-1);
  if (last) {
    last.faulty = true;
  }
}

function worstCall(shop: ScaleShop, node: number): ShopCall | undefined {
  const handed = ({ to, ratio }: ShopCall) => ratio * (shop.failing[to] ?? 0);
  const calls = (shop.from[node] ?? []).flatMap((c) => shop.calls[c] ?? []);
  const hurting = calls.filter((call) => call.to > node && call.kind === 'call' && handed(call) > 0);
  return hurting.sort((a, b) => handed(b) - handed(a))[0];
}

/** Other calls of those on the path and of whom they call, as often as they happen, until it is enough. */
function branches(key: TraceKey, visits: Visit[]): void {
  for (let v = 0; v < visits.length && visits.length < mostVisits; v++) {
    const visit = visits[v];
    const next = visits[v + 1]?.caller === v ? visits[v + 1]?.node : undefined;
    const made = visit ? callsMade(key, visit.node, v) : [];
    const others = made.filter(({ to }) => to !== next).slice(0, mostVisits - visits.length);
    visits.push(...others.map(({ to, kind }) => ({ node: to, kind, caller: v, failed: false, faulty: false })));
  }
}

/** Calls against the direction are left out, so that no request goes round in a circle. */
function callsMade({ world: { shop }, n }: TraceKey, node: number, v: number): readonly ShopCall[] {
  return (shop.from[node] ?? []).flatMap((c) => {
    const call = shop.calls[c];
    return call && call.to > call.from && mixedShare(n >>> 0, c, v) < call.ratio ? [call] : [];
  });
}
