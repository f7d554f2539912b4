import type { Matcher } from '../model/environment';
import type { AttributeFilter } from '../model/traceSearch';
import { ms, type Ms } from '../model/units';
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

/** Names are quoted where they have characters that may end an attribute; none can hold a control character. */
function attribute(scope: string, name: string): string {
  return /^[A-Za-z0-9_.\-/]+$/.test(name)
    ? `${scope}.${name}`
    : `${scope}.${traceqlText(name.replace(/\p{Cc}/gu, '\uFFFD'))}`;
}

const keywords: Readonly<Record<string, ReadonlySet<string>>> = {
  status: new Set(['error', 'ok', 'unset']),
  kind: new Set(['server', 'client', 'producer', 'consumer', 'internal', 'unspecified']),
};
const durations: ReadonlySet<string> = new Set(['duration', 'traceDuration', 'span:duration', 'trace:duration']);
const texts: ReadonlySet<string> = new Set([
  'name',
  'statusMessage',
  'rootName',
  'rootServiceName',
  'span:name',
  'span:id',
  'span:statusMessage',
  'trace:id',
  'trace:rootName',
  'trace:rootService',
  'event:name',
  'instrumentation:name',
  'instrumentation:version',
]);

/**
 * One comparison as a condition. The names of what every span has (`name`, `kind`, `duration`) stand as they are,
 * attributes with their scope; a name without one is looked for in every scope. A text that reads like a number or a
 * truth value is compared as both, since the same attribute is written either way by different libraries: with `!=`
 * too, where the comparison with the other type holds for no span.
 */
export function traceqlFilter(filter: AttributeFilter): string {
  const { key, op, value } = filter;
  const words = keywords[key.replace(/^span:/, '')];
  if (words) {
    return traceqlKeyword(filter, words);
  }
  if (durations.has(key)) {
    const length = durationIn(value);
    return length === undefined
      ? 'false'
      : `${key} ${op.replace('~', '').replace(/^!$/, '!=')} ${traceqlDuration(length)}`;
  }
  const field = texts.has(key) ? key : traceqlAttribute(key);
  if (op === '=~' || op === '!~') {
    return `${field} ${op} ${traceqlText(value.replace(/\p{Cc}/gu, re2Literal))}`;
  }
  if (value === '' && (op === '=' || op === '!=')) {
    return `${field} ${op} nil`;
  }
  return comparison(field, filter, texts.has(key) ? undefined : bareOf(value));
}

/** `span.http.route`, `resource."odd name"`; `.name` for one without a scope, which is looked for in every scope. */
export function traceqlAttribute(key: string): string {
  const [, scope, name] = /^(span|resource|event|link|instrumentation)\.(.+)$/su.exec(key) ?? [];
  return scope !== undefined && name !== undefined ? attribute(scope, name) : attribute('', key.replace(/^\./, ''));
}

/** A length of time as people write it: `250`, `250ms`, `1.5 s`, `2m`; a bare number is milliseconds. */
export function durationIn(text: string): Ms | undefined {
  const [, amount, unit = 'ms'] = /^\s*(\d{1,12}(?:[.,]\d{1,6})?)\s*(us|µs|ms|s|m|min|h)?\s*$/i.exec(text) ?? [];
  const factor = { us: 0.001, µs: 0.001, ms: 1, s: 1000, m: 60_000, min: 60_000, h: 3_600_000 }[unit.toLowerCase()];
  return amount === undefined || factor === undefined ? undefined : ms(Number(amount.replace(',', '.')) * factor);
}

/** A word that no span can have is had by none, and lacked by all. */
function traceqlKeyword({ key, op, value }: AttributeFilter, words: ReadonlySet<string>): string {
  const not = op.startsWith('!');
  return words.has(value) ? `${key} ${not ? '!=' : '='} ${value}` : String(not);
}

function comparison(field: string, { op, value }: AttributeFilter, bare: string | undefined): string {
  if (op === '=' || op === '!=') {
    const text = condition(field, { label: field, op, value });
    return bare === undefined ? text : `(${field} ${op} ${bare} || ${text})`;
  }
  return `${field} ${op} ${bare ?? traceqlText(value.replace(/\p{Cc}/gu, ' '))}`;
}

/** A number or truth value as TraceQL writes it; undefined for other texts. */
function bareOf(value: string): string | undefined {
  return /^(true|false|-?(0|[1-9]\d{0,14})(\.\d{1,9})?)$/.test(value) ? value : undefined;
}
