import { readSpanId, readTraceId, type TraceId } from '../model/ids';
import { absent, failed, ready, type Caveat, type Outcome } from '../model/outcome';
import { finished, itemsPerStep, type Steps } from '../model/steps';
import type { ServiceId } from '../model/service';
import type { Attribute, Span, SpanEvent, SpanKind, SpanLink, SpanStatus, Trace } from '../model/trace';
import { epochMs, ms } from '../model/units';
import { windowOf, type Window } from '../model/window';
import { attributesOf } from './attributes';
import { at, fieldNamed, fieldsOf, isRecord, jsonOf, momentOf, numberOf, rowsOf, textAt, textOf } from './columns';
import type { Frame, FrameField } from './frame';
import type { Answers, Question } from './question';
import { caveatsOf, readPart } from './reading';
import { servicesBy, type ServiceNames } from './serviceNames';

/** From 0 to 0: Tempo's sign for "wherever it is stored". */
export const anyTime: Window = windowOf(0, 0);

/**
 * All stored spans of one trace, at any time or in a window. Their services are called as in metrics, by how traces name
 * them; their resources keep what was sent.
 */
export function traceQuestion(
  traceId: TraceId,
  { window = anyTime, names = [] }: { readonly window?: Window; readonly names?: ServiceNames } = {}
): Question<Trace> {
  return {
    about: { is: 'trace', traceId },
    signal: 'traces',
    window,
    step: ms(0),
    queries: [{ kind: 'trace-by-id', refId: 'trace', traceId }],
    read: (answers) => finished(readTrace(answers, traceId, names)),
    readSteps: (answers) => readTrace(answers, traceId, names),
  };
}

function* readTrace(answers: Answers, traceId: TraceId, names: ServiceNames): Steps<Outcome<Trace>> {
  const read = yield* readSpans(framesIn(answers), servicesBy(names));
  const spans = readPart(answers, 'trace', {
    signal: 'traces',
    expected: 'the spans of a trace',
    read: () => read,
  });
  if (spans.items.length === 0 && spans.problem) {
    const { problem } = spans;
    return 'reply' in problem && saysNotFound(problem.reply)
      ? absent({ why: 'not-stored', what: traceId })
      : failed(problem);
  }
  if (spans.items.length === 0) {
    return absent({ why: 'not-stored', what: traceId });
  }
  const partial = partialOf(framesIn(answers));
  return ready({ traceId, spans: spans.items }, [...caveatsOf({ trace: spans }), ...(partial ? [partial] : [])]);
}

function framesIn(answers: Answers): readonly Frame[] {
  const frames = answers.get('trace')?.frames;
  return Array.isArray(frames) ? frames : [];
}

/** Every version of Tempo and Grafana has its own sentence for a trace that is not there; none has a code for it. */
function saysNotFound(reply: string): boolean {
  return /failed to get trace\b.*\b(404|not found)|\btrace\b.*\bnot found/is.test(reply);
}

function partialOf(frames: readonly Frame[]): Caveat | undefined {
  const custom = frames.map((frame) => frame.meta?.custom).find((one) => isRecord(one) && one.partial === true);
  return custom ? { kind: 'partial-trace', message: textOf(custom.message) } : undefined;
}

/** Columns by name: older data sources lack some, newer ones add others, and the order is no promise. */
interface Columns {
  readonly rows: number;
  readonly span: FrameField | undefined;
  readonly parent: FrameField | undefined;
  readonly operation: FrameField | undefined;
  readonly service: FrameField | undefined;
  readonly namespace: FrameField | undefined;
  readonly kind: FrameField | undefined;
  readonly status: FrameField | undefined;
  readonly message: FrameField | undefined;
  readonly start: FrameField | undefined;
  readonly duration: FrameField | undefined;
  readonly resource: FrameField | undefined;
  readonly attributes: FrameField | undefined;
  readonly events: FrameField | undefined;
  readonly links: FrameField | undefined;
}

function columnsOf(fields: readonly FrameField[]): Columns {
  const named = (name: string) => fieldNamed(fields, [name]);
  return {
    rows: rowsOf(fields),
    span: named('spanID'),
    parent: named('parentSpanID'),
    operation: named('operationName'),
    service: named('serviceName'),
    namespace: named('serviceNamespace'),
    kind: named('kind'),
    status: named('statusCode'),
    message: named('statusMessage'),
    start: named('startTime'),
    duration: named('duration'),
    resource: named('serviceTags'),
    attributes: named('tags'),
    events: named('logs'),
    links: named('references'),
  };
}

type Named = (name: string) => string;

