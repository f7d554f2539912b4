/**
 * A message without what differs from one time to the next, so that equal failures are counted as one: ids, addresses,
 * numbers and quoted texts each become `<_>`, as Loki's patterns and Tempo's sanitised names write it.
 *
 *   user 4711 has no cart 0f8e… at 10.0.3.7:5432   →   user <_> has no cart <_> at <_>
 *
 * Bounded: only the first 2,000 characters are looked at.
 */
export function maskedMessage(message: string): string {
  return message
    .slice(0, 2000)
    .replace(uuid, hole)
    .replace(quoted, hole)
    .replace(address, hole)
    .replace(hexadecimal, hole)
    .replace(number, hole)
    .replace(/<_>(?:[\s,;:/.-]*<_>)+/g, hole)
    .replace(/\s+/g, ' ')
    .trim();
}

const hole = '<_>';
const uuid = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi;
/** An apostrophe inside or at the end of a word quotes nothing. */
const quoted = /"[^"\n]{0,500}"|(?<![\p{L}\p{N}])'[^'\n]{0,500}'(?!\p{L})|`[^`\n]{0,500}`/gu;
const address = /\b\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?\b/g;
/** Eight digits or more of which one at least is a number: a word is not an id. */
const hexadecimal = /\b(?:0x[0-9a-f]+|(?=[a-f]*\d)[0-9a-f]{8,})\b/gi;
const number = /(?<![\p{L}\p{N}_])[-+]?\d+(?:[.,]\d+)*(?:e[-+]?\d+)?(?:[a-zµ%]{1,3}\b)?/giu;
