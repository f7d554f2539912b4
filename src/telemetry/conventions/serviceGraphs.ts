import { carrying, matching, oneOf } from '../promql';
import type { Convention, Counter, GraphMetrics, HistogramForm, Named, RequestMetrics } from './convention';
import { countOf, histogramForm } from './histogramForm';
import { istioFailing } from './istio';
import { outboundKinds } from './spanMetrics';

/** A source of edges that was recognised by names; its labels and buckets complete it. */
export interface GraphCandidate {
  readonly id: string;
  readonly title: string;
  /** The metric whose labels decide. */
  readonly leading: string;
  readonly graphHistogram: HistogramForm;
  readonly understood: (labels: ReadonlySet<string>) => GraphMetrics | undefined;
}

/** RE2 alternatives of the names that tell who calls whom. */
export const graphNames: readonly string[] = [
  '(.*_)?service_graph_request(_failed)?(_total)?',
  '(.*_)?service_graph_request_(server|client|duration)(_seconds)?(_bucket)?',
  'istio_request_duration_milliseconds(_bucket)?',
  'http_client_request_duration_seconds(_bucket|_count)?',
];

const ofServiceGraph: Named = { id: 'service-graph', title: 'service graph' };
const ofIstio: Named = { id: 'istio', title: 'Istio' };
const ofClientSpans: Named = { id: 'client-spans', title: 'spans of callers' };
const ofClientRequests: Named = { id: 'client-requests', title: 'HTTP calls as their callers measure them' };

const counter = (name: string): Counter => ({ name, form: 'counter' });

/** What a data source's names offer of edges, best first. `requests` is what its requests are read by. */
export function graphCandidates(
  names: ReadonlySet<string>,
  { requests, spanHistogram }: { readonly requests: RequestMetrics; readonly spanHistogram: HistogramForm }
): readonly GraphCandidate[] {
  return [
    ...[...names].sort().flatMap((name) => serviceGraphBy(name, names)),
    ...istioGraph(names),
    ...clientSpans(requests, spanHistogram),
    ...clientRequests(names),
  ];
}

function serviceGraphBy(name: string, names: ReadonlySet<string>): readonly GraphCandidate[] {
  const [, base, ending = ''] = /^((?:.*_)?service_graph_request)(_total)?$/.exec(name) ?? [];
  if (base === undefined || (ending === '' && names.has(`${base}_total`))) {
    return [];
  }
  const duration = [`${base}_server_seconds`, `${base}_server`, `${base}_duration_seconds`].find(
    (one) => histogramForm(one, names) !== 'none'
  );
  return [
    {
      ...ofServiceGraph,
      leading: name,
      graphHistogram: duration ? histogramForm(duration, names) : 'none',
      understood: (labels) =>
        labels.has('client') && labels.has('server') ? serviceGraph(base, ending, { labels, duration }) : undefined,
    },
  ];
}

interface Seen {
  readonly labels: ReadonlySet<string>;
  /** Base name of the server's histogram, where it is not the usual one. */
  readonly duration?: string;
  readonly firstBound?: number;
}

/** The service graph of Tempo, of the collector and of eBPF instrumentation: one set of names, some labels apart. */
export function serviceGraph(base: string, ending: string, { labels, duration, firstBound }: Seen): GraphMetrics {
  const serverDuration = duration ?? `${base}_server_seconds`;
  const named = (...candidates: readonly string[]) => candidates.find((label) => labels.has(label));
  return {
    ...ofServiceGraph,
    origin: 'service-graph',
    requests: counter(`${base}${ending}`),
    failures: counter(`${base}_failed${ending}`),
    failing: [[]],
    always: [],
    serverDuration,
    clientDuration: serverDuration.includes('_server') ? serverDuration.replace('_server', '_client') : undefined,
    durationUnit: 1000,
    ...(firstBound === undefined ? {} : { firstBound }),
    client: 'client',
    server: 'server',
    clientNamespace: named('client_service_namespace', 'client_k8s_namespace_name'),
    serverNamespace: named('server_service_namespace', 'server_k8s_namespace_name'),
    connection: named('connection_type'),
    outsider: 'user',
  };
}

