import type { SpanId } from '../model/ids';
import { serviceKey } from '../model/service';
import type { Attribute, Span } from '../model/trace';

/**
 * The spans of a trace by id, each id once, and how many were left out.
 *
 * Ids come twice when a batch was sent again, or when a tracer lets client and server share one id (Zipkin's way).
 * The longer span is kept, as it surrounds the other; the rest of the order only makes the choice the same
 * whatever came first.
 */
export function uniqueSpans(spans: readonly Span[]): {
  readonly spans: ReadonlyMap<SpanId, Span>;
  readonly duplicates: number;
} {
  const kept = new Map<SpanId, Span>();
  let duplicates = 0;
  for (const span of spans) {
    const other = kept.get(span.spanId);
    duplicates += other ? 1 : 0;
    if (!other || standsAgainst(span, other)) {
      kept.set(span.spanId, span);
    }
  }
  return { spans: kept, duplicates };
}

/** Whether `span` is the one to keep of two with the same id. Of two that are the same in all, neither. */
export function standsAgainst(span: Span, other: Span): boolean {
  if (span.duration !== other.duration) {
    return span.duration > other.duration;
  }
  return (
    (span.start - other.start ||
      byText(headOf(span), headOf(other)) ||
      byAttributes(span.attributes, other.attributes) ||
      byAttributes(span.resource, other.resource) ||
      byText(textOf([span.events, span.links]), textOf([other.events, other.links]))) < 0
  );
}

function headOf({ status, statusMessage, kind, operation, service, parentSpanId }: Span): string {
  return [status, kind, operation, serviceKey(service), parentSpanId, statusMessage].join('\u0000');
}

/** The same list is the same; others are compared entry by entry, which for a batch that came twice is cheap. */
function byAttributes(a: readonly Attribute[], b: readonly Attribute[]): number {
  if (a === b || a.length !== b.length) {
    return a.length - b.length;
  }
  for (let index = 0; index < a.length; index += 1) {
    const order = byText(entryOf(a[index]), entryOf(b[index]));
    if (order !== 0) {
      return order;
    }
  }
  return 0;
}

function entryOf(attribute: Attribute | undefined): string {
  const value = attribute?.value;
  return `${attribute?.key}\u0000${typeof value}\u0000${typeof value === 'object' ? textOf(value) : String(value)}`;
}

/** Nested deeper than JSON can be written is nothing to tell spans apart by. */
function textOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return '';
  }
}

function byText(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
