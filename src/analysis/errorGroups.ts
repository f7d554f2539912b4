import type { SpanId, TraceId } from '../model/ids';
import { serviceKey, type ServiceId } from '../model/service';
import type { Span, Trace } from '../model/trace';
import { epochMs, type EpochMs } from '../model/units';
import { lengthOf, type Window } from '../model/window';
import { byText } from './byMarks';
import { isErrorOrigin } from './errorOrigins';
import { maskedMessage } from './maskedMessage';
import { traceTree, type TraceNode } from './traceTree';

/** Failures that began alike: in one operation, of one type, with one message but for what changes in it. */
export interface ErrorGroup {
  /** One text per group, for lists. Not for display. */
  readonly id: string;
  readonly service: ServiceId;
  readonly operation: string;
  /** Of the exception, where one was recorded. */
  readonly type?: string;
  /** Masked; empty where nothing was said. */
  readonly message: string;
  /** As it stood in the newest of them. */
  readonly lastMessage: string;
  /** What of a span one can search to find more of them, as TraceQL has it. */
  readonly saidBy?: 'statusMessage' | 'event.exception.message';
  /** Spans in which it began, and traces that hold them. */
  readonly count: number;
  readonly traces: number;
  readonly first: EpochMs;
  readonly last: EpochMs;
  /** How many began in each of equal parts of the time, the last at the end. */
  readonly trend: readonly number[];
  /** What the requests were that it hurt: roots of traces that failed as well, the most frequent first. */
  readonly reached: readonly ReachedRoot[];
  /** It was not seen before the last third of the time, and three times since. */
  readonly isNew: boolean;
  /** The newest. */
  readonly examples: readonly ErrorExample[];
}

export interface ReachedRoot {
  readonly service: ServiceId;
  readonly operation: string;
  readonly traces: number;
}

export interface ErrorExample {
  readonly traceId: TraceId;
  readonly spanId: SpanId;
  readonly start: EpochMs;
}

export interface ErrorGroups {
  /** Most traces first. */
  readonly groups: readonly ErrorGroup[];
  /** How many traces were looked at, and in how many of them anything failed. */
  readonly traces: number;
  readonly failed: number;
  /** From when on a first appearance is new. */
  readonly newSince: EpochMs;
}

const parts = 16;
const examples = 3;
/** That so many fall into the last third by chance happens once in 27 times; with fewer it is no news. */
const leastNew = 3;

/** A failure where it began, before it is put with others. */
interface Origin {
  readonly node: TraceNode;
  readonly root: TraceNode;
  readonly traceId: TraceId;
  readonly failure: Failure;
}

/**
 * The failures of some traces, grouped by where and how they began. Every failed span with no failed span below it is
 * in exactly one group, whatever order the traces come in; a trace that comes twice counts once.
 *
 * `window` is the time from which traces were taken: without traces of its first two thirds, nothing can be called new.
 */
export function errorGroups(traces: readonly Trace[], window: Window): ErrorGroups {
  const different = [...new Map(traces.map((trace) => [trace.traceId, trace])).values()];
  const newSince = epochMs(window.from + (lengthOf(window) * 2) / 3);
  const members = new Map<string, Origin[]>();
  let failed = 0;
  let early = false;
  for (const trace of different) {
    const origins = originsOf(trace);
    failed += origins.length > 0 ? 1 : 0;
    early ||= trace.spans.some((span) => span.start < newSince);
    for (const origin of origins) {
      const id = groupId(origin);
      const group = members.get(id);
      if (group) {
        group.push(origin);
      } else {
        members.set(id, [origin]);
      }
    }
  }
  const groups = [...members].flatMap(([id, origins]) => groupOf(id, origins, { window, newSince, early }) ?? []);
  groups.sort((a, b) => b.traces - a.traces || b.count - a.count || byText(a.id, b.id));
  return { groups, traces: different.length, failed, newSince };
}

function originsOf(trace: Trace): readonly Origin[] {
  const { order, traceId } = traceTree(trace);
  return order
    .filter(isErrorOrigin)
    .map((node) => ({ node, root: rootOf(node), traceId, failure: failureOf(node.span) }));
}

