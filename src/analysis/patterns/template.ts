import { hole } from './maskedLine';
import { messageOf } from './messagePart';

/** A template made ready for many lines. */
export interface CompiledTemplate {
  readonly matches: (body: string) => boolean;
  /** What stands at each `<_>` of a line that it matches, in order; undefined for a line that it does not match. */
  readonly valuesIn: (body: string) => readonly string[] | undefined;
}

/**
 * Fixed texts, and `<_>` for one character or more of anything. It matches the whole line, as Loki's `|>` does, or the
 * whole message in it. Takes time in proportion to the line's length: each fixed text is looked for once, from left to
 * right, the first place is the best, and the last one has to end the line.
 */
export function compiledTemplate(template: string): CompiledTemplate {
  const fixed = template.split(/(?:<_>)+/);
  const valuesIn = (body: string) => {
    const whole = valuesBetween(fixed, body);
    if (whole) {
      return whole;
    }
    const message = messageOf(body);
    return message === body ? undefined : valuesBetween(fixed, message);
  };
  return { matches: (body) => valuesIn(body) !== undefined, valuesIn };
}

/** Whether a line is of a template; see {@link compiledTemplate}. */
export function templateMatches(template: string, body: string): boolean {
  return compiledTemplate(template).matches(body);
}

/** A template as what it is made of: fixed texts, and holes by their number from 0. */
export type TemplatePart =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'hole'; readonly index: number };

export function templateParts(template: string): readonly TemplatePart[] {
  let holes = 0;
  return template
    .split(/((?:<_>)+)/)
    .filter((text) => text !== '')
    .map((text): TemplatePart => (text.startsWith(hole) ? { is: 'hole', index: holes++ } : { is: 'text', text }));
}

function valuesBetween(fixed: readonly string[], text: string): string[] | undefined {
  const [first = '', ...rest] = fixed;
  const last = rest.pop();
  if (last === undefined) {
    return text === first ? [] : undefined;
  }
  if (!text.startsWith(first) || !text.endsWith(last)) {
    return undefined;
  }
  const end = text.length - last.length;
  const values: string[] = [];
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at + 1);
    if (found < 0 || found + part.length > end) {
      return undefined;
    }
    values.push(text.slice(at, found));
    at = found + part.length;
  }
  return at < end ? [...values, text.slice(at, end)] : undefined;
}
