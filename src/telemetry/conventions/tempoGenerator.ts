import type { Convention } from './convention';

/** Tempo's metrics-generator with its span-metrics and service-graphs processors. */
export const tempoGenerator: Convention = {
  id: 'tempo-generator',
  title: 'Tempo metrics-generator',
  specification: 'https://grafana.com/docs/tempo/latest/metrics-from-traces/',
  spans: {
    calls: 'traces_spanmetrics_calls_total',
    duration: 'traces_spanmetrics_latency',
    durationUnit: 1000,
    service: 'service',
    namespace: 'service_namespace',
    operation: 'span_name',
    kind: 'span_kind',
    inbound: ['SPAN_KIND_SERVER', 'SPAN_KIND_CONSUMER'],
    status: 'status_code',
    failure: 'STATUS_CODE_ERROR',
  },
  graph: {
    requests: 'traces_service_graph_request_total',
    failures: 'traces_service_graph_request_failed_total',
    serverDuration: 'traces_service_graph_request_server_seconds',
    clientDuration: 'traces_service_graph_request_client_seconds',
    durationUnit: 1000,
    firstBound: 0.1,
    client: 'client',
    server: 'server',
    clientNamespace: 'client_service_namespace',
    serverNamespace: 'server_service_namespace',
    connection: 'connection_type',
  },
};
