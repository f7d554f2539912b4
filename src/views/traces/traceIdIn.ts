import { readSpanId, readTraceId, type SpanId, type TraceId } from '../../model/ids';

export interface IdInText {
  readonly traceId: TraceId;
  readonly spanId?: SpanId;
}

/**
 * The trace id in a text that somebody pasted: bare (32 or 16 digits), inside a `traceparent` or any other text that has
 * one of 32. Undefined for words, which may be made of hexadecimal digits as well.
 */
export function traceIdIn(text: string): IdInText | undefined {
  const [, parentTrace, parentSpan] =
    /(?<![0-9a-f])[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})(?![0-9a-f])/i.exec(text) ?? [];
  const [bare] = /^[0-9a-f]{16}$/i.exec(text.trim()) ?? [];
  const dashed = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text.trim())
    ? text.replaceAll('-', '')
    : undefined;
  const [long] = /(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])/i.exec(text) ?? [];
  const traceId = readTraceId(parentTrace ?? bare ?? dashed ?? long);
  return traceId && { traceId, spanId: readSpanId(parentSpan) };
}