function rootOf(node: TraceNode): TraceNode {
  let at = node;
  while (at.parent) {
    at = at.parent;
  }
  return at;
}

interface Failure {
  readonly type?: string;
  readonly message: string;
  readonly masked: string;
  readonly saidBy?: ErrorGroup['saidBy'];
}

/** The last exception of the span, else what its status says, else its HTTP or gRPC code. */
function failureOf(span: Span): Failure {
  const exception = span.events.filter(({ name }) => name === 'exception').at(-1)?.attributes ?? [];
  const type = textOf(exception, ['exception.type']) || textOf(span.attributes, ['error.type']);
  const raised = textOf(exception, ['exception.message']);
  const { statusMessage = '' } = span;
  const message = raised || statusMessage;
  const named = type ? { type } : {};
  if (message === '') {
    const code = textOf(span.attributes, codes);
    return { ...named, message: code, masked: code };
  }
  const masked = maskedMessage(message);
  const saidBy = maskedMessage(statusMessage) === masked ? 'statusMessage' : 'event.exception.message';
  return { ...named, message, masked, saidBy };
}

function textOf(attributes: Span['attributes'], keys: readonly string[]): string {
  const found = keys
    .map((key) => attributes.find((one) => one.key === key)?.value)
    .find((value) => value !== undefined);
  return typeof found === 'string' || typeof found === 'number' ? String(found) : '';
}

const codes = ['http.response.status_code', 'http.status_code', 'rpc.grpc.status_code'];

function groupId({ node: { span }, failure }: Origin): string {
  return [serviceKey(span.service), span.operation, failure.type ?? '', failure.masked].join('\u0001');
}

interface Seen {
  readonly window: Window;
  readonly newSince: EpochMs;
  readonly early: boolean;
}

function groupOf(id: string, origins: readonly Origin[], seen: Seen): ErrorGroup | undefined {
  const newest = [...origins].sort(
    (a, b) =>
      b.node.span.start - a.node.span.start ||
      byText(a.traceId, b.traceId) ||
      byText(a.node.span.spanId, b.node.span.spanId)
  );
  const [last] = newest;
  const first = newest.at(-1);
  if (!last || !first) {
    return undefined;
  }
  const { span } = last.node;
  const ofTraces = [...new Map([...newest].reverse().map((origin) => [origin.traceId, origin])).values()].reverse();
  return {
    id,
    service: span.service,
    operation: span.operation,
    ...(last.failure.type ? { type: last.failure.type } : {}),
    message: last.failure.masked,
    lastMessage: last.failure.message,
    ...(last.failure.saidBy ? { saidBy: last.failure.saidBy } : {}),
    count: origins.length,
    traces: ofTraces.length,
    first: first.node.span.start,
    last: span.start,
    trend: trendOf(origins, seen.window),
    reached: reachedRoots(ofTraces),
    isNew: seen.early && ofTraces.length >= leastNew && first.node.span.start >= seen.newSince,
    examples: ofTraces
      .sort((a, b) => b.node.span.start - a.node.span.start || byText(a.traceId, b.traceId))
      .slice(0, examples)
      .map(({ traceId, node }) => ({ traceId, spanId: node.span.spanId, start: node.span.start })),
  };
}

function trendOf(origins: readonly Origin[], window: Window): readonly number[] {
  const counts = new Array<number>(parts).fill(0);
  const length = Math.max(1, lengthOf(window));
  for (const { node } of origins) {
    const part = Math.floor(((node.span.start - window.from) / length) * parts);
    const inside = Math.min(parts - 1, Math.max(0, part));
    counts[inside] = (counts[inside] ?? 0) + 1;
  }
  return counts;
}

function reachedRoots(origins: readonly Origin[]): readonly ReachedRoot[] {
  const roots = new Map<string, { service: ServiceId; operation: string; traces: number }>();
  for (const { root } of origins) {
    if (root.span.status === 'error') {
      const { service, operation } = root.span;
      const id = `${serviceKey(service)}\u0001${operation}`;
      roots.set(id, { service, operation, traces: (roots.get(id)?.traces ?? 0) + 1 });
    }
  }
  return [...roots].sort(([a, x], [b, y]) => y.traces - x.traces || byText(a, b)).map(([, root]) => root);
}
