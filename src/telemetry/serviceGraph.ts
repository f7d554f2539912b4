import type { GraphMetrics } from './conventions/convention';
import type { Edge, EdgeKind, ServiceGraph } from '../model/graph';
import { absent, failed, ready, type Caveat, type Outcome } from '../model/outcome';
import type { DurationQuantiles } from '../model/red';
import { serviceKey, type ServiceId } from '../model/service';
import { ms } from '../model/units';
import { edgeLabels, edgeSlices, edgeViews, endsFrom, touching, userName, virtualConnection } from './edgeMetrics';
import { graphNodes } from './graphNodes';
import { quantileOf, rateOf, type Slice } from './histogram';
import { readSamples, type Sample } from './prometheusFrames';
import type { Answers, MetricQuery, Question } from './question';
import { caveatsOf, type Reading } from './reading';
import type { MetricScope } from './scope';
import { errorShare, requestRate, wholeWindow } from './requestMetrics';

/**
 * Who calls whom, with the figures of just these calls over the whole window; with `of`, only the edges of one
 * service. A service that calls itself has an edge whose client and server are the same.
 *
 * Wrong where traces are: calls whose two spans were sampled or lost apart are missing or stand as a call to or from
 * something uninstrumented. Of a quantile below a classic histogram's first bound (100 ms in Tempo) only that is known.
 */
export function edgesQuestion(scope: MetricScope, of?: ServiceId): Question<ServiceGraph> {
  return {
    about: of ? { is: 'edges', of } : { is: 'edges' },
    signal: 'metrics',
    window: scope.window,
    step: scope.step,
    queries: queriesOf(scope, of),
    read: (answers) => readGraph(answers, scope),
  };
}

function queriesOf(scope: MetricScope, of: ServiceId | undefined): readonly MetricQuery[] {
  const { graph } = scope.profile.convention;
  if (!graph || !scope.profile.hasGraph) {
    return [];
  }
  const sides = of ? [touching('client', of, scope), touching('server', of, scope)] : [[]];
  const slice: Slice = {
    by: [...edgeLabels(scope), ...(graph.connection === undefined ? [] : [graph.connection])],
    anyOf: edgeSlices(sides, scope),
    over: wholeWindow(scope),
  };
  const failures = edgeSlices(sides, scope, true);
  const query = (refId: string, expr: string): MetricQuery => ({ kind: 'promql', refId, expr, shape: 'instant' });
  const views = edgeViews(scope).map((view) =>
    quantileOf(0.95, view.histogram, {
      ...slice,
      by: edgeLabels(scope),
      anyOf: slice.anyOf.map((matchers) => [...matchers, ...view.matchers]),
    })
  );
  return [
    query('rate', rateOf(graph.requests, slice)),
    ...(failures.length > 0 ? [query('errors', rateOf(graph.failures, { ...slice, anyOf: failures }))] : []),
    ...(views.length > 0 ? [query('p95', views.join(' or '))] : []),
  ];
}

function readGraph(answers: Answers, scope: MetricScope): Outcome<ServiceGraph> {
  const { graph } = scope.profile.convention;
  if (!graph || !scope.profile.hasGraph) {
    return absent({ why: 'not-instrumented', looked: graph ? [graph.requests.name] : [] });
  }
  const rate = readSamples(answers, 'rate');
  const errors = graph.failing.length > 0 ? readSamples(answers, 'errors') : undefined;
  const p95 = edgeViews(scope).length > 0 ? readSamples(answers, 'p95') : undefined;
  if (rate.problem && rate.items.length === 0) {
    return failed(rate.problem);
  }
  const edges = edgesFrom({ rate, errors, p95 }, scope);
  if (edges.length === 0) {
    return absent({ why: 'no-traffic' });
  }
  const limits: Caveat[] = [
    ...(p95 ? [] : [{ kind: 'no-duration', looked: graph.serverDuration } as const]),
    ...(errors ? [] : [{ kind: 'no-failures', looked: graph.failures.name } as const]),
    ...byCallersOnly(graph),
  ];
  return ready({ nodes: graphNodes(edges), edges }, [...caveatsOf({ rate, errors, p95 }), ...limits]);
}

