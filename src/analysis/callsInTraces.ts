import type { EdgeKind, NodeKind } from '../model/graph';
import type { SpanId, TraceId } from '../model/ids';
import { sameService, type ServiceId } from '../model/service';
import type { Span, Trace } from '../model/trace';
import { uniqueSpans } from './uniqueSpans';

/** One call as its spans show it. */
export interface SampledCall {
  readonly client: ServiceId;
  readonly server: ServiceId;
  readonly kind: EdgeKind;
  /** What stands at the two ends. */
  readonly caller: NodeKind;
  readonly callee: NodeKind;
  readonly failed: boolean;
  /** The span that measured it: the callee's, where there is one. */
  readonly span: Span;
  readonly traceId: TraceId;
}

/** How a service graph calls whoever sends requests from outside. */
const outsider: ServiceId = { name: 'user' };

/**
 * The calls between services, and from and to what is not one.
 *
 *   A client ─ B server                 A calls B, as long as B took; failed if either side says so
 *   A producer ─ B consumer             A sends to B, also where the consumer only links to the producer
 *   A client, nothing below it          A calls what the span names: a database, else something outside; or a service
 *                                       of the sample whose own span is missing
 *   B server, no parent at all          the user calls B
 *
 * Spans of different services count whatever their kinds are. Wrong where client and server share one span id (as
 * Zipkin has it): only one of the two is kept.
 */
export function callsInTraces(traces: readonly Trace[], namespaced: boolean): readonly SampledCall[] {
  const all = traces.map(({ traceId, spans }) => ({ traceId, spans: uniqueSpans(spans).spans }));
  const places = new Map(
    all.flatMap((trace) => [...trace.spans].map(([id, span]) => [placeOf(trace.traceId, id), span]))
  );
  const services = new Map([...places.values()].map(({ service }) => [service.name, identity(service, namespaced)]));
  const asked = new Set<string>();
  const calls: SampledCall[] = [];
  for (const { traceId, spans } of all) {
    for (const span of spans.values()) {
      for (const place of causesOf(span, traceId, places)) {
        asked.add(place);
        calls.push(...joined(places.get(place), { span, traceId, namespaced }));
      }
      if (span.parentSpanId === undefined && span.kind === 'server') {
        const server = identity(span.service, namespaced);
        calls.push({
          ...{ client: outsider, server, kind: 'virtual', caller: 'user', callee: 'service' },
          ...{ failed: span.status === 'error', span, traceId },
        });
      }
    }
  }
  for (const { traceId, spans } of all) {
    for (const span of spans.values()) {
      if ((span.kind === 'client' || span.kind === 'producer') && !asked.has(placeOf(traceId, span.spanId))) {
        calls.push(...unanswered(span, { traceId, namespaced, services }));
      }
    }
  }
  return calls;
}

function placeOf(traceId: TraceId, spanId: SpanId): string {
  return `${traceId}/${spanId}`;
}

function identity(service: ServiceId, namespaced: boolean): ServiceId {
  return namespaced ? service : { name: service.name };
}

/** The spans that led to this one: its parent, or for a consumer without one those that it links to. */
function causesOf(span: Span, traceId: TraceId, places: ReadonlyMap<string, Span>): readonly string[] {
  if (span.parentSpanId !== undefined) {
    const parent = placeOf(traceId, span.parentSpanId);
    return places.has(parent) ? [parent] : [];
  }
  const linked = span.kind === 'consumer' ? span.links : [];
  const found = linked.flatMap((link) => (link.spanId ? placeOf(link.traceId, link.spanId) : []));
  return [...new Set(found)].filter((place) => places.has(place));
}

interface Callee {
  readonly span: Span;
  readonly traceId: TraceId;
  readonly namespaced: boolean;
}

function joined(cause: Span | undefined, { span, traceId, namespaced }: Callee): readonly SampledCall[] {
  if (!cause) {
    return [];
  }
  const client = identity(cause.service, namespaced);
  const server = identity(span.service, namespaced);
  if (sameService(client, server)) {
    return [];
  }
  const isMessage = span.kind === 'consumer' || cause.kind === 'producer';
  const isBySide = cause.kind === 'client' && cause.status === 'error';
  return [
    {
      ...{ client, server, kind: isMessage ? 'messaging' : 'call', caller: 'service', callee: 'service' },
      ...{ failed: span.status === 'error' || isBySide, span, traceId },
    },
  ];
}

interface Caller {
  readonly traceId: TraceId;
  readonly namespaced: boolean;
  /** The services of the sample by name. */
  readonly services: ReadonlyMap<string, ServiceId>;
}

const databaseNames = ['peer.service', 'db.namespace', 'db.name', 'server.address', 'db.system.name', 'db.system'];
const queueNames = ['peer.service', 'messaging.system', 'server.address'];
const outsideNames = ['peer.service', 'server.address', 'net.peer.name', 'http.host'];

/** A call of which only the caller's side is there. Where it names nothing, there is nothing to draw. */
function unanswered(span: Span, { traceId, namespaced, services }: Caller): readonly SampledCall[] {
  const { names, callee, kind } = otherSide(span);
  const name = textOf(span, names);
  const client = identity(span.service, namespaced);
  const known = name === undefined || callee === 'database' ? undefined : services.get(name);
  if (name === undefined || (known && sameService(known, client))) {
    return [];
  }
  const shared = { client, caller: 'service', failed: span.status === 'error', span, traceId } as const;
  return known
    ? [{ ...shared, server: known, kind: callee === 'queue' ? 'messaging' : 'call', callee: 'service' }]
    : [{ ...shared, server: { name }, kind, callee }];
}

/** What a span without an answering one reached, and which attributes name it, the most telling first. */
function otherSide(span: Span) {
  if (textOf(span, ['db.system.name', 'db.system']) !== undefined) {
    return { names: databaseNames, callee: 'database', kind: 'database' } as const;
  }
  return span.kind === 'producer' || textOf(span, ['messaging.system']) !== undefined
    ? ({ names: queueNames, callee: 'queue', kind: 'virtual' } as const)
    : ({ names: outsideNames, callee: 'external', kind: 'virtual' } as const);
}

function textOf({ attributes }: Span, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const value = attributes.find((attribute) => attribute.key === key)?.value;
    if (typeof value === 'string' && value !== '') {
      return value;
    }
  }
  return undefined;
}
