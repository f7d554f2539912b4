/** The part of a line that is its message: from `from` up to `to`, in characters. */
export interface MessagePart {
  readonly from: number;
  readonly to: number;
}

/** More of a line is not looked at: nobody tells lines apart by what stands after it. */
export const longestRead = 4000;

/**
 * Where a line says what happened: the message field of a JSON or logfmt line, else the first line of what was written,
 * which of a stack trace is the exception. As written: escapes of JSON stay, so that it can be found in the line again.
 *
 *   {"level":"warn","msg":"no cart for 4711"}   →   no cart for 4711
 */
export function messagePart(body: string): MessagePart {
  const text = body.length > longestRead ? body.slice(0, longestRead) : body;
  const field = text.charCodeAt(0) === brace ? inJson(text) : inLogfmt(text);
  return field ?? firstLine(text) ?? { from: 0, to: text.length };
}

/** The text of that part. */
export function messageOf(body: string): string {
  const { from, to } = messagePart(body);
  return body.slice(from, to);
}

const brace = '{'.charCodeAt(0);
const jsonKeys = ['msg', 'message', 'Message', 'body', 'MESSAGE', 'log', 'event', 'error'].map(
  (key) => new RegExp(`"@?${key}"\\s*:\\s*"((?:[^"\\\\]|\\\\[^])*)`)
);
const isLogfmt = /^[\w.@/-]+=/;
const logfmtMessage = /(?:^|\s)(?:msg|message|event)=(?:"((?:[^"\\]|\\[^])*)"|([^\s"]\S*))/;

function inJson(text: string): MessagePart | undefined {
  for (const key of jsonKeys) {
    const found = key.exec(text);
    if (found?.[1]) {
      const to = found.index + found[0].length;
      return trimmed(text, { from: to - found[1].length, to });
    }
  }
  return undefined;
}

function inLogfmt(text: string): MessagePart | undefined {
  const found = isLogfmt.test(text) ? logfmtMessage.exec(text) : undefined;
  const value = found?.[1] ?? found?.[2];
  if (!found || !value) {
    return undefined;
  }
  const to = found.index + found[0].length - (found[1] ? 1 : 0);
  return trimmed(text, { from: to - value.length, to });
}

function firstLine(text: string): MessagePart | undefined {
  const from = text.search(/\S/);
  if (from < 0) {
    return undefined;
  }
  const end = text.slice(from).search(/[\r\n]/);
  return trimmed(text, { from, to: end < 0 ? text.length : from + end });
}

function trimmed(text: string, { from, to }: MessagePart): MessagePart | undefined {
  const inner = text.slice(from, to);
  const before = inner.length - inner.trimStart().length;
  const after = inner.length - inner.trimEnd().length;
  return before + after < inner.length ? { from: from + before, to: to - after } : undefined;
}
