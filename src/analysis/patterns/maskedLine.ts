/** What stands for whatever varies, as Loki's patterns write it. */
export const hole = '<_>';

/**
 * A message with everything masked that is certainly not a word: numbers and what is written with them (times, sizes,
 * addresses, ids), quoted texts and colours of a terminal. Words are left to Drain (see drain.ts).
 *
 *   user 4711 has no cart at 10.0.3.7:5432 after 12.5ms   →   user <_> has no cart at <_> after <_>
 *
 * Every mask stands for at least one character, and what is not masked stays as it was written, white space as well: a
 * masked message is a template that matches its message. Masking twice changes nothing.
 */
export function maskedLine(message: string): string {
  const inJson = message.startsWith('{') || message.startsWith('[');
  let text = message.includes('\u001b') ? message.replace(colours, hole) : message;
  for (let before = ''; before !== text; ) {
    before = text;
    text = quotes.test(text) ? text.replace(quoted, inJson ? keepingKeys : keepingRequests) : text;
    text = text.replace(withDigit, maskedRun).replace(signed, `$1${hole}`);
    text = collapsed(text);
    if (!quotes.test(text)) {
      break;
    }
  }
  return shortened(text);
}

/** Masks beside each other are one. */
export function collapsed(text: string): string {
  return text.includes(hole) ? text.replace(neighbours, hole) : text;
}

/** More words and characters than these are not told apart. */
export const mostWords = 100;
const mostCharacters = 1000;

const colours = new RegExp('\\u001b\\[[0-9;]{0,20}[A-Za-z]', 'g');
const quotes = /["'`]/;
/** A stroke inside a word is an apostrophe. */
const quoted = /\\?"[^"\n]{0,500}"|(?<!\p{L})'[^'\n]{0,500}'(?!\p{L})|`[^`\n]{0,500}`/gu;
/** Letters, digits and underscores with a digit among them. Looked for only where such a run begins, so in linear time. */
const withDigit = /(?<![A-Za-z0-9_µ])[A-Za-z_µ]*\d[A-Za-z0-9_µ]*/g;
const signed = /(^|[\s(=[:,])[-+]<_>/g;
const neighbours = /<_>(?:[\s,;:/.-]*<_>)+/g;
/** `v1`, `s3`, `utf8`, `p95`: names rather than numbers. */
const named = /^[A-Za-z]+\d{1,2}$/;

function maskedRun(run: string): string {
  return named.test(run) ? run : hole;
}

/** A JSON line without a message is told by its keys. */
function keepingKeys(text: string, offset: number, whole: string): string {
  return /^\s{0,8}:/.test(whole.slice(offset + text.length, offset + text.length + 9)) ? text : hole;
}

/** The request in a line of an access log is what the line is about. */
function keepingRequests(text: string): string {
  return /^"[A-Z]{3,7} \//.test(text) ? text : hole;
}

/** Cut where a word ends; what is left out is one more mask. */
function shortened(text: string): string {
  if (text.length <= mostCharacters + hole.length) {
    return text;
  }
  const end = text.slice(0, mostCharacters).search(/\s\S*$/);
  const kept = text.slice(0, end > 0 ? end : mostCharacters).replace(/<_?$/, '');
  return collapsed(`${kept}${hole}`);
}
