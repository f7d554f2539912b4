import type { Matcher, Overrides } from '../../../model/environment';
import type { Profile } from '../../conventions/convention';
import type { WrittenSeries } from '../remoteWrite';
import { gauge } from './series';
import { httpServer, httpServerOld, istioMesh, rpcServer, rpcServerOld, springBoot } from './serverSeries';
import { graphSeries, spanSeries } from './spanSeries';
import { beyla, collector, collectorGraph, inProd, inSeconds, otelLabels, prod, tempo, tempoGraph } from './writers';

/** In which form log lines carry their trace id. */
export type LogForm = 'metadata' | 'json' | 'logfmt' | 'text';

/** One generated stack, and what is true of it. */
export interface Stack {
  readonly title: string;
  readonly metrics: readonly WrittenSeries[];
  /** Of the environment that is asked; empty where the data source is the environment. */
  readonly matchers: readonly Matcher[];
  readonly logs: LogForm;
  readonly overrides?: Overrides;
  readonly truth: Pick<Profile, 'spanHistogram' | 'graphHistogram' | 'hasGraph' | 'pushInterval'> & {
    readonly convention: string;
    /** Milliseconds in one unit of the durations. */
    readonly unit: number;
    readonly edges: 'service-graph' | 'mesh' | 'client-spans' | 'none';
    readonly exemplars: boolean;
    readonly doubts: Profile['doubts'];
    readonly alternatives: readonly string[];
    readonly operations: boolean;
  };
}

const usual = {
  spanHistogram: 'classic',
  graphHistogram: 'none',
  hasGraph: false,
  pushInterval: 60_000,
  edges: 'none',
  exemplars: false,
  doubts: [],
  alternatives: [],
  operations: true,
} as const;

const withGraph = { graphHistogram: 'classic', hasGraph: true, edges: 'service-graph' } as const;

