import { logLevels, type LogLevel } from '../model/log';
import type { Attribute, AttributeValue, Span, SpanKind, Trace } from '../model/trace';
import { traceQuestion } from '../telemetry/trace';
import { eachArrival, momentWithin } from './arrivals';
import { lineOf, type ShopLine } from './logLines';
import { processLines } from './processLines';
import { requestIn, spansOf, type ShopRequest } from './request';
import { isStored } from './requestId';
import { resourceOf } from './resource';
import { traceAnswer } from './traceAnswers';
import type { Between, World } from './world';

/** A value as OTLP's JSON has it: 64-bit numbers are texts. */
export type OtlpValue =
  | { readonly stringValue: string }
  | { readonly boolValue: boolean }
  | { readonly intValue: string }
  | { readonly doubleValue: number };

export interface OtlpAttribute {
  readonly key: string;
  readonly value: OtlpValue;
}

interface Resource {
  readonly resource: { readonly attributes: readonly OtlpAttribute[] };
}

/** Ids are hexadecimal in OTLP's JSON, not base64; kinds and codes are numbers. */
export interface OtlpSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly OtlpAttribute[];
  readonly events: ReadonlyArray<{
    readonly timeUnixNano: string;
    readonly name: string;
    readonly attributes: readonly OtlpAttribute[];
  }>;
  readonly links: ReadonlyArray<{
    readonly traceId: string;
    readonly spanId: string;
    readonly attributes: readonly OtlpAttribute[];
  }>;
  readonly status: { readonly code?: number; readonly message?: string };
}

export interface OtlpLogRecord {
  readonly timeUnixNano: string;
  readonly observedTimeUnixNano: string;
  readonly severityNumber: number;
  readonly severityText: string;
  readonly body: OtlpValue;
  readonly attributes: readonly OtlpAttribute[];
  readonly traceId?: string;
  readonly spanId?: string;
}

/** The body of `POST /v1/traces`. */
export interface OtlpTraces {
  readonly resourceSpans: ReadonlyArray<
    Resource & {
      readonly scopeSpans: ReadonlyArray<{
        readonly scope: { readonly name: string };
        readonly spans: readonly OtlpSpan[];
      }>;
    }
  >;
}

/** The body of `POST /v1/logs`. */
export interface OtlpLogs {
  readonly resourceLogs: ReadonlyArray<
    Resource & {
      readonly scopeLogs: ReadonlyArray<{
        readonly scope: { readonly name: string };
        readonly logRecords: readonly OtlpLogRecord[];
      }>;
    }
  >;
}

export interface Slice extends Between {
  /** Only every so-many-th request: the shop is busier than a laptop needs. */
  readonly every: number;
}

/** What the processes of one environment would send of the requests that came in during a slice of time. */
export function otlpOf(world: World, slice: Slice): { readonly traces: OtlpTraces; readonly logs: OtlpLogs } {
  const requests = requestsIn(world, slice);
  const spans = requests.filter(({ traceId }) => isStored(traceId)).flatMap((request) => tracedSpans(request));
  const lines = [
    ...requests.flatMap((request) => spansOf(request).flatMap((span) => lineOf(request, span) ?? [])),
    ...processLines(world, slice),
  ];
  return { traces: { resourceSpans: bySender(spans) }, logs: { resourceLogs: byWriter(world, lines) } };
}

function requestsIn(world: World, { from, to, every }: Slice): readonly ShopRequest[] {
  const between = { from, to };
  const found: ShopRequest[] = [];
  for (const crowd of world.crowds) {
    const visit = (n: number) => {
      const at = momentWithin(world, crowd, { n, between });
      if (at !== undefined) {
        found.push(requestIn(world, crowd, { n, at }));
      }
    };
    eachArrival(world, crowd, { between, every, visit });
  }
  return found;
}

interface Sent {
  readonly trace: Trace;
  readonly span: Span;
}

/** The spans as Tempo would give them back: what is sent is what the demo answers with. */
function tracedSpans({ traceId }: ShopRequest): readonly Sent[] {
  const read = traceQuestion(traceId).read(new Map([['trace', traceAnswer(traceId)]]));
  return read.is === 'ready' ? read.value.spans.map((span) => ({ trace: read.value, span })) : [];
}

