/**
 * What PromQL, LogQL and TraceQL have in common as texts: all three are read by Go, and all three match with RE2.
 */

/**
 * `text` without halves of surrogate pairs. Prometheus, Loki and Tempo hold UTF-8, which has no halves, and on the
 * way there each would become U+FFFD anyway; doing it here keeps `encodeURIComponent` from throwing later.
 */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}

/** A double-quoted Go string literal. Control characters are escaped too: Go's scanners reject a raw newline and NUL. */
export function goQuoted(text: string): string {
  return `"${wellFormed(text).replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n').replace(controls, hexEscape)}"`;
}

/** An RE2 pattern that matches exactly `text`, also where the pattern is not anchored by its surroundings. */
export function re2Literal(text: string): string {
  return wellFormed(text)
    .replace(/[\\.+*?()|[\]{}^$]/g, '\\$&')
    .replace(controls, hexEscape);
}

/** An RE2 pattern that matches any one of `texts`. */
export function re2AnyOf(texts: readonly string[]): string {
  return texts.map(re2Literal).join('|');
}

const controls = /\p{Cc}/gu;

/** Only ASCII: above it `\x80` would be a lone byte to Go, and Go reads those characters as they are. */
function hexEscape(control: string): string {
  const code = control.charCodeAt(0);
  return code < 0x80 ? `\\x${code.toString(16).padStart(2, '0')}` : control;
}