export const stacks: readonly Stack[] = [
  {
    title: 'Tempo metrics-generator',
    metrics: [...spanSeries(tempo), ...graphSeries(tempoGraph), gauge('up', {}, { value: 1, every: 15_000 })],
    matchers: inProd,
    logs: 'metadata',
    truth: { ...usual, ...withGraph, convention: 'tempo-generator', unit: 1000, pushInterval: 15_000, exemplars: true },
  },
  {
    title: 'Tempo with native histograms only',
    metrics: [
      ...spanSeries({ ...tempo, calls: undefined, form: 'native' }),
      ...graphSeries({ ...tempoGraph, form: 'native' }),
    ],
    matchers: inProd,
    logs: 'json',
    truth: {
      ...usual,
      ...withGraph,
      convention: 'tempo-generator',
      unit: 1000,
      pushInterval: 15_000,
      spanHistogram: 'native',
      graphHistogram: 'native',
      exemplars: true,
    },
  },
  {
    title: 'collector in milliseconds, with its service graph',
    metrics: [...spanSeries(collector), ...graphSeries(collectorGraph)],
    matchers: inProd,
    logs: 'metadata',
    truth: { ...usual, ...withGraph, convention: 'otel-span-metrics', unit: 1, exemplars: true },
  },
  {
    title: 'collector in seconds under a namespace of its own, failures by otel_status_code',
    metrics: [
      ...spanSeries({
        ...collector,
        calls: 'shop_spans_calls_total',
        duration: 'shop_spans_duration_seconds',
        perUnit: 1,
        bounds: inSeconds,
        labels: (span) => {
          const { status_code: _, ...rest } = otelLabels(span);
          return span.failed ? { ...rest, otel_status_code: 'ERROR' } : rest;
        },
      }),
      ...graphSeries({ ...collectorGraph, base: 'servicegraph_traces_service_graph_request' }),
    ],
    matchers: inProd,
    logs: 'json',
    truth: { ...usual, ...withGraph, convention: 'otel-span-metrics', unit: 1000, exemplars: true },
  },
  {
    title: 'old collector without a namespace, callers’ spans with the peer’s name',
    metrics: spanSeries({
      ...collector,
      calls: 'calls_total',
      duration: 'duration_milliseconds',
      peer: 'peer_service',
      exemplar: undefined,
    }),
    matchers: inProd,
    logs: 'logfmt',
    truth: {
      ...usual,
      convention: 'otel-span-metrics',
      unit: 1,
      hasGraph: true,
      graphHistogram: 'classic',
      edges: 'client-spans',
    },
  },
  {
    title: 'Alloy: Tempo’s counter by name, the collector’s by its labels',
    metrics: spanSeries({
      ...collector,
      calls: 'traces_spanmetrics_calls_total',
      duration: 'traces_spanmetrics_duration_milliseconds',
    }),
    matchers: inProd,
    logs: 'text',
    truth: { ...usual, convention: 'otel-span-metrics', unit: 1, exemplars: true },
  },
  {
    title: 'the span-metrics processor that the connector replaced',
    metrics: spanSeries({
      ...collector,
      calls: 'calls_total',
      duration: 'latency',
      exemplar: undefined,
      labels: (span) => {
        const { span_name: operation = '', ...rest } = otelLabels(span);
        return { ...rest, operation };
      },
    }),
    matchers: inProd,
    logs: 'logfmt',
    truth: { ...usual, convention: 'otel-span-metrics', unit: 1 },
  },
  {
    title: 'eBPF instrumentation, whose edges have no kind',
    metrics: [
      ...spanSeries(beyla),
      ...graphSeries({ ...tempoGraph, connection: false, labels: { ...prod, source: 'beyla' } }),
    ],
    matchers: inProd,
    logs: 'text',
    truth: { ...usual, ...withGraph, convention: 'ebpf-span-metrics', unit: 1000, pushInterval: 15_000 },
  },
  {
    title: 'names without suffixes, seconds told by the buckets',
    metrics: spanSeries({
      ...collector,
      calls: 'traces_span_metrics_calls',
      duration: 'traces_span_metrics_duration',
      perUnit: 1,
      bounds: inSeconds,
    }),
    matchers: inProd,
    logs: 'metadata',
    truth: { ...usual, convention: 'otel-span-metrics', unit: 1000, exemplars: true },
  },
  {
    title: 'HTTP server metrics, services named by job',
    metrics: httpServer(prod),
    matchers: inProd,
    logs: 'json',
    truth: { ...usual, convention: 'otel-http-server', unit: 1000, exemplars: true },
  },
  {
    title: 'HTTP server metrics before they were stable',
    metrics: httpServerOld(prod),
    matchers: inProd,
    logs: 'json',
    truth: { ...usual, convention: 'otel-http-server-old', unit: 1 },
  },
  {
    title: 'RPC server metrics',
    metrics: rpcServer(prod),
    matchers: inProd,
    logs: 'metadata',
    truth: { ...usual, convention: 'otel-rpc-server', unit: 1000 },
  },
  {
    title: 'RPC server metrics before they were stable',
    metrics: rpcServerOld(prod),
    matchers: inProd,
    logs: 'metadata',
    truth: { ...usual, convention: 'otel-rpc-server-old', unit: 1 },
  },
  {
    title: 'Istio',
    metrics: istioMesh(prod),
    matchers: inProd,
    logs: 'text',
    truth: {
      ...usual,
      convention: 'istio',
      unit: 1,
      pushInterval: 15_000,
      hasGraph: true,
      graphHistogram: 'classic',
      edges: 'mesh',
      operations: false,
    },
  },
  {
    title: 'Spring Boot without buckets',
    metrics: springBoot(prod),
    matchers: inProd,
    logs: 'logfmt',
    truth: { ...usual, convention: 'micrometer', unit: 1000, pushInterval: 15_000, spanHistogram: 'summary' },
  },
  {
    title: 'two conventions at once: Tempo beside HTTP server metrics and eBPF under Tempo’s own name',
    metrics: [...spanSeries(tempo), ...spanSeries(beyla), ...graphSeries(tempoGraph), ...httpServer(prod)],
    matchers: inProd,
    logs: 'metadata',
    truth: {
      ...usual,
      ...withGraph,
      convention: 'tempo-generator',
      unit: 1000,
      pushInterval: 15_000,
      exemplars: true,
      doubts: ['two-producers'],
      alternatives: ['otel-http-server'],
    },
  },
  {
    title: 'two conventions, and the settings want the second',
    metrics: [...spanSeries(tempo), ...graphSeries(tempoGraph), ...httpServer(prod)],
    matchers: inProd,
    logs: 'metadata',
    overrides: { convention: 'otel-http-server', graph: 'none' },
    truth: { ...usual, convention: 'otel-http-server', unit: 1000, exemplars: true, alternatives: ['tempo-generator'] },
  },
  {
    title: 'no environment label at all: the data source is the environment',
    metrics: [...spanSeries(tempo), ...graphSeries(tempoGraph)].map(withoutEnvironment),
    matchers: [],
    logs: 'json',
    truth: { ...usual, ...withGraph, convention: 'tempo-generator', unit: 1000, pushInterval: 15_000, exemplars: true },
  },
];

function withoutEnvironment(series: WrittenSeries): WrittenSeries {
  const { deployment_environment: _, ...labels } = series.labels;
  return { ...series, labels };
}
