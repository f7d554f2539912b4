import type { Matcher } from '../../../model/environment';
import { collectorBounds, tempoBounds, type GraphWriter, type SpanWriter } from './spanSeries';

export const prod = { deployment_environment: 'prod' };
export const inProd: readonly Matcher[] = [{ label: 'deployment_environment', op: '=', value: 'prod' }];

export const otelLabels: SpanWriter['labels'] = ({ service, operation, kind, failed }) => ({
  ...prod,
  service_name: service,
  span_name: operation,
  span_kind: kind,
  status_code: failed ? 'STATUS_CODE_ERROR' : 'STATUS_CODE_UNSET',
});

export const tempo: SpanWriter = {
  calls: 'traces_spanmetrics_calls_total',
  duration: 'traces_spanmetrics_latency',
  perUnit: 1,
  form: 'classic',
  bounds: tempoBounds,
  every: 15_000,
  exemplar: 'traceID',
  labels: (span) => {
    const { service_name: service = '', ...rest } = otelLabels(span);
    return { ...rest, service };
  },
};

export const collector: SpanWriter = {
  calls: 'traces_span_metrics_calls_total',
  duration: 'traces_span_metrics_duration_milliseconds',
  perUnit: 1000,
  form: 'classic',
  bounds: collectorBounds,
  every: 60_000,
  exemplar: 'trace_id',
  labels: otelLabels,
};

export const inSeconds = collectorBounds.map((bound) => bound / 1000);

export const tempoGraph: GraphWriter = {
  base: 'traces_service_graph_request',
  ending: '_total',
  form: 'classic',
  bounds: Array.from({ length: 8 }, (_, index) => 0.1 * 2 ** index),
  every: 15_000,
  labels: prod,
  connection: true,
};

export const collectorGraph: GraphWriter = { ...tempoGraph, bounds: inSeconds, every: 60_000, failedLabel: true };

export const beyla: SpanWriter = {
  ...tempo,
  bounds: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
  exemplar: undefined,
  labels: (span) => ({ ...otelLabels(span), source: 'beyla', job: `shop/${span.service}`, instance: 'i-1' }),
};
