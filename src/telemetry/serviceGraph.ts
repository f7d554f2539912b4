import type { Edge, ServiceGraph } from '../model/graph';
import { absent, failed, ready, type Caveat, type Outcome } from '../model/outcome';
import type { DurationQuantiles } from '../model/red';
import type { ServiceId } from '../model/service';
import { ms } from '../model/units';
import type { GraphMetrics } from './conventions/convention';
import { edgeLabels, edgeSlices, edgeSpreads, edgeViews, touching } from './edgeMetrics';
import { pairKey, pairsIn, stronger, type Pair } from './edgePairs';
import { graphNodes } from './graphNodes';
import { rateOf, threeQuantiles, type Slice } from './histogram';
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
 * something uninstrumented. Of a p95 below a classic histogram's first bound (100 ms in Tempo) only that is known, of
 * another quantile below it nothing.
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
  const spreads = edgeSpreads(edgeViews(scope), { ...slice, by: edgeLabels(scope) }, scope);
  return [
    query('rate', rateOf(graph.requests, slice)),
    ...(failures.length > 0 ? [query('errors', rateOf(graph.failures, { ...slice, anyOf: failures }))] : []),
    ...(spreads.length > 0 ? [query(quantilesOf(scope), quantilesAsked(spreads, scope))] : []),
  ];
}

/** A table of a dashboard has one column for one query, so there just the p95 is asked. */
function quantilesOf({ reach }: MetricScope): 'quantiles' | 'p95' {
  return reach === undefined ? 'quantiles' : 'p95';
}

function quantilesAsked(spreads: readonly string[], scope: MetricScope): string {
  return quantilesOf(scope) === 'quantiles'
    ? threeQuantiles(spreads)
    : spreads.map((spread) => `histogram_quantile(0.95, ${spread})`).join(' or ');
}

function readGraph(answers: Answers, scope: MetricScope): Outcome<ServiceGraph> {
  const { graph } = scope.profile.convention;
  if (!graph || !scope.profile.hasGraph) {
    return absent({ why: 'not-instrumented', looked: graph ? [graph.requests.name] : [] });
  }
  const rate = readSamples(answers, 'rate');
  const errors = graph.failing.length > 0 ? readSamples(answers, 'errors') : undefined;
  const quantiles = edgeViews(scope).length > 0 ? readSamples(answers, 'quantiles') : undefined;
  if (rate.problem && rate.items.length === 0) {
    return failed(rate.problem);
  }
  const edges = edgesFrom({ rate, errors, quantiles }, scope);
  if (edges.length === 0) {
    return absent({ why: 'no-traffic' });
  }
  const limits: Caveat[] = [
    ...(quantiles ? [] : [{ kind: 'no-duration', looked: graph.serverDuration } as const]),
    ...(errors ? [] : [{ kind: 'no-failures', looked: graph.failures.name } as const]),
    ...byCallersOnly(graph),
  ];
  return ready({ nodes: graphNodes(edges), edges }, [...caveatsOf({ rate, errors, quantiles }), ...limits]);
}

function byCallersOnly({ origin }: GraphMetrics): readonly Caveat[] {
  return origin === 'client-spans' || origin === 'client-requests' ? [{ kind: 'edges-from', origin }] : [];
}

interface Parts {
  readonly rate: Reading<Sample>;
  readonly errors?: Reading<Sample>;
  readonly quantiles?: Reading<Sample>;
}

function edgesFrom({ rate, errors, quantiles }: Parts, scope: MetricScope): Edge[] {
  const pairOf = pairsIn(rate.items, scope);
  const failures = summed(errors?.items ?? [], pairOf);
  const durations = slowest(quantiles?.items ?? [], pairOf);
  const noFailures = !errors || errors.problem ? undefined : 0;
  // Their keys are their ends, so that the same edges always come in the same order.
  return [...summed(rate.items, pairOf)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { client, server, kind, sum }]) => ({
      client,
      server,
      kind,
      red: {
        rate: requestRate(sum),
        errors: errorShare(sum, failures.get(key)?.sum ?? noFailures),
        duration: durationOf(durations.get(key), scope),
      },
    }));
}

type PairOf = ReturnType<typeof pairsIn>;

interface Summed {
  readonly client: ServiceId;
  readonly server: ServiceId;
  kind: Pair['kind'];
  sum: number;
}

/** One entry per caller and callee: the same pair comes once per connection type, and those rates add up. */
function summed(samples: readonly Sample[], pairOf: PairOf): ReadonlyMap<string, Summed> {
  const pairs = new Map<string, Summed>();
  for (const { labels, value } of samples) {
    const pair = pairOf(labels);
    const key = pair && pairKey(pair);
    const known = key === undefined ? undefined : pairs.get(key);
    if (pair && known) {
      known.kind = stronger(known.kind, pair.kind);
      known.sum += value;
    } else if (pair && key !== undefined) {
      pairs.set(key, { ...pair, sum: value });
    }
  }
  return pairs;
}

/** In the histogram's unit, by quantile. */
type Measured = ReadonlyMap<number, number>;

/**
 * The quantiles of each caller and callee. The question asks for one distribution per pair; where a pair has two all the
 * same (outsiders, and a service that is called as they are), quantiles cannot be added up, and the slower one is told:
 * in whatever order they come, nothing looks faster than it was measured.
 */
function slowest(samples: readonly Sample[], pairOf: PairOf): ReadonlyMap<string, Measured> {
  const pairs = new Map<string, Map<number, number>>();
  for (const { labels, value } of samples) {
    const pair = pairOf(labels);
    const quantile = Number(labels.quantile);
    if (pair && Number.isFinite(quantile)) {
      const key = pairKey(pair);
      const known = pairs.get(key);
      if (known) {
        known.set(quantile, Math.max(known.get(quantile) ?? -Infinity, value));
      } else {
        pairs.set(key, new Map([[quantile, value]]));
      }
    }
  }
  return pairs;
}

/** A quantile in a classic histogram's first bucket is interpolated from zero: any p95 there would look like 95 ms. */
function durationOf(measured: Measured | undefined, { profile }: MetricScope): DurationQuantiles | undefined {
  const { durationUnit = 1, firstBound = 0 } = profile.convention.graph ?? {};
  const least = profile.graphHistogram === 'classic' ? firstBound : -Infinity;
  if (!measured || measured.size === 0) {
    return undefined;
  }
  const told = (quantile: number, as: 'p50' | 'p95' | 'p99') => {
    const value = measured.get(quantile);
    return value === undefined || value <= least ? {} : { [as]: ms(value * durationUnit) };
  };
  const isBelow = (measured.get(0.95) ?? Infinity) <= least;
  return {
    ...told(0.5, 'p50'),
    ...told(0.95, 'p95'),
    ...told(0.99, 'p99'),
    ...(isBelow ? { p95Below: ms(firstBound * durationUnit) } : {}),
  };
}
