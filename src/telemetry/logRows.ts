import { readSpanId, readTraceId, type SpanId, type TraceId } from '../model/ids';
import type { LogLevel, LogLine } from '../model/log';
import { epochMs, type EpochMs } from '../model/units';
import { at, fieldNamed, fieldsOf, isRecord, jsonOf, momentOf, rowsOf, textAt } from './columns';
import type { Frame, FrameField } from './frame';
import { readLevel } from './logLevels';

/** Longest body that is kept, in characters. Lines of a megabyte exist; nobody reads them, and a table of them stands still. */
export const longestBody = 65_536;
/** Attribute of a line that was cut: the length it had. */
export const fullLength = 'throughline.full_length';

/**
 * Log lines, newest first, in the exact order of their nanoseconds. Reads both forms Grafana has for them:
 * `labels, Time, Line, tsNs, id` and, under the data plane, `labels, timestamp, body, id`. Bodies are plain text and
 * stay as they were written, escape codes and markup included.
 */
export function readLogRows(frames: readonly Frame[]): { items: LogLine[]; unreadable: number } {
  const items: LogLine[] = [];
  const ids = new Set<string>();
  let unreadable = 0;
  for (const frame of frames) {
    const columns = columnsOf(fieldsOf(frame));
    for (let row = 0; row < columns.rows; row++) {
      const line = lineAt(columns, row);
      if (!line) {
        unreadable++;
        continue;
      }
      const id = unique(line.id, ids);
      items.push(id === line.id ? line : { ...line, id });
    }
  }
  return { items: items.sort(newestFirst), unreadable };
}

interface Columns {
  readonly rows: number;
  readonly time?: FrameField;
  readonly nanoseconds?: FrameField;
  readonly body?: FrameField;
  readonly labels?: FrameField;
  readonly id?: FrameField;
  /** Columns of derived fields that hold ids. */
  readonly trace?: FrameField;
  readonly span?: FrameField;
}

function columnsOf(fields: readonly FrameField[]): Columns {
  const time = fieldNamed(fields, ['timestamp', 'Time', 'ts']) ?? fields.find((field) => field.type === 'time');
  return {
    rows: rowsOf(fields),
    time,
    nanoseconds: fieldNamed(fields, ['tsNs']),
    body: fieldNamed(fields, ['body', 'Line']),
    labels: fieldNamed(fields, ['labels']),
    id: fieldNamed(fields, ['id']),
    trace: fields.find((field) => roleOf(field.name) === 'trace'),
    span: fields.find((field) => roleOf(field.name) === 'span'),
  };
}

function lineAt(columns: Columns, row: number): LogLine | undefined {
  const time = momentOf(at(columns.time, row));
  const id = textAt(columns.id, row);
  const atNs = nanosecondsOf(textAt(columns.nanoseconds, row), id, time);
  const body = at(columns.body, row);
  if (atNs === undefined || typeof body !== 'string') {
    return undefined;
  }
  const labels = labelsOf(at(columns.labels, row));
  const attributes = body.length > longestBody ? { ...labels.all, [fullLength]: String(body.length) } : labels.all;
  const kept = body.length > longestBody ? body.slice(0, longestBody) : body;
  const traceId = readTraceId(at(columns.trace, row)) ?? labels.traceId ?? traceIn(kept);
  return {
    id: id ?? atNs,
    at: momentFrom(atNs),
    atNs,
    level: levelIn(labels.all) ?? levelOfBody(kept),
    body: kept,
    service: serviceIn(labels.all),
    traceId,
    spanId: readSpanId(at(columns.span, row)) ?? labels.spanId ?? spanIn(kept),
    attributes,
  };
}

/** Nanoseconds from their own column, from Loki's line id (which starts with them), or else from the milliseconds. */
function nanosecondsOf(text: string | undefined, id: string | undefined, time: number | undefined): string | undefined {
  const digits = [text, /^(\d{16,20})_/.exec(id ?? '')?.[1]].find(
    (one) => one !== undefined && /^\d{10,20}$/.test(one)
  );
  if (digits !== undefined || time === undefined) {
    return digits;
  }
  return time >= 0 && time < 8.64e15 ? `${Math.round(time * 1000)}000` : undefined;
}

function momentFrom(nanoseconds: string): EpochMs {
  return epochMs(Number(nanoseconds.slice(0, -3)) / 1000);
}

