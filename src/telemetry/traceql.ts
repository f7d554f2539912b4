import type { Matcher } from '../model/environment';
import type { Ms } from '../model/units';
import { re2Literal, wellFormed } from './queryText';

/**
 * A TraceQL string literal. Only quotes and backslashes have escapes there, so a text with control characters cannot
 * be written: {@link traceqlEquals} compares such a text by pattern.
 */
export function traceqlText(text: string): string {
  return `"${wellFormed(text).replace(/[\\"]/g, '\\$&')}"`;
}

/** `field = "text"`. Control characters go into an (always anchored) pattern, where they have escapes. */
export function traceqlEquals(field: string, text: string): string {
  return /\p{Cc}/u.test(text) ? `${field} =~ ${traceqlText(re2Literal(text))}` : `${field} = ${traceqlText(text)}`;
}

/**
 * The name of an operation as span metrics have it. Tempo may replace changing parts of span names by `<_>` in
 * metrics while traces keep the whole name, so each of them stands for anything.
 */
export function traceqlOperation(operation: string): string {
  const parts = operation.split('<_>');
  return parts.length > 1
    ? `name =~ ${traceqlText(parts.map(re2Literal).join('.*'))}`
    : traceqlEquals('name', operation);
}

/** Not any of the operations that an RE2 pattern fits as a whole; only newer versions of Tempo anchor by themselves. */
export function traceqlNotNamed(pattern: string): string {
  return `name !~ ${traceqlText(`^(?:${pattern})$`)}`;
}

/** `500ms`, `1.25s` would do too; one unit keeps texts comparable. */
export function traceqlDuration(duration: Ms): string {
  return `${Math.max(0, Math.round(duration * 1000) / 1000)}ms`;
}

/**
 * An environment's matchers as conditions. A matcher may be written as metrics and logs have it
 * (`deployment_environment`) or as traces do (`deployment.environment`, `resource.deployment.environment`); the
 * underscored form stands for all spellings that telemetry is known to carry, joined by "or". With `!=` and `!~` too:
 * there a span without the attribute fits neither spelling's comparison, and one of them is enough.
 */
export function traceqlMatchers(matchers: readonly Matcher[]): readonly string[] {
  return matchers.map((matcher) => {
    const conditions = spellings(matcher.label).map((field) => condition(field, matcher));
    return conditions.length > 1
      ? `(${conditions.join(matcher.value === '' && matcher.op === '=' ? ' && ' : ' || ')})`
      : conditions.join('');
  });
}

/** `{ a && b }`; without conditions everything. */
export function traceqlSpans(conditions: readonly string[]): string {
  return conditions.length > 0 ? `{ ${conditions.join(' && ')} }` : '{ true }';
}

function condition(field: string, { op, value }: Matcher): string {
  if (value === '' && (op === '=' || op === '!=')) {
    return `${field} ${op} nil`;
  }
  if (op === '=') {
    return traceqlEquals(field, value);
  }
  if (op === '!=' && /\p{Cc}/u.test(value)) {
    return `${field} !~ ${traceqlText(re2Literal(value))}`;
  }
  return `${field} ${op} ${traceqlText(value)}`;
}

const environmentNames = ['deployment.environment.name', 'deployment.environment'];

function spellings(label: string): readonly string[] {
  if (/^(resource|span)\./.test(label)) {
    const scope = label.slice(0, label.indexOf('.'));
    return [attribute(scope, label.slice(scope.length + 1))];
  }
  const dotted = label.replace(/(?<=[^_])_(?=[^_])/g, '.');
  const names = environmentNames.includes(dotted) && !label.includes('.') ? environmentNames : [dotted, label];
  return [...new Set(label.includes('.') ? [label] : names)].map((name) => attribute('resource', name));
}

/** Names with characters that end an attribute are quoted. */
function attribute(scope: string, name: string): string {
  return /^[\p{L}\p{N}_.\-/:]+$/u.test(name) ? `${scope}.${name}` : `${scope}.${traceqlText(name)}`;
}
