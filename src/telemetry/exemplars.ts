import type { Matcher } from '../model/environment';
import type { Exemplar } from '../model/exemplar';
import { readSpanId, readTraceId } from '../model/ids';
import { epochMs, ms } from '../model/units';
import { at, fieldNamed, fieldsOf, isRecord, momentOf, numberOf, rowsOf, textAt } from './columns';
import type { Convention } from './conventions/convention';
import type { Frame, FrameField } from './frame';
import type { Reading } from './reading';

/** Names under which exemplars carry their trace. Tempo's own default is `traceID`, OpenTelemetry's `trace_id`. */
export const traceIdNames = ['trace_id', 'traceID', 'trace.id', 'trace-id'] as const;
export const spanIdNames = ['span_id', 'spanID', 'span.id', 'span-id'] as const;

/** Frames of exemplars come marked in any of three ways, depending on Grafana's version and on who made them. */
export function isExemplarFrame(frame: Frame): boolean {
  const custom = frame.meta?.custom;
  return (
    frame.name === 'exemplar' ||
    frame.meta?.dataTopic === 'annotations' ||
    (isRecord(custom) && custom.resultType === 'exemplar')
  );
}

/**
 * The exemplars among `frames`, by time, each trace and moment once: a range query that selects the same buckets
 * three times may bring each of them three times. Rows without a trace, a moment or a duration are counted.
 */
export function readExemplars(frames: readonly Frame[], convention: Convention): Reading<Exemplar> {
  const found = new Map<string, Exemplar>();
  let unreadable = 0;
  for (const frame of frames) {
    if (!isRecord(frame) || !isExemplarFrame(frame)) {
      continue;
    }
    const columns = columnsOf(fieldsOf(frame), convention);
    for (let row = 0; row < columns.rows; row++) {
      const exemplar = exemplarAt(columns, row, convention);
      if (!exemplar) {
        unreadable++;
        continue;
      }
      const key = `${exemplar.traceId} ${exemplar.spanId ?? ''} ${exemplar.at} ${exemplar.duration}`;
      found.set(key, found.get(key) ?? exemplar);
    }
  }
  return { items: [...found.values()].sort((a, b) => a.at - b.at), unreadable };
}

interface Columns {
  readonly rows: number;
  readonly time?: FrameField;
  readonly value?: FrameField;
  readonly trace?: FrameField;
  readonly span?: FrameField;
  readonly metric?: FrameField;
  /** By label, those that say whether the request failed. */
  readonly failing: ReadonlyMap<string, FrameField>;
  readonly service?: FrameField;
  readonly server?: FrameField;
  readonly operation: readonly FrameField[];
}

function columnsOf(fields: readonly FrameField[], { requests, graph }: Convention): Columns {
  return {
    rows: rowsOf(fields),
    time: fieldNamed(fields, ['Time', 'timestamp']),
    value: fieldNamed(fields, ['Value']),
    trace: fieldNamed(fields, traceIdNames),
    span: fieldNamed(fields, spanIdNames),
    metric: fieldNamed(fields, ['__name__']),
    failing: new Map(
      requests.failing.flat().flatMap(({ label }) => {
        const field = fieldNamed(fields, [label]);
        return field ? [[label, field] as const] : [];
      })
    ),
    service: fieldNamed(fields, [requests.service]),
    server: graph && fieldNamed(fields, [graph.server]),
    operation: requests.operation.flatMap((label) => fieldNamed(fields, [label]) ?? []),
  };
}

function exemplarAt(columns: Columns, row: number, convention: Convention): Exemplar | undefined {
  const traceId = readTraceId(at(columns.trace, row));
  const moment = momentOf(at(columns.time, row));
  const value = numberOf(at(columns.value, row));
  if (!traceId || moment === undefined || value === undefined || value < 0) {
    return undefined;
  }
  return {
    traceId,
    spanId: readSpanId(at(columns.span, row)),
    at: epochMs(moment),
    duration: ms(value * unitOf(textAt(columns.metric, row), convention)),
    failed: failedAt(columns, row, convention),
    service: textAt(columns.service, row) ?? textAt(columns.server, row),
    operation: operationAt(columns, row, convention),
  };
}

/** Undefined where the exemplar carries nothing that would say it. */
function failedAt({ failing }: Columns, row: number, { requests }: Convention): boolean | undefined {
  return failing.size === 0
    ? undefined
    : requests.failing.some((list) => list.every((one) => fits(one, textAt(failing.get(one.label), row) ?? '')));
}

/** What Prometheus does with a matcher; our own patterns mean the same to RE2 and to JavaScript. */
function fits({ op, value }: Matcher, text: string): boolean {
  const same = op.endsWith('~') ? new RegExp(`^(?:${value})$`).test(text) : text === value;
  return op.startsWith('!') ? !same : same;
}

function operationAt({ operation }: Columns, row: number, { requests }: Convention): string | undefined {
  return operation.flatMap((field) => textAt(field, row) || []).join(requests.joint) || undefined;
}

/** Span metrics and service graph may measure in different units; the metric's name says which of them it is. */
function unitOf(metric: string | undefined, { requests, graph }: Convention): number {
  const ofGraph =
    graph &&
    metric !== undefined &&
    [graph.serverDuration, graph.clientDuration].some((base) => base !== undefined && metric.startsWith(base));
  return ofGraph ? graph.durationUnit : requests.durationUnit;
}
