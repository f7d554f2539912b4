import { dataFrameFromJSON, DataTopic, FieldType, type DataFrame } from '@grafana/data';
import type { RedSubject } from '../../../src/model/red';
import type { Asked } from '../../../src/telemetry/asked';
import type { Exemplars } from './PrometheusDataSource';
import { fits, recording, rowOf, type Recording } from './recordings';
import { isInbound, recordedTraces, type RecordedSpan } from './recordedSpans';

type Row = Record<string, unknown>;

/** What Grafana adds for the destinations in the data source's settings. */
const link = {
  title: 'Query with Tempo',
  url: '',
  internal: {
    query: { query: '${__value.raw}', queryType: 'traceql' },
    datasourceUid: 'recorded-traces',
    datasourceName: 'recorded traces',
  },
};

const goTypes: Record<string, string> = { Time: 'time.Time', Value: 'float64' };

const ofAllServices = 'prometheus/wire-two-queries-one-request.json';
const ofRecommendation = 'prometheus/p95-recommendation-range-with-exemplars.json';

/** Recorded exemplars of what is asked about; where none were recorded, spans of recorded traces in the same shape. */
export const recordedExemplars: Exemplars = async (asked, refId, window) => {
  const subject: RedSubject = asked?.about.is === 'red' ? asked.about.of : { is: 'environment' };
  const fitting = (rows: Row[]) =>
    rows.filter((row) => isAskedFor(row, { subject, window, matchers: asked?.matchers ?? [] }));
  if (subject.is === 'edge') {
    const rows = fitting(await edgeRows());
    return rows.length ? [frameOf(rows, refId)] : [];
  }
  const recorded = fitting(
    await recordedRows(subject.is === 'environment' ? [ofAllServices] : [ofAllServices, ofRecommendation])
  );
  const rows = recorded.length ? recorded : fitting(await derivedRows());
  return rows.length ? [frameOf(rows, refId)] : [];
};

async function recordedRows(files: readonly string[]): Promise<Row[]> {
  const recordings = await Promise.all(files.map((file) => recording<Recording>(file)));
  const frames = recordings.flatMap(({ answer }) => answer.data.map((json) => dataFrameFromJSON(json)));
  const rows = frames
    .filter((frame) => frame.name === 'exemplar')
    .flatMap((frame) => Array.from({ length: frame.length }, (_, index) => rowOf(frame, index)));
  return [...new Map(rows.map((row) => [`${row.Time} ${row.traceID}`, row])).values()];
}

async function derivedRows(): Promise<Row[]> {
  const traces = [...(await recordedTraces()).values()];
  return traces.flatMap((trace) => trace.spans.filter(isInbound).map(derived));
}

/** Received requests with their caller, as the service graph's histogram of the server would keep them. */
async function edgeRows(): Promise<Row[]> {
  const traces = [...(await recordedTraces()).values()];
  return traces.flatMap(({ spans }) => {
    const byId = new Map(spans.map((span) => [span.spanId, span]));
    return spans.filter(isInbound).flatMap((span) => {
      const caller = byId.get(span.parentId);
      return caller && caller.service !== span.service ? [edgeRow(span, caller)] : [];
    });
  });
}

function edgeRow(span: RecordedSpan, caller: RecordedSpan): Row {
  const { Time, Value, __metrics_gen_instance, deployment_environment, le, source, traceID } = derived(span);
  const edge = {
    client: caller.service,
    server: span.service,
    __name__: 'traces_service_graph_request_server_seconds_bucket',
  };
  return { Time, Value, __metrics_gen_instance, deployment_environment, le, source, traceID, ...edge };
}

function derived(span: RecordedSpan): Row {
  return {
    Time: Math.round(span.start + span.duration),
    Value: span.duration / 1000,
    __metrics_gen_instance: 'vm',
    __name__: 'traces_spanmetrics_latency_bucket',
    deployment_environment: span.resource['deployment.environment'],
    job: `${span.resource['service.namespace']}/${span.service}`,
    le: bucketOf(span.duration / 1000),
    service: span.service,
    source: 'tempo',
    span_kind: `SPAN_KIND_${span.kind.toUpperCase()}`,
    span_name: span.operation,
    status_code: span.failed ? 'STATUS_CODE_ERROR' : 'STATUS_CODE_UNSET',
    traceID: span.traceId,
  };
}

/** The generator's buckets double from 2 ms. */
function bucketOf(seconds: number): string {
  const bound = [0.002, 0.004, 0.008, 0.016, 0.032, 0.064, 0.128, 0.256, 0.512, 1.02, 2.05, 4.1].find(
    (le) => seconds <= le
  );
  return bound === undefined ? '+Inf' : String(bound);
}

interface Wanted {
  readonly subject: RedSubject;
  readonly window: { readonly from: number; readonly to: number };
  readonly matchers: Asked['matchers'];
}

function isAskedFor(row: Row, { matchers, subject, window }: Wanted): boolean {
  const at = Number(row.Time);
  const received =
    subject.is === 'edge' || row.span_kind === 'SPAN_KIND_SERVER' || row.span_kind === 'SPAN_KIND_CONSUMER';
  return received && at >= window.from && at <= window.to && fits(row, matchers) && isOf(row, subject);
}

function isOf(row: Row, subject: RedSubject): boolean {
  switch (subject.is) {
    case 'environment':
      return true;
    case 'service':
      return row.service === subject.service.name;
    case 'operation':
      return row.service === subject.service.name && row.span_name === subject.operation;
    case 'edge':
      return row.client === subject.client.name && row.server === subject.server.name;
  }
}

function frameOf(rows: Row[], refId: string): DataFrame {
  const sorted = [...rows].sort((a, b) => Number(a.Time) - Number(b.Time));
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))]
    .filter((name) => name !== 'Time' && name !== 'Value')
    .sort();
  const column = (name: string, type: FieldType) => ({
    name,
    type,
    typeInfo: { frame: goTypes[name] ?? 'string' },
    config: name === 'traceID' ? { links: [link] } : {},
    values: sorted.map((row) => row[name]),
  });
  return {
    name: 'exemplar',
    refId,
    meta: { typeVersion: [0, 0], custom: { resultType: 'exemplar' }, dataTopic: DataTopic.Annotations },
    fields: [
      column('Time', FieldType.time),
      column('Value', FieldType.number),
      ...names.map((name) => column(name, FieldType.string)),
    ],
    length: rows.length,
  };
}