function istioGraph(names: ReadonlySet<string>): readonly GraphCandidate[] {
  if (!names.has('istio_requests_total')) {
    return [];
  }
  const duration = 'istio_request_duration_milliseconds';
  const graph = (labels: ReadonlySet<string>): GraphMetrics => ({
    ...ofIstio,
    origin: 'mesh',
    requests: counter('istio_requests_total'),
    failures: counter('istio_requests_total'),
    failing: istioFailing,
    always: [oneOf('reporter', ['destination', 'waypoint'])],
    serverDuration: duration,
    durationUnit: 1,
    client: labels.has('source_canonical_service') ? 'source_canonical_service' : 'source_workload',
    server: labels.has('destination_canonical_service') ? 'destination_canonical_service' : 'destination_workload',
    clientNamespace: 'source_workload_namespace',
    serverNamespace: labels.has('destination_workload_namespace')
      ? 'destination_workload_namespace'
      : 'destination_service_namespace',
    outsider: 'unknown',
  });
  return [
    {
      ...ofIstio,
      leading: 'istio_requests_total',
      graphHistogram: histogramForm(duration, names),
      understood: (labels) =>
        labels.has('source_canonical_service') || labels.has('source_workload') ? graph(labels) : undefined,
    },
  ];
}

/** Labels by which a call that goes out may name its other side, the surest first. */
const peers = [
  'peer_service',
  'service_peer_name',
  'db_namespace',
  'db_name',
  'db_system_name',
  'db_system',
  'messaging_destination_name',
  'messaging_system',
  'server_address',
  'net_peer_name',
  'peer.service',
  'server.address',
];

/** Who is called, as the callers' own spans say. Needs a dimension that names the other side. */
function clientSpans(requests: RequestMetrics, form: HistogramForm): readonly GraphCandidate[] {
  const { kind } = requests;
  if (kind === undefined) {
    return [];
  }
  return [
    {
      ...ofClientSpans,
      leading: requests.calls.name,
      graphHistogram: form,
      understood: (labels) => {
        const server = peers.find((label) => labels.has(label));
        return server === undefined
          ? undefined
          : {
              ...ofClientSpans,
              origin: 'client-spans',
              requests: requests.calls,
              failures: requests.calls,
              failing: requests.failing,
              always: [oneOf(kind, outboundKinds), carrying(server)],
              serverDuration: requests.duration,
              durationUnit: requests.durationUnit,
              client: requests.service,
              server,
              outsider: 'user',
            };
      },
    },
  ];
}

/** Who is called over HTTP, as the callers' own metrics say: an address rather than a service's name. */
function clientRequests(names: ReadonlySet<string>): readonly GraphCandidate[] {
  const duration = 'http_client_request_duration_seconds';
  const form = histogramForm(duration, names);
  if (form === 'none') {
    return [];
  }
  const calls = countOf(duration, form);
  return [
    {
      ...ofClientRequests,
      leading: calls.name,
      graphHistogram: form,
      understood: (labels) =>
        labels.has('server_address') && labels.has('service_name')
          ? {
              ...ofClientRequests,
              origin: 'client-requests',
              requests: calls,
              failures: calls,
              failing: labels.has('http_response_status_code')
                ? [[matching('http_response_status_code', '5..')]]
                : [[carrying('error_type')]],
              always: [],
              serverDuration: duration,
              durationUnit: 1000,
              client: 'service_name',
              server: 'server_address',
              outsider: 'user',
            }
          : undefined,
    },
  ];
}

/** The same convention with what tells who calls whom. */
export function withGraph(convention: Convention, graph: GraphMetrics | undefined): Convention {
  return graph ? { ...convention, graph } : convention;
}
