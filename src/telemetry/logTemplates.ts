import { re2Literal } from './queryText';

/** What varies from line to line of one pattern, as Loki's own patterns write it. */
export const hole = '<_>';

/**
 * A pattern for the lines of a template, fixed text with `<_>` for what varies, that RE2 and JavaScript read alike;
 * undefined for a template without any fixed text, which says nothing about a line.
 *
 *   user <_> has no cart   →   (?:^|")user[\s\S]*?has(?:\s|\\[nrt])+no(?:\s|\\[nrt])+cart(?:"|[\r\n]|$)      roughly
 *
 * It fits a whole message: a line, the first line of a longer text, or what stands between quotes or behind `=`. So
 * "cache miss" is not "cache miss for 5". Within a line of JSON a message has strokes before its quotes and signs for
 * its line breaks, and runs of white space count as one: both are found as well.
 */
export function templatePattern(template: string): string | undefined {
  const trimmed = template.replace(/^\s+|\s+$/g, '');
  const fixed = trimmed.replace(/^(?:<_>|\s)+|(?:<_>|\s)+$/g, '');
  if (fixed === '') {
    return undefined;
  }
  const inside = fixed
    .split(/\s*(?:<_>)+\s*/)
    .map(fixedPattern)
    .join(anything);
  const isBegun = trimmed.startsWith(fixed);
  const isEnded = trimmed.endsWith(fixed);
  const whole = `${isBegun ? begin : ''}${inside}${isEnded ? end : ''}`;
  const isWord = !/[\s\p{Z}\p{Cc}]/u.test(trimmed);
  return isWord && (isBegun || isEnded)
    ? `(?:${whole}|${isBegun ? '=' : ''}${inside}${isEnded ? '(?:\\s|$)' : ''})`
    : whole;
}

/** Whether a template has any fixed text, so that its lines can be told from others. */
export function saysAnything(template: string): boolean {
  return templatePattern(template) !== undefined;
}

/** Whether a line is of a template, told as {@link templatePattern} tells Loki. */
export function fitsTemplate(template: string): (body: string) => boolean {
  const pattern = templatePattern(template);
  const expression = pattern === undefined ? undefined : new RegExp(pattern, 'u');
  return (body) => expression?.test(body) ?? false;
}

const anything = '[\\s\\S]*?';
const space = '(?:\\s|\\\\[nrt])+';
/** All kinds of white space and controls; in JSON some are signs of their own. */
const unusual = '(?:[\\s\\p{Z}\\p{Cc}\ufeff]|\\\\[bfnrt]|\\\\u00[01][0-9a-f]|\\\\u202[89])+';
/** Around a message: what is cut off before it is looked at. */
const around = '(?:[\\s\\v\\p{Z}\ufeff]|\\\\(?:[fnrt]|u000b))*';
const begin = `(?:^|")${around}`;
const end = `${around}(?:\\\\*"|[\\r\\n]|$)`;

function fixedPattern(text: string): string {
  return text
    .split(/([\s\p{Z}\p{Cc}]+|["\\/<>&])/u)
    .map((part) => escapable.get(part) ?? (/^[\s\p{Z}\p{Cc}]+$/u.test(part) ? spacePattern(part) : re2Literal(part)))
    .join('');
}

function spacePattern(part: string): string {
  return /^[ \n\r\t]+$/.test(part) ? space : unusual;
}

/** As themselves, and as JSON may write them. */
const escapable: ReadonlyMap<string, string> = new Map([
  ['"', '\\\\?"'],
  ['\\', '\\\\{1,2}'],
  ['/', '\\\\?/'],
  ['<', '(?:<|\\\\u003c)'],
  ['>', '(?:>|\\\\u003e)'],
  ['&', '(?:&|\\\\u0026)'],
]);
