import { minutes } from '../../model/units';
import type { Overrides } from '../../model/environment';
import { recordedJson } from '../testing/recorded';
import {
  boundsOf,
  candidatesIn,
  conventions,
  graphsIn,
  profileOf,
  recognizedAs,
  understoodBy,
  withUnit,
} from './recognize';
import { serviceGraph } from './serviceGraphs';

const { body } = recordedJson('http/prometheus-metric-names.json') as { body: { data: readonly string[] } };
const ofTempo = ['service', 'span_name', 'span_kind', 'status_code'];
const ofCollector = ['service_name', 'span_name', 'span_kind', 'status_code'];

/** What the first candidate that understands the labels makes of them. */
function recognized(names: readonly string[], labels: readonly string[], overrides?: Overrides) {
  for (const candidate of candidatesIn(names, overrides)) {
    const understood = understoodBy(candidate, labels, overrides);
    if (understood) {
      return recognizedAs(candidate, understood, { names, overrides });
    }
  }
  return undefined;
}

const withHistogram = (calls: string, duration: string) => [
  calls,
  ...['_bucket', '_sum', '_count'].map((e) => duration + e),
];

describe('recognising a convention', () => {
  it('sees Tempo in the recorded names, with native histograms preferred where both are', () => {
    const { convention, spanHistogram } = recognized(body.data, ofTempo) ?? {};
    expect(convention).toMatchObject({
      id: 'tempo-generator',
      requests: { calls: { name: 'traces_spanmetrics_calls_total' }, duration: 'traces_spanmetrics_latency' },
    });
    expect(spanHistogram).toBe('native');
  });

  it.each([
    // names, labels, id, duration, milliseconds in a unit
    [withHistogram('traces_spanmetrics_calls_total', 'traces_spanmetrics_latency'), ofTempo, 'tempo-generator', 1000],
    [
      withHistogram('traces_span_metrics_calls_total', 'traces_span_metrics_duration_milliseconds'),
      ofCollector,
      'otel-span-metrics',
      1,
    ],
    [
      withHistogram('traces_span_metrics_calls_total', 'traces_span_metrics_duration_seconds'),
      ofCollector,
      'otel-span-metrics',
      1000,
    ],
    [withHistogram('calls_total', 'duration_milliseconds'), ofCollector, 'otel-span-metrics', 1],
    [
      withHistogram('span_metrics_calls_total', 'span_metrics_duration_seconds'),
      ofCollector,
      'otel-span-metrics',
      1000,
    ],
    // Alloy's own example: Tempo's counter by name, the collector's by its labels.
    [
      withHistogram('traces_spanmetrics_calls_total', 'traces_spanmetrics_duration_milliseconds'),
      ofCollector,
      'otel-span-metrics',
      1,
    ],
    [
      withHistogram('calls_total', 'latency'),
      ['service_name', 'operation', 'span_kind', 'status_code'],
      'otel-span-metrics',
      1,
    ],
    [
      withHistogram('traces_spanmetrics_calls_total', 'traces_spanmetrics_latency'),
      [...ofCollector, 'source'],
      'ebpf-span-metrics',
      1000,
    ],
    [
      withHistogram('traces.span.metrics.calls', 'traces.span.metrics.duration_milliseconds'),
      ['service.name', 'span.name', 'span.kind', 'status.code'],
      'otel-span-metrics',
      1,
    ],
    [
      withHistogram('up', 'http_server_request_duration_seconds'),
      ['service_name', 'http_request_method', 'http_route', 'http_response_status_code'],
      'otel-http-server',
      1000,
    ],
    [
      withHistogram('up', 'http_server_duration_milliseconds'),
      ['job', 'http_method', 'http_route', 'http_status_code'],
      'otel-http-server-old',
      1,
    ],
    [
      withHistogram('up', 'rpc_server_call_duration_seconds'),
      ['service_name', 'rpc_method', 'rpc_response_status_code'],
      'otel-rpc-server',
      1000,
    ],
    [
      withHistogram('up', 'rpc_server_duration_milliseconds'),
      ['service_name', 'rpc_service', 'rpc_method', 'rpc_grpc_status_code'],
      'otel-rpc-server-old',
      1,
    ],
    [
      withHistogram('istio_requests_total', 'istio_request_duration_milliseconds'),
      ['reporter', 'destination_canonical_service', 'response_code'],
      'istio',
      1,
    ],
    [
      withHistogram('up', 'http_server_requests_seconds'),
      ['application', 'method', 'uri', 'outcome'],
      'micrometer',
      1000,
    ],
  ])('%j with %j is %s', (names, labels, id, unit) => {
    const found = recognized(names, labels);
    expect(found?.convention.id).toBe(id);
    expect(found?.convention.requests.durationUnit).toBe(unit);
    expect(found?.spanHistogram).toBe('classic');
    expect(found?.unitUnknown).toBe(false);
    expect(found?.doubts).toEqual([]);
  });

  it('counts requests by the histogram where there is no counter, and knows a native one', () => {
    const classic = recognized(withHistogram('up', 'traces_spanmetrics_latency'), ofTempo);
    expect(classic?.convention.requests.calls).toEqual({ name: 'traces_spanmetrics_latency_count', form: 'counter' });
    const native = recognized(['traces_spanmetrics_latency'], ofTempo);
    expect(native?.convention.requests.calls).toEqual({ name: 'traces_spanmetrics_latency', form: 'native' });
  });

  it('says that a mean is all there is of a histogram without buckets', () => {
    const names = ['http_server_requests_seconds_count', 'http_server_requests_seconds_sum'];
    expect(recognized(names, ['application', 'method', 'uri', 'status'])?.spanHistogram).toBe('summary');
  });

  it('knows nothing of kinds and failures that the labels do not carry', () => {
    const found = recognized(['calls_total'], ['service_name', 'span_name']);
    expect(found?.convention.requests).toMatchObject({ inbound: [], failing: [] });
    expect(found?.convention.requests).not.toHaveProperty('kind');
  });

  it('reads failures by the newer label where that is the one', () => {
    const found = recognized(['calls_total'], ['service_name', 'span_name', 'span_kind', 'otel_status_code']);
    expect(found?.convention.requests.failing).toEqual([[{ label: 'otel_status_code', op: '=', value: 'ERROR' }]]);
  });

  it('does not take other counters of calls for those of spans', () => {
    expect(recognized(['up', 'api_calls_total', 'latency_bucket'], ['instance', 'job', 'method'])).toBeUndefined();
    expect(candidatesIn(['up', 'go_goroutines'])).toEqual([]);
  });

  it('leaves out the series of a second producer under the same name, and says so', () => {
    const found = recognized(['traces_spanmetrics_calls_total'], [...ofTempo, 'service_name', 'source']);
    expect(found?.convention.id).toBe('tempo-generator');
    expect(found?.convention.requests.inbound).toContainEqual({ label: 'service', op: '!=', value: '' });
    expect(found?.doubts).toEqual(['two-producers']);
  });

  it('names what else is there', () => {
    const names = [
      ...withHistogram('traces_spanmetrics_calls_total', 'traces_spanmetrics_latency'),
      'istio_requests_total',
    ];
    expect(recognized(names, ofTempo)?.alternatives).toEqual([{ id: 'istio', title: 'Istio' }]);
  });

  it('prefers what an administrator names, and says where that is not there', () => {
    const names = ['traces_spanmetrics_calls_total', 'istio_requests_total'];
    const labels = [...ofTempo, 'reporter', 'destination_canonical_service'];
    expect(recognized(names, labels, { convention: 'istio' })?.convention.id).toBe('istio');
    expect(recognized(names, ofTempo, { convention: 'micrometer' })).toMatchObject({
      convention: { id: 'tempo-generator' },
      doubts: ['not-as-overridden'],
    });
  });

  it('takes the labels that an administrator names', () => {
    const found = recognized(['calls_total'], ['svc', 'op', 'span_kind', 'status_code'], {
      labels: { service: 'svc', operation: 'op' },
    });
    expect(found?.convention.requests).toMatchObject({ service: 'svc', operation: ['op'], kind: 'span_kind' });
  });

  it('has a title, a specification and an id of its own for every dialect', () => {
    expect(new Set(conventions.map(({ id }) => id)).size).toBe(conventions.length);
    expect(conventions.filter(({ title, specification }) => !title || !specification.startsWith('https://'))).toEqual(
      []
    );
  });
});

