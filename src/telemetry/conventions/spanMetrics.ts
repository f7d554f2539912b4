import { carrying, equal, oneOf } from '../promql';
import type { Candidate, Dialect, HistogramForm, RequestMetrics, Understood } from './convention';
import { countOf, histogramForm } from './histogramForm';

/** Metrics made from spans that share the beginning of their names. */
interface Family {
  readonly prefix: string;
  /** The counter, where there is one: its metrics may be switched off one by one. */
  readonly calls?: string;
  readonly duration: string;
  /** Milliseconds in one unit of the durations; undefined where the name does not say. */
  readonly unit?: number;
  readonly form: HistogramForm;
}

/** What one producer of span metrics calls its labels. */
interface Speech {
  readonly service: string;
  readonly namespace: readonly string[];
  readonly operation: string;
  readonly kind: string;
  /** Label and value of a failed request, the usual one first. */
  readonly failures: ReadonlyArray<readonly [string, string]>;
}

const inboundKinds = ['SPAN_KIND_SERVER', 'SPAN_KIND_CONSUMER'];
export const outboundKinds = ['SPAN_KIND_CLIENT', 'SPAN_KIND_PRODUCER'];

const tempo: Speech = {
  service: 'service',
  namespace: ['service_namespace', 'k8s_namespace_name'],
  operation: 'span_name',
  kind: 'span_kind',
  failures: [['status_code', 'STATUS_CODE_ERROR']],
};
const otel: Speech = {
  ...tempo,
  service: 'service_name',
  failures: [
    ['status_code', 'STATUS_CODE_ERROR'],
    ['otel_status_code', 'ERROR'],
  ],
};
const utf8: Speech = {
  service: 'service.name',
  namespace: ['service.namespace', 'k8s.namespace.name'],
  operation: 'span.name',
  kind: 'span.kind',
  failures: [
    ['status.code', 'STATUS_CODE_ERROR'],
    ['otel.status_code', 'ERROR'],
  ],
};
const processor: Speech = { ...otel, operation: 'operation' };

/** A bare `latency` is what the old processor called milliseconds; of a bare `duration` the name does not say. */
const durations: ReadonlyArray<readonly [string, number | undefined]> = [
  ['latency', 1],
  ['duration_seconds', 1000],
  ['duration_milliseconds', 1],
  ['duration', undefined],
];

/** Tempo's own names need no prefix of ours; these are preferred before anything that merely looks alike. */
const usual = ['traces_spanmetrics_', 'traces_span_metrics_', 'span_metrics_', 'spanmetrics_', ''];

/** Families among `names`, the usual ones first. Which producer made them only their labels say. */
export function families(names: ReadonlySet<string>): readonly Family[] {
  const found = new Map<string, Family>();
  for (const name of names) {
    const prefix = prefixOf(name);
    if (prefix !== undefined && !found.has(prefix)) {
      found.set(prefix, familyOf(prefix, names));
    }
  }
  const rank = ({ prefix, form }: Family) =>
    (usual.includes(prefix) ? usual.indexOf(prefix) : usual.length) + (form === 'none' ? usual.length : 0);
  return (
    [...found.values()]
      // Many things have a duration: only names that are known for spans are believed without a counter of calls.
      .filter(({ prefix, calls, form }) => calls !== undefined || (form !== 'none' && usual.includes(prefix)))
      .sort((a, b) => rank(a) - rank(b) || (a.prefix < b.prefix ? -1 : 1))
  );
}

function prefixOf(name: string): string | undefined {
  return /^(|.*[_.])(?:calls(?:_total)?|(?:latency|duration|duration_seconds|duration_milliseconds)(?:_bucket)?)$/.exec(
    name
  )?.[1];
}

function familyOf(prefix: string, names: ReadonlySet<string>): Family {
  const calls = [`${prefix}calls_total`, `${prefix}calls`].find((name) => names.has(name));
  const there = durations
    // Tempo and eBPF instrumentation call seconds so.
    .map(([ending, unit]) => ({
      duration: `${prefix}${ending}`,
      unit: prefix === usual[0] && ending === 'latency' ? 1000 : unit,
    }))
    .map((duration) => ({ ...duration, form: histogramForm(duration.duration, names) }))
    .find(({ form }) => form !== 'none');
  return { prefix, calls, ...(there ?? { duration: `${prefix}duration_seconds`, form: 'none' }) };
}

