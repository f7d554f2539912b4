import { readSpanId, readTraceId, type SpanId, type TraceId } from '../model/ids';
import type { ServiceId } from '../model/service';
import type { Attribute, AttributeValue, Span, SpanEvent, SpanKind, SpanLink, SpanStatus } from '../model/trace';
import { epochMs, ms, type EpochMs } from '../model/units';
import { isRecord, textOf } from './columns';

/** Who sent a span, shared by all that it sent. */
export interface Sender {
  readonly service: ServiceId;
  readonly resource: readonly Attribute[];
}

export interface SentSpan {
  readonly traceId: TraceId;
  readonly span: Span;
}

/**
 * One span of OTLP in JSON, as the protocol writes it (ids in hexadecimal, enums as numbers) or as Tempo does (base64, enums
 * as names). Undefined for what has no ids or no start; whatever else is missing or wrong is left out.
 */
export function otlpSpan(value: unknown, { service, resource }: Sender): SentSpan | undefined {
  if (!isRecord(value)) {
    return undefined;
  }
  const traceId = traceIdOf(value.traceId);
  const spanId = spanIdOf(value.spanId);
  const start = nanosecondsOf(value.startTimeUnixNano);
  if (!traceId || !spanId || start === undefined) {
    return undefined;
  }
  // A span that was not ended when it was written has no end.
  const end = nanosecondsOf(value.endTimeUnixNano) ?? start;
  const status = isRecord(value.status) ? value.status : {};
  return {
    traceId,
    span: {
      spanId,
      parentSpanId: spanIdOf(value.parentSpanId),
      service,
      operation: textOf(value.name) ?? '',
      kind: kindOf(value.kind),
      start: momentOf(start),
      // Subtracted before it becomes a number: nanoseconds since 1970 do not fit into one.
      duration: ms(Math.max(0, Number(end - start) / 1e6)),
      status: statusOf(status.code),
      statusMessage: textOf(status.message),
      attributes: otlpAttributes(value.attributes),
      resource,
      events: listOf(value.events).flatMap(eventOf),
      links: listOf(value.links).flatMap(linkOf),
    },
  };
}

/** `[{key, value: {stringValue}}]` as attributes; entries without a key are left out. */
export function otlpAttributes(value: unknown): readonly Attribute[] {
  return listOf(value).flatMap((entry) =>
    isRecord(entry) && typeof entry.key === 'string' ? [{ key: entry.key, value: valueOf(entry.value, 0) }] : []
  );
}

const none: readonly never[] = [];

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : none;
}

/** Lists in lists in lists are a file made to do harm; so deep, they end. */
const deepest = 32;

function valueOf(value: unknown, depth: number): AttributeValue {
  if (!isRecord(value) || depth > deepest) {
    return null;
  }
  if (isRecord(value.arrayValue)) {
    return listOf(value.arrayValue.values).map((one) => valueOf(one, depth + 1));
  }
  if (isRecord(value.kvlistValue)) {
    return mapOf(value.kvlistValue.values, depth);
  }
  return value.intValue === undefined ? plainOf(value) : wholeOf(value.intValue);
}

function plainOf({
  stringValue,
  boolValue,
  doubleValue,
  bytesValue,
}: Readonly<Record<string, unknown>>): AttributeValue {
  const plain = stringValue ?? boolValue ?? doubleValue ?? bytesValue;
  return typeof plain === 'string' || typeof plain === 'boolean' || typeof plain === 'number' ? plain : null;
}

function mapOf(entries: unknown, depth: number): AttributeValue {
  return Object.fromEntries(
    listOf(entries).flatMap((entry) =>
      isRecord(entry) && typeof entry.key === 'string' ? [[entry.key, valueOf(entry.value, depth + 1)]] : []
    )
  );
}

/** 64-bit whole numbers come as text; one that a number cannot hold exactly stays text. */
function wholeOf(value: unknown): AttributeValue {
  if (typeof value === 'number') {
    return value;
  }
  const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
  return Number.isSafeInteger(read) ? read : (textOf(value) ?? null);
}

function eventOf(value: unknown): readonly SpanEvent[] {
  const at = isRecord(value) ? nanosecondsOf(value.timeUnixNano) : undefined;
  return isRecord(value) && at !== undefined
    ? [{ at: momentOf(at), name: textOf(value.name) ?? '', attributes: otlpAttributes(value.attributes) }]
    : [];
}

function linkOf(value: unknown): readonly SpanLink[] {
  const traceId = isRecord(value) ? traceIdOf(value.traceId) : undefined;
  return isRecord(value) && traceId
    ? [{ traceId, spanId: spanIdOf(value.spanId), attributes: otlpAttributes(value.attributes) }]
    : [];
}

/** Nanoseconds since 1970, as digits or as a number that has lost the last of them. Zero says "none". */
function nanosecondsOf(value: unknown): bigint | undefined {
  if (typeof value === 'string') {
    const read = /^\d{1,20}$/.test(value) ? BigInt(value) : BigInt(0);
    return read > 0 ? read : undefined;
  }
  return typeof value === 'number' && value > 0 && value < 1e20 ? BigInt(Math.round(value)) : undefined;
}

const million = BigInt(1_000_000);

function momentOf(nanoseconds: bigint): EpochMs {
  return epochMs(Number(nanoseconds / million) + Number(nanoseconds % million) / 1e6);
}

const kinds: readonly SpanKind[] = ['unspecified', 'internal', 'server', 'client', 'producer', 'consumer'];

function kindOf(value: unknown): SpanKind {
  const name = String(value)
    .toLowerCase()
    .replace(/^span_kind_/, '');
  return kinds[Number(value)] ?? kinds.find((kind) => kind === name) ?? 'unspecified';
}

const statuses: readonly SpanStatus[] = ['unset', 'ok', 'error'];

function statusOf(value: unknown): SpanStatus {
  const name = String(value)
    .toLowerCase()
    .replace(/^status_code_/, '');
  return statuses[Number(value)] ?? statuses.find((status) => status === name) ?? 'unset';
}

function traceIdOf(value: unknown): TraceId | undefined {
  return readTraceId(hexOf(value, 16));
}

function spanIdOf(value: unknown): SpanId | undefined {
  return readSpanId(hexOf(value, 8));
}

/** An id of so many bytes as hexadecimal digits, which it may be already. What is neither is handed on as it is. */
function hexOf(value: unknown, bytes: number): unknown {
  const isBase64 = typeof value === 'string' && value.length === Math.ceil(bytes / 3) * 4 && value.endsWith('=');
  return isBase64 ? fromBase64(value) : value;
}

function fromBase64(text: string): string | undefined {
  try {
    return [...atob(text)].map((byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('');
  } catch {
    return undefined;
  }
}
