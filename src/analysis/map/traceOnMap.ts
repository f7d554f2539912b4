import type { EdgeKind } from '../../model/graph';
import type { SpanId } from '../../model/ids';
import { serviceKey, type ServiceId } from '../../model/service';
import { ms } from '../../model/units';
import { callKey, type KeyedGraph } from '../joinedGraph';
import type { TraceNode } from '../traceTree';
import { keyedGraph } from './keyedGraph';
import type { MapGraph, MapKnown, MapLink } from './mapGraph';
import type { TracedCall, TracedFact, TracedGraph } from './tracedGraph';

/** What of a trace stands on a map, and what does not. */
export interface TraceOnMap {
  /** By keys of places and links: what the trace went through. */
  readonly facts: ReadonlyMap<string, TracedFact>;
  /** Links that the trace's critical path goes through. */
  readonly critical: ReadonlySet<string>;
  /** Places of the map that the trace reached and that are groups or rests of hubs. */
  readonly grouped: readonly ServiceId[];
  /** What is known, and not on the map because of what was chosen. */
  readonly leftOut: readonly ServiceId[];
  /** What nothing but the trace knows of. */
  readonly unknown: readonly ServiceId[];
  /** Calls for which the map has no link although both ends stand on it. */
  readonly unlinked: number;
  /** The spans that a place or link stands for; empty for what the trace did not go through. */
  readonly spansOf: (key: string) => ReadonlySet<SpanId>;
  /** The place at which a span stands; undefined where its service is not on the map. */
  readonly placeOf: (span: SpanId) => string | undefined;
  /** The link in which a call is drawn, or the place within which it stays. */
  readonly keyOf: (call: TracedCall) => string | undefined;
  /** The span of a place or link that is worth looking at first: one that failed by itself, else the longest. */
  readonly tellingSpan: (key: string) => SpanId | undefined;
}

/**
 * A trace on a map, whether that was drawn from its own calls or from metrics. Where the metrics tell a service without
 * its namespace, or with one that the trace does not tell, the name alone decides, if just one service has it.
 *
 * Whoever calls from outside is not missed where the map does not have it: not all metrics tell of it.
 */
export function traceOnMap(
  map: MapGraph,
  traced: TracedGraph,
  known: Pick<MapKnown, 'graph' | 'services'>
): TraceOnMap {
  const stands = placesOf(map, traced, keyedGraph(known));
  const linkOf = linksBetween(map.links);
  const keyOf = ({ from: client, to: server, kind }: TracedCall) => {
    const from = stands.placeOf.get(client);
    const to = stands.placeOf.get(server);
    const isInside = from !== undefined && from === to && client !== server;
    return from === undefined || to === undefined
      ? undefined
      : (linkOf(from, to, kind) ?? (isInside ? from : undefined));
  };
  const gathered = gatheredOf(traced, stands, keyOf);
  return {
    ...stands.missing,
    ...gathered,
    keyOf,
    placeOf: spanPlaces(traced, stands.placeOf),
  };
}

interface Stands {
  /** Keys of places by keys of the trace's services. */
  readonly placeOf: ReadonlyMap<string, string>;
  readonly missing: Pick<TraceOnMap, 'grouped' | 'leftOut' | 'unknown'>;
}

function placesOf(map: MapGraph, traced: TracedGraph, graph: KeyedGraph): Stands {
  const placeOfKnown = new Map<string, string>();
  for (const place of map.places) {
    const members = place.is === 'service' ? [place.key] : place.members.map(serviceKey);
    members.forEach((key) => placeOfKnown.set(key, place.key));
  }
  const sameOf = knownAs(graph);
  const placeOf = new Map<string, string>();
  const [grouped, leftOut, unknown]: [ServiceId[], ServiceId[], ServiceId[]] = [[], [], []];
  for (const [key, { service, kind }] of traced.nodes) {
    const same = sameOf(key, service);
    const place = same && placeOfKnown.get(same.key);
    if (!same) {
      unknown.push(...(kind === 'user' ? [] : [service]));
    } else if (place === undefined) {
      leftOut.push(same.service);
    } else {
      placeOf.set(key, place);
      grouped.push(...(place === same.key ? [] : [same.service]));
    }
  }
  return { placeOf, missing: { grouped, leftOut, unknown } };
}

interface Same {
  readonly key: string;
  readonly service: ServiceId;
}

