import type { Matcher } from '../model/environment';
import { goQuoted, re2AnyOf } from './queryText';

/** A LogQL string literal that stands for exactly `text`: the one place where LogQL values are escaped. */
export function logqlText(text: string): string {
  return goQuoted(text);
}

/**
 * `{…}`. Loki refuses a selector of which every matcher also fits streams without the label, so where `matchers` are
 * of that kind, or none, streams are asked to have `fallback` at all.
 */
export function logqlSelector(matchers: readonly Matcher[], fallback: string): string {
  const selective = matchers.some((matcher) => !fitsEmpty(matcher));
  const all: readonly Matcher[] = selective ? matchers : [...matchers, { label: fallback, op: '=~', value: '.+' }];
  return `{${all.map(logqlMatcher).join(', ')}}`;
}

export function logqlMatcher({ label, op, value }: Matcher): string {
  return `${labelName(label)}${op}${logqlText(value)}`;
}

/** `| a="x" or b="x"`: any one of several labels has the value. */
export function anyLabel(labels: readonly string[], op: '=' | '=~', value: string): string {
  return labels.map((label) => logqlMatcher({ label, op, value })).join(' or ');
}

/** Lines that contain `text`, wherever. Structured metadata is not part of a line. */
export function containing(text: string): string {
  return `|= ${logqlText(text)}`;
}

/** A pattern for any of several whole values; `path` lets each be the last part of `namespace/name`. */
export function valuePattern(values: readonly string[], within: 'whole' | 'path'): string {
  return within === 'path' ? `(.*/)?(${re2AnyOf(values)})` : re2AnyOf(values);
}

/** Loki's labels have no dots or dashes: it turns them into underscores when it takes logs in. */
function labelName(label: string): string {
  return label.replace(/[^a-zA-Z0-9_]/g, '_').replace(/^(?=[0-9]|$)/, '_');
}

function fitsEmpty({ op, value }: Matcher): boolean {
  switch (op) {
    case '=':
      return value === '';
    case '!=':
      return value !== '';
    case '=~':
      return matchesEmpty(value) !== false;
    case '!~':
      return matchesEmpty(value) !== true;
  }
}

/** Undefined for a pattern that only RE2 understands. */
function matchesEmpty(pattern: string): boolean | undefined {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test('');
  } catch {
    return undefined;
  }
}
