import type { SpanId, TraceId } from '../../model/ids';
import { mixedShare } from '../chance';
import { spanIdOf } from '../wordId';
import { durationAt, slowness, trouble, type ScaleWorld } from './course';
import { operationsOf } from './operations';
import { scaleTraceId, type TraceKey } from './traceKey';
import { momentOf, visitsOf, type Visit } from './visits';

/** One request on its way through a large shop. */
export interface Walked {
  readonly key: TraceKey;
  readonly traceId: TraceId;
  readonly at: number;
  /** Parents before children. */
  readonly spans: readonly WalkedSpan[];
}

export interface WalkedSpan {
  readonly spanId: SpanId;
  /** Place of the parent among the spans; -1 for the first. */
  readonly parent: number;
  /** Whose span it is, and for a call whom it calls: places among the nodes. */
  readonly node: number;
  readonly callee?: number;
  readonly operation: string;
  readonly kind: 'server' | 'client' | 'producer' | 'consumer';
  readonly start: number;
  readonly duration: number;
  readonly failed: boolean;
  /** It failed by itself, not because of what it called. */
  readonly faulty: boolean;
}

/** The request made again from its key. */
export function walk(key: TraceKey): Walked {
  const at = momentOf(key);
  const traceId = scaleTraceId(key);
  const visits = visitsOf(key);
  return { key, traceId, at, spans: spansOf(visits, { key, at, traceId }) };
}

interface Timed {
  readonly key: TraceKey;
  readonly at: number;
  readonly traceId: TraceId;
}

/** Callers wait for the slowest of those they call at once; nobody waits for messages. */
function spansOf(visits: readonly Visit[], timed: Timed): readonly WalkedSpan[] {
  const { world, n } = timed.key;
  const own = visits.map(({ node }, v) =>
    ownTime(world, node, { at: timed.at, rank: mixedShare(n >>> 0, node, v + 50) })
  );
  const took = [...own];
  for (let v = visits.length - 1; v > 0; v--) {
    const visit = visits[v];
    if (visit && visit.kind !== 'messaging') {
      took[visit.caller] = Math.max(took[visit.caller] ?? 0, (own[visit.caller] ?? 0) + 1.02 * (took[v] ?? 0));
    }
  }
  return placed(visits, { ...timed, own, took });
}

/** What a request takes at a node beside what it waits for. */
function ownTime(world: ScaleWorld, node: number, { at, rank }: { at: number; rank: number }): number {
  const { shop } = world;
  const own = durationAt(shop.own[node] ?? 1, Math.min(0.995, Math.max(0.005, rank)));
  const hurt = node === shop.failingAt ? 1 + 5 * trouble(world, at) : 1;
  return own * hurt * slowness(world, node, at);
}

interface Lengths {
  readonly own: readonly number[];
  readonly took: readonly number[];
}

function placed(visits: readonly Visit[], timed: Timed & Lengths): readonly WalkedSpan[] {
  const spans: WalkedSpan[] = [];
  /** The span that receives, of each visit. */
  const received: number[] = [];
  const push = (span: Omit<WalkedSpan, 'spanId'>) => {
    const [start, duration] = [toMicros(span.start), toMicros(span.duration)];
    spans.push({ ...span, spanId: spanIdOf(timed.traceId, spans.length), start, duration });
  };
  visits.forEach((visit, v) => {
    const parent = received[visit.caller] ?? -1;
    const caller = spans[parent];
    const arriving = arrival(visit, v, { ...timed, caller });
    received[v] = spans.length;
    if (caller) {
      push({ ...sending(visit, arriving, timed.key.world), parent, node: caller.node, callee: visit.node });
    }
    if (arriving.isService) {
      received[v] = spans.length;
      push({ ...receiving(visit, arriving), parent: caller ? spans.length - 1 : -1, node: visit.node });
    }
  });
  return spans;
}

/** When a request comes to a node, how long it stays, and as what. */
interface Arrival {
  readonly operation: string;
  readonly isService: boolean;
  readonly start: number;
  readonly duration: number;
  /** What the caller spends on sending a message. */
  readonly sent: number;
}

function arrival(
  visit: Visit,
  v: number,
  { key, at, own, took, caller }: Timed & Lengths & { readonly caller: WalkedSpan | undefined }
): Arrival {
  const node = key.world.shop.nodes[visit.node];
  const isService = node?.kind === 'service';
  const ofCaller = own[visit.caller] ?? 0;
  return {
    isService,
    operation: isService ? operationNamed(key, visit.node, v) : `${visit.kind} ${node?.name ?? ''}`,
    start: caller ? caller.start + 0.3 * ofCaller : at,
    duration: took[v] ?? 1,
    sent: 0.2 * ofCaller,
  };
}

function sending(
  { kind, node, failed, faulty }: Visit,
  { operation, isService, start, duration, sent }: Arrival,
  { shop }: ScaleWorld
): Omit<WalkedSpan, 'spanId' | 'parent' | 'node'> {
  const isMessage = kind === 'messaging';
  const isSent = isMessage || shop.nodes[node]?.kind === 'queue';
  return {
    operation,
    kind: isSent ? 'producer' : 'client',
    start,
    duration: isMessage ? sent : duration * 1.01,
    failed: failed && !isMessage,
    faulty: faulty && !isService,
  };
}

function receiving(
  { kind, failed, faulty }: Visit,
  { operation, start, duration }: Arrival
): Omit<WalkedSpan, 'spanId' | 'parent' | 'node'> {
  const isMessage = kind === 'messaging';
  const onTheWay = isMessage ? 3 : 0.005 * duration;
  return { operation, kind: isMessage ? 'consumer' : 'server', start: start + onTheWay, duration, failed, faulty };
}

function operationNamed({ world, n }: TraceKey, index: number, v: number): string {
  const node = world.shop.nodes[index];
  const operations = node ? operationsOf(node) : [];
  let left = mixedShare(n >>> 0, index, v + 90);
  for (const { name, share } of operations) {
    left -= share;
    if (left <= 0) {
      return name;
    }
  }
  return operations.at(-1)?.name ?? '';
}

function toMicros(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1000;
}