function byCallersOnly({ origin }: GraphMetrics): readonly Caveat[] {
  return origin === 'client-spans' || origin === 'client-requests' ? [{ kind: 'edges-from', origin }] : [];
}

interface Parts {
  readonly rate: Reading<Sample>;
  readonly errors?: Reading<Sample>;
  readonly p95?: Reading<Sample>;
}

function edgesFrom({ rate, errors, p95 }: Parts, scope: MetricScope): Edge[] {
  const failures = summed(errors, scope);
  const quantiles = summed(p95, scope);
  const noFailures = !errors || errors.problem ? undefined : 0;
  return [...summed(rate, scope).entries()]
    .map(([key, { client, server, kind, sum }]): Edge => {
      const slow = quantiles.get(key)?.first;
      return {
        client,
        server,
        kind,
        red: {
          rate: requestRate(sum),
          errors: errorShare(sum, failures.get(key)?.sum ?? noFailures),
          duration: slow === undefined ? undefined : durationOf(slow, scope),
        },
      };
    })
    .sort(
      (a, b) => byKey(serviceKey(a.client), serviceKey(b.client)) || byKey(serviceKey(a.server), serviceKey(b.server))
    );
}

/** A quantile in a classic histogram's first bucket is interpolated from zero: any value would look like 95 ms. */
function durationOf(p95: number, { profile }: MetricScope): DurationQuantiles {
  const { durationUnit = 1, firstBound = 0 } = profile.convention.graph ?? {};
  return profile.graphHistogram === 'classic' && p95 <= firstBound
    ? { p95Below: ms(firstBound * durationUnit) }
    : { p95: ms(p95 * durationUnit) };
}

interface Pair {
  readonly client: ServiceId;
  readonly server: ServiceId;
  readonly kind: EdgeKind;
  readonly sum: number;
  /** For quantiles, which cannot be added up. */
  readonly first: number;
}

/** Strongest evidence first: a pair that was once seen whole is a call, even if late spans also left it half. */
const strength: readonly EdgeKind[] = ['call', 'messaging', 'database', 'virtual'];

function stronger(a: EdgeKind, b: EdgeKind): EdgeKind {
  return strength.indexOf(a) <= strength.indexOf(b) ? a : b;
}

/** One entry per caller and callee: the same pair comes once per connection type, and those rates add up. */
function summed(reading: Reading<Sample> | undefined, scope: MetricScope): ReadonlyMap<string, Pair> {
  const pairs = new Map<string, Pair>();
  const kind = kindsBy(reading?.items ?? [], scope);
  for (const { labels, value } of reading?.items ?? []) {
    const ends = endsFrom(labels, scope);
    if (!ends) {
      continue;
    }
    const key = `${serviceKey(ends.client)}\u0001${serviceKey(ends.server)}`;
    const pair: Pair = { ...ends, kind: kind(labels, ends), sum: value, first: value };
    const known = pairs.get(key);
    pairs.set(key, known ? { ...known, kind: stronger(known.kind, pair.kind), sum: known.sum + value } : pair);
  }
  return pairs;
}

/**
 * The kind of each edge. Callers alone do not know what stands at the other side: it is a service if it calls or
 * answers under that name itself, and else something that is not instrumented.
 */
function kindsBy(samples: readonly Sample[], scope: MetricScope) {
  const { graph } = scope.profile.convention;
  const callers = new Set(samples.map(({ labels }) => labels[graph?.client ?? '']));
  const oneSided = graph?.origin === 'client-spans' || graph?.origin === 'client-requests';
  return (labels: Sample['labels'], { client, server }: { client: ServiceId; server: ServiceId }): EdgeKind => {
    if (graph?.connection !== undefined) {
      return kindOf(labels[graph.connection]);
    }
    if (client.name === userName || (oneSided && !callers.has(server.name))) {
      return 'virtual';
    }
    return 'call';
  };
}

/** An absent or empty connection type is a plain call between two instrumented services. */
function kindOf(connection: string | undefined): EdgeKind {
  switch (connection) {
    case 'messaging_system':
      return 'messaging';
    case 'database':
      return 'database';
    case virtualConnection:
      return 'virtual';
    default:
      return 'call';
  }
}

function byKey(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
