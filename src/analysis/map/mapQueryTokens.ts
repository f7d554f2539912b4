export type QueryToken =
  | { readonly is: 'word'; readonly text: string; readonly quoted: boolean; readonly at: number; readonly end: number }
  | { readonly is: 'compare'; readonly text: string; readonly at: number; readonly end: number }
  | { readonly is: 'and' | 'or' | 'not' | 'open' | 'close'; readonly at: number; readonly end: number };

/** A quoted text without its second quotation mark. */
export interface TokenFault {
  readonly is: 'quote-open';
}

export type ReadTokens =
  | { readonly ok: true; readonly tokens: readonly QueryToken[] }
  | { readonly ok: false; readonly at: number; readonly why: TokenFault };

const pattern = /\s+|"(?:[^"\\]|\\[^])*"|[()]|==|[<>!]=|!~|[<>=~]|[!-]|[^\s()"<>=~!]+/gy;
const words: ReadonlyMap<string, 'and' | 'or' | 'not' | 'open' | 'close'> = new Map([
  ['and', 'and'],
  ['or', 'or'],
  ['not', 'not'],
  ['!', 'not'],
  ['-', 'not'],
  ['(', 'open'],
  [')', 'close'],
]);

/** The words and signs of a query. A stroke before a word is `not`; one within it belongs to it. */
export function tokensOf(text: string): ReadTokens {
  const tokens: QueryToken[] = [];
  let end = 0;
  for (const [part] of text.matchAll(pattern)) {
    const at = end;
    end += part.length;
    if (part.trim() !== '') {
      tokens.push(tokenOf(part, at, end));
    }
  }
  // Only a quotation mark that is never closed stops the reading: all else is a word or a sign.
  return end < text.length ? { ok: false, at: end, why: { is: 'quote-open' } } : { ok: true, tokens };
}

function tokenOf(part: string, at: number, end: number): QueryToken {
  const known = words.get(part.toLowerCase());
  if (known) {
    return { is: known, at, end };
  }
  if (/^[<>=~!]/.test(part)) {
    return { is: 'compare', text: part === '==' ? '=' : part, at, end };
  }
  const quoted = part.startsWith('"');
  return { is: 'word', text: quoted ? part.slice(1, -1).replace(/\\([^])/g, '$1') : part, quoted, at, end };
}

/** A text as one word of a query: in quotation marks where it would be read otherwise. */
export function wordText(text: string): string {
  const isPlain = /^[^\s()"<>=~!\\-][^\s()"<>=~!]*$/.test(text) && !words.has(text.toLowerCase());
  return isPlain ? text : `"${text.replace(/["\\]/g, '\\$&')}"`;
}