/** A service as the graph calls it. */
function knownAs({ nodes }: KeyedGraph): (key: string, service: ServiceId) => Same | undefined {
  const byName = new Map<string, Same | undefined>();
  for (const [key, { service }] of nodes) {
    byName.set(service.name, byName.has(service.name) ? undefined : { key, service });
  }
  return (key, { name, namespace }) => {
    const same = nodes.get(key);
    if (same) {
      return { key, service: same.service };
    }
    const alone = byName.get(name);
    return namespace && alone?.service.namespace ? undefined : alone;
  };
}

/** Links of a map by their ends: that of the same kind, else any. */
function linksBetween(links: readonly MapLink[]): (from: string, to: string, kind: EdgeKind) => string | undefined {
  const byKind = new Map<string, string>();
  const byEnds = new Map<string, string>();
  const ends = (from: string, to: string) => `${from}\u0001${to}`;
  for (const { from, to, kind, key } of links) {
    byKind.set(callKey(from, to, kind), key);
    byEnds.set(ends(from, to), byEnds.get(ends(from, to)) ?? key);
  }
  return (from, to, kind) => byKind.get(callKey(from, to, kind)) ?? byEnds.get(ends(from, to));
}

interface Gathering {
  calls: number;
  failed: number;
  time: number;
  readonly spans: Set<SpanId>;
  telling?: TraceNode;
}

function gatheredOf(traced: TracedGraph, { placeOf }: Stands, keyOf: TraceOnMap['keyOf']) {
  const found = new Map<string, Gathering>();
  const critical = new Set<string>();
  let unlinked = 0;
  const at = (key: string): Gathering => {
    const gathering = found.get(key) ?? { calls: 0, failed: 0, time: 0, spans: new Set<SpanId>() };
    found.set(key, gathering);
    return gathering;
  };
  for (const [key, { fact, spans }] of traced.nodes) {
    const place = placeOf.get(key);
    if (place !== undefined) {
      const gathering = at(place);
      add(gathering, fact);
      spans.forEach((node) => take(gathering, node));
    }
  }
  for (const call of traced.calls) {
    const key = keyOf(call);
    if (key !== undefined && key !== placeOf.get(call.to)) {
      addCall(at(key), call);
      if (call.isCritical) {
        critical.add(key);
      }
    } else if (key === undefined && placeOf.has(call.from) && placeOf.has(call.to)) {
      unlinked += 1;
    }
  }
  return {
    facts: new Map([...found].map(([key, { calls, failed, time }]) => [key, { calls, failed, time: ms(time) }])),
    critical,
    unlinked,
    spansOf: (key: string): ReadonlySet<SpanId> => found.get(key)?.spans ?? none,
    tellingSpan: (key: string) => found.get(key)?.telling?.span.spanId,
  };
}

const none: ReadonlySet<SpanId> = new Set();

function add(gathering: Gathering, { calls, failed, time }: Record<keyof TracedFact, number>): void {
  gathering.calls += calls;
  gathering.failed += failed;
  gathering.time += time;
}

function addCall(gathering: Gathering, { node, failed, caller }: TracedCall): void {
  add(gathering, { calls: 1, failed: failed ? 1 : 0, time: Math.max(0, node.duration) });
  take(gathering, node);
  if (caller) {
    gathering.spans.add(caller);
  }
}

function take(gathering: Gathering, node: TraceNode): void {
  gathering.spans.add(node.span.spanId);
  if (!gathering.telling || isMoreTelling(node, gathering.telling)) {
    gathering.telling = node;
  }
}

function isMoreTelling(node: TraceNode, than: TraceNode): boolean {
  const failure = failureOf(node) - failureOf(than);
  return failure > 0 || (failure === 0 && node.duration > than.duration);
}

/** Where a failure began says more than where it was passed on. */
function failureOf({ span, errorBelow }: TraceNode): number {
  if (span.status !== 'error') {
    return 0;
  }
  return errorBelow ? 1 : 2;
}

function spanPlaces({ nodes }: TracedGraph, placeOf: Stands['placeOf']): TraceOnMap['placeOf'] {
  const places = new Map<SpanId, string>();
  for (const [key, { kind, spans }] of nodes) {
    const place = placeOf.get(key);
    if (place !== undefined && kind === 'service') {
      spans.forEach(({ span }) => places.set(span.spanId, place));
    }
  }
  return (span) => places.get(span);
}