describe('a unit that no name tells', () => {
  const suffixless = recognized(
    withHistogram('traces_span_metrics_calls', 'traces_span_metrics_duration'),
    ofCollector
  );

  it.each([
    [['0.002', '15.0', '+Inf'], 1000, []],
    [['2', '15000', '+Inf'], 1, []],
    [[], 1, ['unit']],
  ])('is told by bounds %j as %d ms', (texts, unit, doubts) => {
    const told = suffixless && withUnit(suffixless, boundsOf(texts));
    expect(told?.convention.requests.durationUnit).toBe(unit);
    expect(told?.doubts).toEqual(doubts);
  });
});

describe('what tells who calls whom', () => {
  const graphIds = (names: readonly string[], labels: readonly string[], overrides?: Overrides) => {
    const found = recognized(names, labels);
    return found ? graphsIn(names, found, overrides).flatMap((one) => one.understood(new Set(labels))?.id ?? []) : [];
  };
  const spans = withHistogram('traces_spanmetrics_calls_total', 'traces_spanmetrics_latency');

  it.each([
    'traces_service_graph_request_total',
    'servicegraph_traces_service_graph_request_total',
    'service_graph_request',
  ])('is a service graph called %s', (name) => {
    expect(graphIds([...spans, name], [...ofTempo, 'client', 'server'])).toEqual(['service-graph']);
  });

  it('is a mesh, or callers’ own spans, where there is no service graph', () => {
    expect(graphIds([...spans, 'istio_requests_total'], [...ofTempo, 'source_workload'])).toEqual(['istio']);
    expect(graphIds(spans, [...ofTempo, 'server_address'])).toEqual(['client-spans']);
    expect(graphIds(spans, ofTempo)).toEqual([]);
  });

  it('is nothing where the settings say so', () => {
    expect(
      graphIds([...spans, 'traces_service_graph_request_total'], [...ofTempo, 'client', 'server'], { graph: 'none' })
    ).toEqual([]);
  });

  it('knows kinds of edges and namespaces only by labels that are there', () => {
    const bare = serviceGraph('traces_service_graph_request', '_total', { labels: new Set(['client', 'server']) });
    expect(bare.connection).toBeUndefined();
    expect(bare.clientNamespace).toBeUndefined();
  });
});

describe('a profile', () => {
  const profile = (labels: readonly string[], inGraph: readonly string[]) => {
    const found = recognized(body.data, labels);
    const metrics = serviceGraph('traces_service_graph_request', '_total', { labels: new Set(inGraph) });
    return found && profileOf(found, { metrics, histogram: 'classic' }, minutes(1));
  };

  it('takes the namespace for identity only where all metrics carry it', () => {
    const ends = ['client_service_namespace', 'server_service_namespace'];
    expect(profile([...ofTempo, 'service_namespace'], ends)?.namespaced).toBe(true);
    expect(profile([...ofTempo, 'service_namespace'], [])?.namespaced).toBe(false);
    expect(profile(ofTempo, ends)?.namespaced).toBe(false);
  });

  it('assumes the usual interval where it could not be measured', () => {
    const found = recognized(body.data, ofTempo);
    expect(found && profileOf(found, undefined, undefined)).toMatchObject({ pushInterval: 15_000, hasGraph: false });
    expect(profile(ofTempo, [])?.pushInterval).toBe(60_000);
  });
});
