declare const id: unique symbol;

/** 32 lower-case hexadecimal digits. */
export type TraceId = string & { readonly [id]: 'trace' };
/** 16 lower-case hexadecimal digits. */
export type SpanId = string & { readonly [id]: 'span' };

/**
 * Normalises a trace id at the door.
 *
 * Tempo's search leaves leading zeros out and some tracers still send 64-bit ids, so anything of
 * 1 to 32 hexadecimal digits is padded on the left. All zeros is OpenTelemetry's "no trace".
 * Returns undefined for everything else, never throws.
 */
export function readTraceId(text: unknown): TraceId | undefined {
  return padded(text, 32) as TraceId | undefined;
}

/** Normalises a span id to 16 digits, as {@link readTraceId} does for traces. */
export function readSpanId(text: unknown): SpanId | undefined {
  return padded(text, 16) as SpanId | undefined;
}

const normal = /^[0-9a-f]+$/;
const noId = /^0+$/;

function padded(text: unknown, digits: number): string | undefined {
  if (typeof text !== 'string') {
    return undefined;
  }
  // Most ids are as they should be, and a large trace has some hundred thousand of them.
  if (text.length === digits && normal.test(text) && !noId.test(text)) {
    return text;
  }
  const bare = text.trim().replace(/^0x/i, '').toLowerCase();
  if (bare.length > digits || !normal.test(bare) || noId.test(bare)) {
    return undefined;
  }
  return bare.padStart(digits, '0');
}
