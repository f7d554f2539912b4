import type { Convention } from './convention';
import { serviceGraph } from './serviceGraphs';
import { tempoSpanMetrics } from './spanMetrics';

/** Tempo's metrics-generator with its span-metrics and service-graphs processors, as it is usually set up. */
export const tempoGenerator: Convention = {
  id: tempoSpanMetrics.id,
  title: tempoSpanMetrics.title,
  specification: tempoSpanMetrics.specification,
  requests: {
    calls: { name: 'traces_spanmetrics_calls_total', form: 'counter' },
    duration: 'traces_spanmetrics_latency',
    durationUnit: 1000,
    service: 'service',
    namespace: 'service_namespace',
    operation: ['span_name'],
    joint: ' ',
    kind: 'span_kind',
    inbound: [{ label: 'span_kind', op: '=~', value: 'SPAN_KIND_SERVER|SPAN_KIND_CONSUMER' }],
    failing: [[{ label: 'status_code', op: '=', value: 'STATUS_CODE_ERROR' }]],
  },
  graph: serviceGraph('traces_service_graph_request', '_total', {
    labels: new Set(['client_service_namespace', 'server_service_namespace', 'connection_type']),
    firstBound: 0.1,
  }),
};
