import type { SpanId } from '../model/ids';
import type { Span } from '../model/trace';

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
    if (!other || stands(span, other)) {
      kept.set(span.spanId, span);
    }
  }
  return { spans: kept, duplicates };
}

function stands(span: Span, against: Span): boolean {
  if (span.duration !== against.duration) {
    return span.duration > against.duration;
  }
  if (span.start !== against.start) {
    return span.start < against.start;
  }
  return JSON.stringify(span) < JSON.stringify(against);
}
