import { dataFrameFromJSON, type DataFrame } from '@grafana/data';
import { recording, rowOf, type Recording } from './recordings';

export interface RecordedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentId: string;
  readonly operation: string;
  readonly service: string;
  readonly kind: string;
  readonly failed: boolean;
  readonly statusMessage: string;
  readonly start: number;
  readonly duration: number;
  /** Its own attributes. */
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Of the resource. */
  readonly resource: Readonly<Record<string, unknown>>;
}

export interface RecordedTrace {
  readonly id: string;
  readonly frame: DataFrame;
  readonly spans: readonly RecordedSpan[];
  readonly root: RecordedSpan | undefined;
}

let reading: Promise<ReadonlyMap<string, RecordedTrace>> | undefined;

/** All recorded traces by id of 32 digits. */
export function recordedTraces(): Promise<ReadonlyMap<string, RecordedTrace>> {
  reading ??= recording<{ traces: Record<string, Recording> }>('tempo/traces-by-id.json').then(
    ({ traces }) => new Map(Object.entries(traces).map(([id, recorded]) => [id, traceOf(id, recorded)]))
  );
  return reading;
}

function traceOf(id: string, { answer }: Recording): RecordedTrace {
  const [json] = answer.data;
  const frame = json ? dataFrameFromJSON(json) : { fields: [], length: 0 };
  const spans = Array.from({ length: frame.length }, (_, index) => spanOf(id, rowOf(frame, index)));
  const ids = new Set(spans.map((span) => span.spanId));
  return { id, frame, spans, root: spans.find((span) => !ids.has(span.parentId)) };
}

function spanOf(traceId: string, row: Record<string, unknown>): RecordedSpan {
  return {
    traceId,
    spanId: String(row.spanID),
    parentId: String(row.parentSpanID),
    operation: String(row.operationName),
    service: String(row.serviceName),
    kind: String(row.kind),
    failed: row.statusCode === 2,
    statusMessage: String(row.statusMessage),
    start: Number(row.startTime),
    duration: Number(row.duration),
    attributes: attributesOf(row.tags),
    resource: attributesOf(row.serviceTags),
  };
}

export function isInbound({ kind }: RecordedSpan): boolean {
  return kind === 'server' || kind === 'consumer';
}

function attributesOf(tags: unknown): Readonly<Record<string, unknown>> {
  const list = (tags ?? []) as Array<{ key: string; value: unknown }>;
  return Object.fromEntries(list.map(({ key, value }) => [key, value]));
}
