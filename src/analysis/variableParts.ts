/** A stretch of a message, and whether it differs from one time to the next. */
export interface MessagePart {
  readonly text: string;
  readonly varies: boolean;
}

/** Further text is taken as it is. */
const longest = 2000;

/**
 * A message in parts: fixed words, and the ids, addresses, numbers and quoted texts that vary, in the shapes of
 * {@link maskedMessage}. The parts together are the message.
 */
export function variableParts(message: string): readonly MessagePart[] {
  const parts: MessagePart[] = [];
  let end = 0;
  for (const { 0: text, index } of message.slice(0, longest).matchAll(variable)) {
    if (index > end) {
      parts.push({ text: message.slice(end, index), varies: false });
    }
    parts.push({ text, varies: !text.endsWith(':') });
    end = index + text.length;
  }
  return end < message.length ? [...parts, { text: message.slice(end), varies: false }] : parts;
}

const variable = new RegExp(
  [
    String.raw`\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b`,
    // With its colon the name of a field of JSON, which does not vary.
    String.raw`"[^"\n]{1,500}"(?:\s*:)?|(?<![\p{L}\p{N}])'[^'\n]{1,500}'`,
    String.raw`\b\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?\b`,
    String.raw`\b(?:0x[0-9a-f]+|(?=[a-f]*\d)[0-9a-f]{8,})\b`,
    String.raw`(?<![\p{L}\p{N}_])[-+]?\d+(?:[.,:]\d+)*(?:e[-+]?\d+)?(?:[a-zµ%]{1,3}\b)?`,
  ].join('|'),
  'giu'
);