function* readSpans(frames: readonly Frame[], serviceOf: Named): Steps<{ items: Span[]; unreadable: number }> {
  const items: Span[] = [];
  const shared = sharedParts(serviceOf);
  let unreadable = 0;
  for (const frame of frames) {
    if (!isSpanTable(frame)) {
      continue;
    }
    const columns = columnsOf(fieldsOf(frame));
    for (let row = 0; row < columns.rows; row++) {
      const span = spanAt(columns, row, shared);
      if (span) {
        items.push(span);
      } else {
        unreadable++;
      }
      if (row % itemsPerStep === 0) {
        yield undefined;
      }
    }
  }
  return { items, unreadable };
}

/** Grafana's Tempo data source adds the node graph of the trace as two more frames; those are not spans. */
function isSpanTable(frame: Frame): boolean {
  const fields = fieldsOf(frame);
  return fieldNamed(fields, ['mainstat', 'source']) === undefined && fields.length > 0;
}

function spanAt(columns: Columns, row: number, shared: SharedParts): Span | undefined {
  const spanId = readSpanId(at(columns.span, row));
  const start = momentOf(at(columns.start, row));
  const duration = numberOf(at(columns.duration, row));
  if (!spanId || start === undefined || duration === undefined) {
    return undefined;
  }
  const resource = shared.resource(at(columns.resource, row));
  const namespace = textAt(columns.namespace, row) ?? resource.namespace;
  return {
    spanId,
    parentSpanId: readSpanId(at(columns.parent, row)),
    service: shared.service(textAt(columns.service, row) ?? '', namespace),
    operation: textAt(columns.operation, row) ?? '',
    kind: kindOf(at(columns.kind, row)),
    start: epochMs(start),
    duration: ms(Math.max(0, duration)),
    status: statusOf(at(columns.status, row)),
    statusMessage: textAt(columns.message, row),
    attributes: attributesOf(at(columns.attributes, row)),
    resource: resource.attributes,
    events: eventsOf(at(columns.events, row)),
    links: linksOf(at(columns.links, row)),
  };
}

interface SharedResource {
  readonly attributes: readonly Attribute[];
  readonly namespace: string | undefined;
}

interface SharedParts {
  readonly resource: (value: unknown) => SharedResource;
  readonly service: (name: string, namespace: string | undefined) => ServiceId;
}

/**
 * Spans of one process repeat its resource; equal ones are kept once, which a trace of 50,000 spans is grateful for.
 * Services are called as in metrics.
 */
function sharedParts(serviceOf: Named): SharedParts {
  const byText = new Map<string, SharedResource>();
  const services = new Map<string | undefined, Map<string, ServiceId>>();
  return {
    resource: (value) => {
      const text = typeof value === 'string' ? value : '';
      const known = byText.get(text);
      if (known) {
        return known;
      }
      const resource = resourceOf(value);
      if (text !== '') {
        byText.set(text, resource);
      }
      return resource;
    },
    service: (name, namespace) => {
      const among = services.get(namespace) ?? new Map<string, ServiceId>();
      const service = among.get(name) ?? { name: serviceOf(name), ...(namespace ? { namespace } : {}) };
      services.set(namespace, among.set(name, service));
      return service;
    },
  };
}

function resourceOf(value: unknown): SharedResource {
  const attributes = attributesOf(value);
  return { attributes, namespace: textOf(attributes.find((one) => one.key === 'service.namespace')?.value) };
}

const kinds: readonly SpanKind[] = ['server', 'client', 'producer', 'consumer', 'internal'];

function kindOf(value: unknown): SpanKind {
  return kinds.find((kind) => kind === value) ?? 'unspecified';
}

function statusOf(value: unknown): SpanStatus {
  switch (numberOf(value)) {
    case 1:
      return 'ok';
    case 2:
      return 'error';
    default:
      return 'unset';
  }
}

const none: readonly never[] = [];

function listOf(value: unknown): readonly unknown[] {
  const list = jsonOf(value);
  return Array.isArray(list) ? list : none;
}

function eventsOf(value: unknown): readonly SpanEvent[] {
  return listOf(value).flatMap((event) => {
    const moment = isRecord(event) ? momentOf(event.timestamp) : undefined;
    if (!isRecord(event) || moment === undefined) {
      return [];
    }
    const attributes = attributesOf(event.fields);
    const name = textOf(event.name) ?? textOf(attributes.find((one) => one.key === 'event')?.value) ?? '';
    return [{ at: epochMs(moment), name, attributes }];
  });
}

function linksOf(value: unknown): readonly SpanLink[] {
  return listOf(value).flatMap((link) => {
    const traceId = isRecord(link) ? readTraceId(link.traceID) : undefined;
    return isRecord(link) && traceId
      ? [{ traceId, spanId: readSpanId(link.spanID), attributes: attributesOf(link.tags) }]
      : [];
  });
}
