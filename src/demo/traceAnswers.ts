import type { TraceId } from '../model/ids';
import { mixed } from './chance';
import { field, frameOf, type DemoFrame } from './demoFrame';
import { requestWithId, spansOf, type ShopRequest, type ShopSpan } from './request';
import { isStored, traceIdOf } from './requestId';
import { spanIdOf } from './wordId';
import { resourceOf, type Attribute } from './resource';

/** What came back for one query, as Grafana reports it. */
export interface DemoReply {
  readonly frames: readonly DemoFrame[];
  readonly error?: { readonly message: string; readonly status: number };
}

/** All spans of a trace, made again from its id; Tempo's "not found" for an id that was never given or never stored. */
export function traceAnswer(traceId: TraceId): DemoReply {
  const request = requestWithId(traceId);
  if (request === undefined || !isStored(traceId)) {
    return {
      frames: [],
      error: { message: `failed to get trace with id: ${traceId} Status: 404 Not Found Body: `, status: 404 },
    };
  }
  return { frames: [traceFrame(request)] };
}

const noParent = '0000000000000000';

function traceFrame(request: ShopRequest): DemoFrame {
  const spans = spansOf(request);
  const text = (name: string, of: (span: ShopSpan) => string) => field(name, 'string', spans.map(of));
  const other = (name: string, of: (span: ShopSpan) => unknown) => field(name, 'other', spans.map(of));
  const number = (name: string, of: (span: ShopSpan) => number) => field(name, 'number', spans.map(of));
  return frameOf(
    [
      text('traceID', () => request.traceId),
      text('spanID', (span) => span.spanId),
      text('parentSpanID', (span) => parentIdOf(request, span)),
      text('operationName', (span) => span.shape.operation),
      text('serviceName', (span) => span.shape.service),
      text('kind', (span) => span.shape.kind),
      number('statusCode', (span) => (span.failed ? 2 : 0)),
      text('statusMessage', (span) => (span.failed ? failureText(request, span) : '')),
      text('instrumentationLibraryName', () => 'shop'),
      text('instrumentationLibraryVersion', () => ''),
      text('traceState', () => ''),
      other('serviceTags', (span) =>
        resourceOf(request.world, span.shape.service, { at: span.start, choice: request.key.n })
      ),
      number('startTime', (span) => span.start),
      number('duration', (span) => span.duration),
      other('logs', (span) => eventsOf(span)),
      other('references', (span) => linksOf(request, span)),
      other('tags', (span) => attributesOf(request, span)),
    ],
    { name: 'Trace', meta: { preferredVisualisationType: 'trace' } }
  );
}

export function parentIdOf({ traceId }: ShopRequest, { shape }: ShopSpan): string {
  if (shape.parentNotStored) {
    return spanIdOf(traceId, 0xffff);
  }
  return shape.parent < 0 ? noParent : spanIdOf(traceId, shape.parent);
}

/** Why a span failed: its own fault, or the one further down that reached it. */
export function failureText(request: ShopRequest, span: ShopSpan): string {
  if (span.faulty) {
    return span.shape.fault?.reason ?? 'failed';
  }
  const origin = spansOf(request).find((other) => other.faulty && isBelow(request, other.index, span.index));
  return `downstream: ${origin?.shape.fault?.reason ?? 'failed'}`;
}

function isBelow({ population }: ShopRequest, index: number, ancestor: number): boolean {
  let above = index;
  while (above > ancestor) {
    above = population.shapes[above]?.parent ?? -1;
  }
  return above === ancestor;
}

/** Stock notices are read two at a time: each points at the trace of the message before it. */
function linksOf({ key }: ShopRequest, { shape }: ShopSpan): unknown {
  if (!linksBack(shape) || key.n === 0) {
    return null;
  }
  const traceID = traceIdOf({ ...key, n: key.n - 1 });
  return [{ traceID, spanID: spanIdOf(traceID, 0), tags: [{ key: 'messaging.batch.message_count', value: 2 }] }];
}

/** Whether spans of this shape point at the trace of the message before theirs. */
export function linksBack({ operation }: Pick<ShopSpan['shape'], 'operation'>): boolean {
  return operation === 'stock process';
}

function eventsOf(span: ShopSpan): unknown {
  const fault = span.shape.fault;
  if (!span.faulty || fault === undefined) {
    return null;
  }
  const where = `${span.shape.service.replace(/\W+/g, '_')}.${span.shape.operation.replace(/\W+/g, '_')}`;
  return [
    {
      timestamp: span.start + span.duration,
      name: 'exception',
      fields: [
        { key: 'exception.type', value: fault.exception },
        { key: 'exception.message', value: fault.reason },
        {
          key: 'exception.stacktrace',
          value: `${fault.exception}: ${fault.reason}\n  at ${where} (app.ts:42)\n  at handler (rpc.ts:17)`,
        },
      ],
    },
  ];
}

/** A span's own attributes. */
export function attributesOf(request: ShopRequest, span: ShopSpan): Attribute[] {
  const { shape, failed } = span;
  const attributes = Object.entries(shape.attributes).map(([key, value]) => ({ key, value }));
  if (shape.attributes['rpc.system'] === 'grpc') {
    attributes.push({ key: 'rpc.grpc.status_code', value: failed ? 14 : 0 });
  }
  if (shape.attributes['http.request.method'] !== undefined) {
    attributes.push({ key: 'http.response.status_code', value: failed ? 503 : 200 });
  }
  if (shape.feelsCache) {
    attributes.push({ key: 'app.cache_hit', value: request.population.missed[request.member] === 0 });
  }
  return [...attributes, ...customerAttributes(request, span)];
}

function customerAttributes({ key }: ShopRequest, { shape }: ShopSpan): Attribute[] {
  if (shape.parent >= 0 || shape.parentNotStored) {
    return shape.kind === 'consumer' ? [{ key: 'messaging.kafka.message.offset', value: key.n }] : [];
  }
  return [
    { key: 'app.user.tier', value: customerTier(key.journey, key.n) },
    { key: 'app.product.id', value: productOf(key.journey, key.n) },
  ];
}

export function customerTier(journey: number, n: number): string {
  return mixed(n >>> 0, journey, 1) % 5 === 0 ? 'gold' : 'free';
}

export function productOf(journey: number, n: number): string {
  return `P-${String(mixed(n >>> 0, journey, 2) % 900).padStart(4, '0')}`;
}
