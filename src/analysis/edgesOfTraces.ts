import type { Edge, GraphNode, NodeKind, ServiceGraph } from '../model/graph';
import type { SpanId, TraceId } from '../model/ids';
import { serviceKey, type ServiceId } from '../model/service';
import type { Trace } from '../model/trace';
import { ms, ratio } from '../model/units';
import { byMarks, byText } from './byMarks';
import { callsInTraces, type SampledCall } from './callsInTraces';
import { edgeKey } from './topology';

/** Who calls whom as far as a few traces tell. */
export interface SampledGraph {
  readonly graph: ServiceGraph;
  /** By `edgeKey`, for each edge of the graph. */
  readonly seen: ReadonlyMap<string, SeenCall>;
  /** How many traces were looked at. */
  readonly sampled: number;
}

/** How often a call was seen, and where: in a failed one if any failed, else in the slowest. */
export interface SeenCall {
  readonly calls: number;
  readonly failed: number;
  readonly example: { readonly traceId: TraceId; readonly spanId: SpanId };
}

/** Of fewer calls a p95 would be just the slowest. */
const leastForP95 = 10;

/**
 * The graph that a sample of traces shows; what counts as a call is told in callsInTraces.ts.
 *
 * Without rates, and never scaled: how many traces there are in all is not known from a sample. Shares of errors are
 * those among the calls seen. Wrong for what is rare, which no small sample has. `namespaced` says whether namespaces
 * are part of a service's identity, as they are in the metrics beside it.
 */
export function edgesOfTraces(
  traces: readonly Trace[],
  { namespaced }: { readonly namespaced: boolean }
): SampledGraph {
  const distinct = [...new Map(traces.map((trace) => [trace.traceId, trace])).values()];
  const byEdge = new Map<string, SampledCall[]>();
  for (const call of callsInTraces(distinct, namespaced)) {
    const key = edgeKey(call);
    const known = byEdge.get(key);
    if (known) {
      known.push(call);
    } else {
      byEdge.set(key, [call]);
    }
  }
  const all = [...byEdge].sort(([a], [b]) => byText(a, b)).map(([key, calls]) => ({ key, calls, ...summaryOf(calls) }));
  return {
    graph: { nodes: nodesOf(all.flatMap(({ calls }) => calls)), edges: all.flatMap(({ edge }) => edge ?? []) },
    seen: new Map(all.flatMap(({ key, seen }): Array<[string, SeenCall]> => (seen ? [[key, seen]] : []))),
    sampled: distinct.length,
  };
}

function summaryOf(calls: readonly SampledCall[]): { readonly edge?: Edge; readonly seen?: SeenCall } {
  const [telling] = [...calls].sort(mostTellingFirst);
  if (!telling) {
    return {};
  }
  const { client, server, kind, traceId, span } = telling;
  const failed = calls.filter((call) => call.failed).length;
  const p95 = p95Of(calls);
  return {
    edge: {
      client,
      server,
      kind,
      red: { errors: ratio(failed / calls.length), ...(p95 === undefined ? {} : { duration: { p95: ms(p95) } }) },
    },
    seen: { calls: calls.length, failed, example: { traceId, spanId: span.spanId } },
  };
}

function mostTellingFirst(a: SampledCall, b: SampledCall): number {
  const marks = ({ failed, span }: SampledCall) => [failed ? 0 : 1, -span.duration];
  return byMarks(marks(a), marks(b)) || byText(a.traceId + a.span.spanId, b.traceId + b.span.spanId);
}

/** The nearest rank: a duration that one of the calls really had. */
function p95Of(calls: readonly SampledCall[]): number | undefined {
  const durations = calls.map(({ span }) => Math.max(0, span.duration)).sort((a, b) => a - b);
  return calls.length < leastForP95 ? undefined : durations[Math.ceil(0.95 * durations.length) - 1];
}

/** A service that was once seen from inside stays one, whatever its callers take it for. */
const strength: readonly NodeKind[] = ['service', 'database', 'queue', 'user', 'external'];

function nodesOf(calls: readonly SampledCall[]): readonly GraphNode[] {
  const nodes = new Map<string, GraphNode>();
  const saw = (service: ServiceId, kind: NodeKind) => {
    const known = nodes.get(serviceKey(service));
    if (!known || strength.indexOf(kind) < strength.indexOf(known.kind)) {
      nodes.set(serviceKey(service), { service, kind });
    }
  };
  for (const { client, server, caller, callee } of calls) {
    saw(client, caller);
    saw(server, callee);
  }
  return [...nodes].sort(([a], [b]) => byText(a, b)).map(([, node]) => node);
}
