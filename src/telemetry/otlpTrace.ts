import type { TraceId } from '../model/ids';
import { absent, failed, ready, type Outcome } from '../model/outcome';
import { finished, itemsPerStep, type Steps } from '../model/steps';
import type { Span, Trace } from '../model/trace';
import { isRecord, textOf } from './columns';
import { otlpAttributes, otlpSpan, type Sender } from './otlpSpan';

/** More text than this is not read: it would take the browser's memory several times over. In bytes. */
export const largestText = 200 * 1024 * 1024;

/**
 * The traces in a text of OTLP in JSON: `{"resourceSpans": […]}` as the protocol has it, `{"batches": […]}` and
 * `{"trace": {…}}` as Tempo answers, lists of those, and lines of them as the collector's file exporter writes.
 *
 * The trace with most spans first. Spans that cannot be read are counted as unreadable rows. Never throws.
 */
export function otlpTraces(text: string): Outcome<readonly Trace[]> {
  return finished(readingOtlpTraces(text));
}

/** {@link otlpTraces} in steps. A text of one piece is parsed in one of them; a text of lines line by line. */
export function* readingOtlpTraces(text: string): Steps<Outcome<readonly Trace[]>> {
  const found: Found = { traces: new Map(), spans: 0, unreadable: 0, recognised: false };
  const documents = yield* documentsIn(text, found);
  if (documents.length === 0) {
    return unreadable(`${text.length === 0 ? 'nothing' : 'no JSON'}${startOf(text)}`);
  }
  for (const document of documents) {
    yield* readDocument(document, found);
  }
  if (!found.recognised) {
    return unreadable(shapeOf(documents[0]));
  }
  if (found.traces.size === 0) {
    return found.unreadable > 0
      ? unreadable(`${found.unreadable} entries without ids or times`)
      : absent({ why: 'nothing-found' });
  }
  const traces = [...found.traces].map(([traceId, spans]): Trace => ({ traceId, spans }));
  traces.sort((a, b) => b.spans.length - a.spans.length || (a.traceId < b.traceId ? -1 : 1));
  return ready(traces, found.unreadable > 0 ? [{ kind: 'unreadable-rows', count: found.unreadable }] : []);
}

interface Found {
  readonly traces: Map<TraceId, Span[]>;
  spans: number;
  unreadable: number;
  /** Something had the shape of traces, with spans in it or not. */
  recognised: boolean;
}

/** The JSON values that the text is made of: one, or one a line. Lines that are no JSON are counted. */
function* documentsIn(text: string, found: Found): Steps<readonly unknown[]> {
  // JavaScript counts a byte order mark among the spaces, JSON does not.
  const first = text.search(/\S/);
  const end = first < 0 ? -1 : text.indexOf('\n', first);
  const more = end >= 0 && /\S/.test(text.slice(end, end + 10_000));
  const head = more ? parsed(text.slice(first, end)) : undefined;
  if (!head) {
    const whole = parsed(text.charCodeAt(0) === byteOrderMark ? text.slice(1) : text);
    return whole ? [whole.value] : [];
  }
  const documents: unknown[] = [];
  for (let from = first; from < text.length; ) {
    const newline = text.indexOf('\n', from);
    const to = newline < 0 ? text.length : newline;
    const line = text.slice(from, to);
    const read = parsed(line);
    if (read) {
      documents.push(read.value);
    } else if (line.trim() !== '') {
      found.unreadable += 1;
    }
    from = to + 1;
    yield undefined;
  }
  return documents;
}

const byteOrderMark = 0xfeff;

function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return { value };
  } catch {
    return undefined;
  }
}

/** Everything in one JSON value, whatever it is wrapped in. */
function* readDocument(document: unknown, found: Found): Steps<void> {
  const waiting: unknown[] = [document];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (Array.isArray(value)) {
      for (let index = value.length - 1; index >= 0; index -= 1) {
        waiting.push(value[index]);
      }
    } else if (isRecord(value)) {
      const lists = [value.resourceSpans, value.batches].filter((list) => Array.isArray(list));
      found.recognised ||= lists.length > 0;
      for (const list of lists) {
        yield* readSenders(list, found);
      }
      if (isRecord(value.trace)) {
        waiting.push(value.trace);
      }
    } else {
      found.unreadable += 1;
    }
    yield undefined;
  }
}

function* readSenders(list: readonly unknown[], found: Found): Steps<void> {
  for (const entry of list) {
    const scopes = isRecord(entry) ? (entry.scopeSpans ?? entry.instrumentationLibrarySpans) : undefined;
    if (!isRecord(entry) || !Array.isArray(scopes)) {
      found.unreadable += 1;
      continue;
    }
    const sender = senderOf(entry.resource);
    for (const scope of scopes) {
      if (isRecord(scope) && Array.isArray(scope.spans)) {
        yield* readSpans(scope.spans, sender, found);
      } else {
        found.unreadable += isRecord(scope) && scope.spans === undefined ? 0 : 1;
      }
    }
  }
}

function* readSpans(spans: readonly unknown[], sender: Sender, found: Found): Steps<void> {
  for (const value of spans) {
    const sent = otlpSpan(value, sender);
    if (sent) {
      const others = found.traces.get(sent.traceId);
      if (others) {
        others.push(sent.span);
      } else {
        found.traces.set(sent.traceId, [sent.span]);
      }
    } else {
      found.unreadable += 1;
    }
    found.spans += 1;
    if (found.spans % itemsPerStep === 0) {
      yield undefined;
    }
  }
}

function senderOf(resource: unknown): Sender {
  const attributes = otlpAttributes(isRecord(resource) ? resource.attributes : undefined);
  const valueOf = (key: string) => textOf(attributes.find((one) => one.key === key)?.value);
  const name = valueOf('service.name') ?? '';
  const namespace = valueOf('service.namespace');
  return { service: namespace ? { name, namespace } : { name }, resource: attributes };
}

function unreadable(found: string): Outcome<never> {
  return failed({ kind: 'unreadable', signal: 'traces', expected: 'OpenTelemetry traces in JSON', found });
}

/** How a text begins that is no JSON: enough to recognise one's own file by. */
function startOf(text: string): string {
  const start = text.slice(0, 200).trim().slice(0, 60);
  const isBinary = [...start].some((letter) => letter === '\uFFFD' || letter < '\t');
  if (start === '') {
    return '';
  }
  return isBinary ? ', but binary data' : `, but “${start}…”`;
}

function shapeOf(document: unknown): string {
  if (isRecord(document)) {
    const names = Object.keys(document)
      .slice(0, 8)
      .map((name) => name.slice(0, 40));
    return names.length > 0 ? `fields ${names.join(', ')}` : 'no fields';
  }
  return Array.isArray(document) ? 'a list of something else' : typeof document;
}