/** What the labels make of a family, spoken as `speech`; undefined where they are somebody else's. */
function understood(family: Family, speech: Speech, labels: ReadonlySet<string>): RequestMetrics | undefined {
  if (!labels.has(speech.service) || !labels.has(speech.operation)) {
    return undefined;
  }
  const failure = speech.failures.find(([label]) => labels.has(label));
  return {
    calls: family.calls ? { name: family.calls, form: 'counter' } : countOf(family.duration, family.form),
    duration: family.duration,
    durationUnit: family.unit ?? 1,
    service: speech.service,
    namespace: speech.namespace.find((label) => labels.has(label)),
    operation: [speech.operation],
    joint: ' ',
    ...(labels.has(speech.kind) ? { kind: speech.kind } : {}),
    inbound: labels.has(speech.kind) ? [oneOf(speech.kind, inboundKinds)] : [],
    failing: failure ? [[equal(...failure)]] : [],
  };
}

function candidate(dialect: Dialect, family: Family, labels: (labels: ReadonlySet<string>) => Understood | undefined) {
  const leading = family.calls ?? (family.form === 'native' ? family.duration : `${family.duration}_count`);
  return { dialect, leading, spanHistogram: family.form, understood: labels };
}

const looksFor = ['(.*[_.])?calls(_total)?', '(.*[_.])?(latency|duration)(_seconds|_milliseconds)?(_bucket)?'];

/** Tempo's metrics-generator with its span-metrics processor. */
export const tempoSpanMetrics: Dialect = {
  id: 'tempo-generator',
  title: 'Tempo metrics-generator',
  specification: 'https://grafana.com/docs/tempo/latest/metrics-from-traces/',
  looksFor: ['traces_spanmetrics_(calls_total|latency|latency_bucket)'],
  candidates: (names): readonly Candidate[] =>
    families(names)
      .filter(({ prefix }) => prefix === 'traces_spanmetrics_')
      .map((family) =>
        candidate(tempoSpanMetrics, family, (labels) => {
          const requests = understood(family, tempo, labels);
          const shared = labels.has('service_name');
          return (
            requests && {
              requests: shared ? only(requests) : requests,
              doubts: shared ? ['two-producers'] : [],
            }
          );
        })
      ),
};

/** The collector's span-metrics connector in all its generations, and the processor it replaced. */
export const otelSpanMetrics: Dialect = {
  id: 'otel-span-metrics',
  title: 'OpenTelemetry collector, span metrics',
  specification:
    'https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/connector/spanmetricsconnector',
  looksFor,
  candidates: (names): readonly Candidate[] =>
    families(names).map((family) =>
      candidate(otelSpanMetrics, family, (labels) => {
        if (isEbpf(labels) || labels.has('service')) {
          return undefined;
        }
        return unitTold(family, byAny([otel, utf8, processor], family, labels));
      })
    ),
};

/** Beyla and OpenTelemetry's eBPF instrumentation: the same names, told by the labels only it sets. */
export const ebpfSpanMetrics: Dialect = {
  id: 'ebpf-span-metrics',
  title: 'Beyla / OpenTelemetry eBPF instrumentation, span metrics',
  specification: 'https://opentelemetry.io/docs/zero-code/obi/metrics/',
  looksFor: ['traces_span_?metrics_(calls_total|latency|duration_seconds)(_bucket)?'],
  candidates: (names): readonly Candidate[] =>
    families(names).map((family) =>
      candidate(ebpfSpanMetrics, family, (labels) => {
        const requests = isEbpf(labels) ? understood(family, otel, labels) : undefined;
        return requests && { requests, doubts: [] };
      })
    ),
};

function isEbpf(labels: ReadonlySet<string>): boolean {
  return labels.has('source') && labels.has('service_name');
}

function byAny(speeches: readonly Speech[], family: Family, labels: ReadonlySet<string>): RequestMetrics | undefined {
  for (const speech of speeches) {
    const requests = understood(family, speech, labels);
    if (requests) {
      return requests;
    }
  }
  return undefined;
}

/** Of a native histogram without a unit in its name nothing tells it: then it is the connector's default. */
function unitTold(family: Family, requests: RequestMetrics | undefined): Understood | undefined {
  return requests && { requests, doubts: [], unitUnknown: family.unit === undefined && family.form !== 'none' };
}

/** Where two producers share a name, only the series that name their service as this one does. */
function only(requests: RequestMetrics): RequestMetrics {
  return { ...requests, inbound: [...requests.inbound, carrying(requests.service)] };
}
