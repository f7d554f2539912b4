import type { Matcher } from '../model/environment';
import type { ServiceId } from '../model/service';
import { jointDistribution, type Histogram, type Narrowed, type Slice } from './histogram';
import type { Labels } from './prometheusFrames';
import { equal } from './promql';
import type { MetricScope } from './scope';
import { serviceId } from './requestMetrics';

/** What service graphs call whoever sent a request that nobody traced. */
export const userName = 'user';
/** The value of the connection label for an edge of which one side is not instrumented. */
export const virtualConnection = 'virtual_node';

/**
 * From where the durations of edges are seen. A service graph writes both sides' histogram for every edge, but the side
 * that is not instrumented gets zeros, which would halve every quantile. Empty without a histogram.
 */
export function edgeViews(scope: MetricScope): readonly Narrowed[] {
  const { graph } = scope.profile.convention;
  const form = scope.profile.graphHistogram;
  if (!graph || (form !== 'classic' && form !== 'native')) {
    return [];
  }
  const server: Histogram = { base: graph.serverDuration, form };
  const client: Histogram | undefined =
    graph.clientDuration === undefined ? undefined : { base: graph.clientDuration, form };
  if (!client) {
    return [{ histogram: server, matchers: [] }];
  }
  if (graph.connection === undefined) {
    // Each side writes only what it saw itself, so no zeros are in the way.
    return [
      { histogram: server, matchers: [] },
      { histogram: client, matchers: [] },
    ];
  }
  const virtual = equal(graph.connection, virtualConnection);
  const fromUser = equal(graph.client, graph.outsider);
  return [
    { histogram: server, matchers: [{ ...virtual, op: '!=' }] },
    { histogram: client, matchers: [virtual, { ...fromUser, op: '!=' }] },
    { histogram: server, matchers: [virtual, fromUser] },
  ];
}

/** The views of edges that start at `client`: what users send is only ever seen by the server. */
export function edgeViewsFrom(client: ServiceId, scope: MetricScope): readonly Narrowed[] {
  const views = edgeViews(scope);
  const [server, callee] = views;
  if (!server || !callee || scope.profile.convention.graph?.connection === undefined) {
    return views;
  }
  return client.name === userName
    ? [{ ...server, matchers: [] }]
    : [server, { ...callee, matchers: callee.matchers.slice(0, 1) }];
}

/**
 * What `histogram_quantile` takes for the durations of edges as `views` see them, the first to be believed first.
 *
 * Where edges are told apart by how they connect, every call is in just one view, so all are one distribution: a pair
 * that comes by several connection types has the quantiles of all its calls, as its rate counts them. Where they are
 * not, both sides may have measured the same call: a pair that the server's side has is not read at the client's.
 */
export function edgeSpreads(views: readonly Narrowed[], slice: Slice, scope: MetricScope): readonly string[] {
  if (views.length === 0) {
    return [];
  }
  return scope.profile.convention.graph?.connection === undefined
    ? views.map((view) => jointDistribution([view], slice))
    : [jointDistribution(views, slice)];
}

/** Edges whose `side` is `service`. */
export function touching(side: 'client' | 'server', service: ServiceId, scope: MetricScope): readonly Matcher[] {
  const { graph } = scope.profile.convention;
  if (!graph) {
    return [];
  }
  const [name, namespace] =
    side === 'client' ? [graph.client, graph.clientNamespace] : [graph.server, graph.serverNamespace];
  const within =
    scope.profile.namespaced && service.namespace && namespace ? [equal(namespace, service.namespace)] : [];
  return [equal(name, service.name === userName ? graph.outsider : service.name), ...within];
}

/** Edges as the convention selects them, narrowed to each of `sides`; with `failed`, only what counts failures. */
export function edgeSlices(
  sides: ReadonlyArray<readonly Matcher[]>,
  scope: MetricScope,
  failed = false
): ReadonlyArray<readonly Matcher[]> {
  const { graph } = scope.profile.convention;
  const lists = failed ? (graph?.failing ?? []) : [[]];
  return sides.flatMap((side) => lists.map((list) => [...scope.matchers, ...(graph?.always ?? []), ...side, ...list]));
}

/** The labels that make up an edge's identity, without its kind. */
export function edgeLabels(scope: MetricScope): readonly string[] {
  const { graph } = scope.profile.convention;
  if (!graph) {
    return [];
  }
  const { client, server, clientNamespace, serverNamespace } = graph;
  return scope.profile.namespaced && clientNamespace && serverNamespace
    ? [clientNamespace, client, serverNamespace, server]
    : [client, server];
}

export function endsFrom(labels: Labels, scope: MetricScope): { client: ServiceId; server: ServiceId } | undefined {
  const { graph } = scope.profile.convention;
  if (!graph) {
    return undefined;
  }
  const within = (label: string | undefined) =>
    scope.profile.namespaced && label !== undefined ? labels[label] : undefined;
  const server = serviceId(labels[graph.server], within(graph.serverNamespace));
  const client =
    labels[graph.client] === graph.outsider
      ? { name: userName }
      : serviceId(labels[graph.client], within(graph.clientNamespace));
  return client && server ? { client, server } : undefined;
}