interface LineLabels {
  readonly all: Readonly<Record<string, string>>;
  readonly traceId?: TraceId;
  readonly spanId?: SpanId;
}

function labelsOf(value: unknown): LineLabels {
  const read = jsonOf(value);
  const all: Record<string, string> = {};
  let traceId: TraceId | undefined;
  let spanId: SpanId | undefined;
  for (const [name, given] of isRecord(read) ? Object.entries(read) : []) {
    const text = typeof given === 'string' ? given : (JSON.stringify(given) ?? '');
    all[name] = text;
    const role = roleOf(name);
    if (role === 'trace') {
      traceId ??= readTraceId(text);
    } else if (role === 'span') {
      spanId ??= readSpanId(text);
    }
  }
  return { all, traceId, spanId };
}

const idKeys: Readonly<Record<string, 'trace' | 'span'>> = {
  traceid: 'trace',
  oteltraceid: 'trace',
  spanid: 'span',
  otelspanid: 'span',
};

const roles = new Map<string, 'trace' | 'span' | 'other'>();

/** Ids go by `trace_id`, `traceId`, `TraceID`, `trace.id`, `otelTraceID`, and with `_extracted` after a name already taken. */
function roleOf(name: string): 'trace' | 'span' | 'other' {
  const known = roles.get(name);
  if (known) {
    return known;
  }
  const bare = name
    .replace(/_extracted$/, '')
    .replace(/[^a-zA-Z]/g, '')
    .toLowerCase();
  const role = idKeys[bare] ?? 'other';
  if (roles.size < 1000) {
    roles.set(name, role);
  }
  return role;
}

/** W3C's traceparent, or a key that means trace id before 16 to 32 hexadecimal digits. */
function traceIn(body: string): TraceId | undefined {
  return readTraceId(
    /\btrace[_.-]?id["']?\s*[:=]\s*["']?([0-9a-f]{16,32})\b/i.exec(body)?.[1] ??
      /\b00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}\b/i.exec(body)?.[1]
  );
}

function spanIn(body: string): SpanId | undefined {
  return readSpanId(
    /\bspan[_.-]?id["']?\s*[:=]\s*["']?([0-9a-f]{16})\b/i.exec(body)?.[1] ??
      /\b00-[0-9a-f]{32}-([0-9a-f]{16})-[0-9a-f]{2}\b/i.exec(body)?.[1]
  );
}

const levelNames = [
  'detected_level',
  'level',
  'severity',
  'severity_text',
  'SeverityText',
  'loglevel',
  'log_level',
  'lvl',
];
const numberNames = ['severity_number', 'SeverityNumber'];

function levelIn(labels: Readonly<Record<string, string>>): LogLevel | undefined {
  for (const name of [...levelNames, ...numberNames]) {
    const text = labels[name];
    const level = text === undefined ? 'unknown' : readLevel(text);
    if (level !== 'unknown') {
      return level;
    }
  }
  return undefined;
}

/** Only where nothing else says it: a field in the line, or a word in capitals near its start. */
function levelOfBody(body: string): LogLevel {
  const start = body.slice(0, 200);
  const field = /\b(?:level|severity|lvl)["']?\s*[:=]\s*["']?([a-z]+)/i.exec(start)?.[1];
  const word = /\b(TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|SEVERE|FATAL|CRITICAL)\b/.exec(start.slice(0, 80))?.[1];
  return readLevel(field ?? word ?? '');
}

const serviceNames = [
  'service_name',
  'service.name',
  'service',
  'app',
  'app_kubernetes_io_name',
  'k8s_deployment_name',
  'container',
];

function serviceIn(labels: Readonly<Record<string, string>>): string | undefined {
  return serviceNames.map((name) => labels[name]).find(Boolean) ?? (labels.job?.split('/').at(-1) || undefined);
}

function unique(id: string, taken: Set<string>): string {
  let free = id;
  for (let copy = 2; taken.has(free); copy++) {
    free = `${id}#${copy}`;
  }
  taken.add(free);
  return free;
}

/** Digits of equal length compare as text; a longer number is a later moment. Lines of one moment keep their order. */
function newestFirst(a: LogLine, b: LogLine): number {
  if (a.atNs.length !== b.atNs.length) {
    return b.atNs.length - a.atNs.length;
  }
  return Number(a.atNs < b.atNs) - Number(a.atNs > b.atNs);
}