const scope = { name: 'shop' };

function bySender(sent: readonly Sent[]): OtlpTraces['resourceSpans'] {
  const senders = new Map<string, { attributes: readonly Attribute[]; spans: OtlpSpan[] }>();
  for (const { trace, span } of sent) {
    const key = JSON.stringify(span.resource);
    const sender = senders.get(key) ?? { attributes: span.resource, spans: [] };
    senders.set(key, sender);
    sender.spans.push(otlpSpan(trace, span));
  }
  return [...senders.values()].map(({ attributes, spans }) => ({
    resource: { attributes: attributes.map(otlpAttribute) },
    scopeSpans: [{ scope, spans }],
  }));
}

const kinds: readonly SpanKind[] = ['unspecified', 'internal', 'server', 'client', 'producer', 'consumer'];

function otlpSpan({ traceId }: Trace, span: Span): OtlpSpan {
  return {
    traceId,
    spanId: span.spanId,
    ...(span.parentSpanId === undefined ? {} : { parentSpanId: span.parentSpanId }),
    name: span.operation,
    kind: kinds.indexOf(span.kind),
    startTimeUnixNano: nanoseconds(span.start),
    endTimeUnixNano: nanoseconds(span.start + span.duration),
    attributes: span.attributes.map(otlpAttribute),
    events: span.events.map(({ at, name, attributes }) => ({
      timeUnixNano: nanoseconds(at),
      name,
      attributes: attributes.map(otlpAttribute),
    })),
    links: span.links.map((link) => ({
      traceId: link.traceId,
      spanId: link.spanId ?? '',
      attributes: link.attributes.map(otlpAttribute),
    })),
    status: span.status === 'error' ? { code: 2, ...(span.statusMessage ? { message: span.statusMessage } : {}) } : {},
  };
}

function byWriter(world: World, lines: readonly ShopLine[]): OtlpLogs['resourceLogs'] {
  const writers = new Map<string, { attributes: readonly Attribute[]; logRecords: OtlpLogRecord[] }>();
  for (const line of lines) {
    const attributes = resourceOf(world, line.service, line);
    const key = JSON.stringify(attributes);
    const writer = writers.get(key) ?? { attributes, logRecords: [] };
    writers.set(key, writer);
    writer.logRecords.push(otlpLine(line));
  }
  return [...writers.values()].map(({ attributes, logRecords }) => ({
    resource: { attributes: attributes.map(otlpAttribute) },
    scopeLogs: [{ scope, logRecords }],
  }));
}

/** Four numbers to a level, from 1 (trace) to 24 (fatal); 0 for a level that is not known. */
function severityNumber(level: LogLevel): number {
  const calmFirst = logLevels.filter((one) => one !== 'unknown').reverse();
  return level === 'unknown' ? 0 : 4 * calmFirst.indexOf(level) + 1;
}

function otlpLine({ at, level, body, details, traceId, spanId }: ShopLine): OtlpLogRecord {
  return {
    timeUnixNano: nanoseconds(at),
    observedTimeUnixNano: nanoseconds(at),
    severityNumber: severityNumber(level),
    severityText: level.toUpperCase(),
    body: { stringValue: body },
    attributes: Object.entries(details).map(([key, value]) => ({ key, value: { stringValue: value } })),
    ...(traceId && spanId ? { traceId, spanId } : {}),
  };
}

function otlpAttribute({ key, value }: Attribute): OtlpAttribute {
  return { key, value: otlpValue(value) };
}

function otlpValue(value: AttributeValue): OtlpValue {
  switch (typeof value) {
    case 'boolean':
      return { boolValue: value };
    case 'number':
      return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
    case 'string':
      return { stringValue: value };
    default:
      return { stringValue: JSON.stringify(value) };
  }
}

/** Nanoseconds as text; moments are known to the microsecond. */
function nanoseconds(at: number): string {
  const whole = Math.floor(at);
  const microseconds = Math.min(999, Math.round((at - whole) * 1000));
  return `${whole}${String(microseconds * 1000).padStart(6, '0')}`;
}
