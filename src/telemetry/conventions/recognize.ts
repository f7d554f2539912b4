import { ms, seconds, type Ms } from '../../model/units';
import type { Overrides } from '../../model/environment';
import type { Candidate, Convention, Dialect, Doubt, GraphMetrics, Named, Profile, Understood } from './convention';
import { istio } from './istio';
import { graphCandidates, type GraphCandidate } from './serviceGraphs';
import { micrometer, otelHttpServer, otelHttpServerOld, otelRpcServer, otelRpcServerOld } from './serverMetrics';
import { ebpfSpanMetrics, otelSpanMetrics, tempoSpanMetrics } from './spanMetrics';

/**
 * The dialects we read, preferred ones first: spans count everything that was traced, servers' own metrics only what
 * one library measures, meshes know no operations. A new one is a file beside this and a name here.
 */
export const conventions: readonly Dialect[] = [
  tempoSpanMetrics,
  otelSpanMetrics,
  ebpfSpanMetrics,
  otelHttpServer,
  otelHttpServerOld,
  otelRpcServer,
  otelRpcServerOld,
  istio,
  micrometer,
];

/** Samples come this often where the interval could not be measured: the default of Tempo's metrics-generator. */
export const usualPushInterval = seconds(15);

/** A `latency` whose largest bound is above this many units is not in seconds. */
const mostSeconds = 100;

/** What names, labels and bounds have told so far. */
export interface Recognized {
  readonly convention: Convention;
  readonly spanHistogram: Profile['spanHistogram'];
  readonly graphHistogram: Profile['graphHistogram'];
  readonly doubts: readonly Doubt[];
  readonly alternatives: readonly Named[];
  readonly unitUnknown: boolean;
}

/** What the names offer, best first; an overridden convention comes before all others. Empty: never a guess. */
export function candidatesIn(names: readonly string[], overrides: Overrides = {}): readonly Candidate[] {
  const there = new Set(names);
  const all = conventions.flatMap((dialect) => dialect.candidates(there));
  const wanted = all.filter(({ dialect }) => dialect.id === overrides.convention);
  return [...wanted, ...all.filter((candidate) => !wanted.includes(candidate))];
}

/** What the labels of its leading metric make of a candidate; undefined where they are somebody else's. */
export function understoodBy(
  candidate: Candidate,
  labels: readonly string[],
  overrides: Overrides = {}
): Understood | undefined {
  const own = overrides.labels ?? {};
  const there = new Set([...labels, ...aliases(own, labels)]);
  const understood = candidate.understood(there);
  if (!understood) {
    return undefined;
  }
  const { requests } = understood;
  const { service, namespace, operation, kind, status } = own;
  const renamed = (label: string) => (label === requests.kind && kind ? kind : label);
  return {
    ...understood,
    requests: {
      ...requests,
      ...(service ? { service, serviceIsPath: false } : {}),
      ...(namespace ? { namespace } : {}),
      ...(operation ? { operation: [operation] } : {}),
      ...(kind ? { kind } : {}),
      inbound: requests.inbound.map((one) => ({ ...one, label: renamed(one.label) })),
      failing: status
        ? requests.failing.map((list) => list.map((one) => ({ ...one, label: status })))
        : requests.failing,
    },
  };
}

/** A label that the settings name stands for the usual one, where it is there. */
function aliases(own: NonNullable<Overrides['labels']>, labels: readonly string[]): readonly string[] {
  const usual = { service: 'service_name', namespace: 'service_namespace', operation: 'span_name', kind: 'span_kind' };
  const named = Object.entries({ ...usual, status: 'status_code' } as const);
  return named.flatMap(([what, label]) => {
    const override = Object.entries(own).find(([key]) => key === what)?.[1];
    return override !== undefined && labels.includes(override) ? [label] : [];
  });
}

/** The candidate as the convention of one data source, without a graph so far. */
export function recognizedAs(
  candidate: Candidate,
  understood: Understood,
  { names, overrides = {} }: { readonly names: readonly string[]; readonly overrides?: Overrides }
): Recognized {
  const { id, title, specification } = candidate.dialect;
  const asWished = overrides.convention === undefined || overrides.convention === id;
  return {
    convention: { id, title, specification, requests: understood.requests },
    spanHistogram: candidate.spanHistogram,
    graphHistogram: 'none',
    doubts: [...understood.doubts, ...(asWished ? [] : (['not-as-overridden'] as const))],
    alternatives: alternativesTo(candidate, names),
    unitUnknown: understood.unitUnknown ?? false,
  };
}

/** Other dialects of which the names speak, each by metrics that no dialect before it is read from. */
function alternativesTo(chosen: Candidate, names: readonly string[]): readonly Named[] {
  const there = new Set(names);
  const told = new Set([chosen.leading]);
  return conventions.flatMap(({ id, title, candidates }) => {
    const others = candidates(there).filter(({ leading }) => !told.has(leading) && there.has(leading));
    others.forEach(({ leading }) => told.add(leading));
    return id === chosen.dialect.id || others.length === 0 ? [] : [{ id, title }];
  });
}

/** What the names offer of edges, best first; none where the settings say that there are none. */
export function graphsIn(
  names: readonly string[],
  recognized: Recognized,
  overrides: Overrides = {}
): readonly GraphCandidate[] {
  if (overrides.graph === 'none') {
    return [];
  }
  const all = graphCandidates(new Set(names), {
    requests: recognized.convention.requests,
    spanHistogram: recognized.spanHistogram,
  });
  const wanted = all.filter(({ id }) => id === overrides.graph);
  return [...wanted, ...all.filter((candidate) => !wanted.includes(candidate))];
}

/** Upper bounds of a histogram's buckets, told by their `le`; the infinite one and what is no number left out. */
export function boundsOf(texts: readonly string[]): readonly number[] {
  return texts
    .map(Number)
    .filter((bound) => Number.isFinite(bound))
    .sort((a, b) => a - b);
}

/** With the unit that the buckets tell; without buckets it stays what the dialect assumes, and is in doubt. */
export function withUnit(recognized: Recognized, bounds: readonly number[]): Recognized {
  if (!recognized.unitUnknown) {
    return recognized;
  }
  const last = bounds.at(-1);
  const { requests } = recognized.convention;
  const durationUnit = last === undefined || last > mostSeconds ? 1 : 1000;
  return {
    ...recognized,
    unitUnknown: false,
    convention: { ...recognized.convention, requests: { ...requests, durationUnit } },
    doubts: last === undefined ? [...recognized.doubts, 'unit'] : recognized.doubts,
  };
}

/**
 * A recognised convention completed. The namespace is part of a service's identity only if every metric that names
 * services carries it; else the same service would have two names.
 */
export function profileOf(
  { convention, spanHistogram, doubts, alternatives }: Recognized,
  graph: { readonly metrics: GraphMetrics; readonly histogram: Profile['graphHistogram'] } | undefined,
  pushInterval: Ms | undefined
): Profile {
  const inRequests = convention.requests.namespace !== undefined || convention.requests.serviceIsPath === true;
  const inGraph =
    !graph || (graph.metrics.clientNamespace !== undefined && graph.metrics.serverNamespace !== undefined);
  return {
    convention: graph ? { ...convention, graph: graph.metrics } : convention,
    spanHistogram,
    graphHistogram: graph?.histogram ?? 'none',
    hasGraph: graph !== undefined,
    namespaced: inRequests && inGraph,
    pushInterval: ms(pushInterval ?? usualPushInterval),
    doubts,
    alternatives,
  };
}
