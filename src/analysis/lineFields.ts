import type { FieldFilter, LogLine } from '../model/log';

/** One field of a line: a label or structured metadata, or what a parser finds in the line itself. */
export interface LineField {
  /** As Loki calls it after parsing: only letters, digits and `_`. Labels keep the name they came with. */
  readonly key: string;
  readonly value: string;
  readonly within?: FieldFilter['within'];
}

/** Further fields of one line are not looked at. */
export const mostFields = 10_000;

const known = new WeakMap<LogLine, readonly LineField[]>();

/**
 * All fields of a line, by name: its labels and metadata, and what stands in it where it is JSON or logfmt, called as
 * Loki's `json` and `logfmt` would: nested names joined by `_`, lists left out, `_extracted` after a name already taken.
 */
export function lineFields(line: LogLine): readonly LineField[] {
  const before = known.get(line);
  if (before) {
    return before;
  }
  const labels = Object.entries(line.attributes)
    .slice(0, mostFields)
    .map(([key, value]): LineField => ({ key, value }));
  const taken = new Set(labels.map(({ key }) => key));
  const parsed = parsedFields(line.body)
    .slice(0, mostFields - labels.length)
    .map((field) => (taken.has(field.key) ? { ...field, key: `${field.key}_extracted` } : field))
    .filter(({ key }) => !taken.has(key));
  const fields = [...labels, ...parsed].sort(byKey);
  known.set(line, fields);
  return fields;
}

/** The value of one field of a line. */
export function fieldValue(line: LogLine, key: string): string | undefined {
  return Object.hasOwn(line.attributes, key)
    ? line.attributes[key]
    : lineFields(line).find((field) => field.key === key)?.value;
}

function byKey(a: LineField, b: LineField): number {
  return Number(a.key > b.key) - Number(a.key < b.key);
}

function parsedFields(body: string): readonly LineField[] {
  const start = body.trimStart()[0];
  return start === '{' ? jsonFields(body) : logfmtFields(body);
}

function jsonFields(body: string): readonly LineField[] {
  const fields = new Map<string, string>();
  const left: Nested[] = [{ path: '', value: jsonIn(body) }];
  for (let next = left.pop(); next && fields.size < mostFields; next = left.pop()) {
    const { path, value } = next;
    if (isObject(value)) {
      left.push(...within(path, value));
    } else if (path !== '' && !fields.has(path) && ['string', 'number', 'boolean'].includes(typeof value)) {
      fields.set(path, String(value));
    }
  }
  return [...fields].map(([key, value]) => ({ key, value, within: 'json' }));
}

interface Nested {
  readonly path: string;
  readonly value: unknown;
}

function jsonIn(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The last first, so that the first is taken next. */
function within(path: string, value: Readonly<Record<string, unknown>>): readonly Nested[] {
  const entries = Object.entries(value).slice(0, mostFields).reverse();
  return entries.map(([name, inner]) => {
    const key = name.replace(/[^a-zA-Z0-9_]/g, '_');
    return { path: path === '' ? key : `${path}_${key}`, value: inner };
  });
}

/** A line of logfmt begins with a pair and has at least two. */
function logfmtFields(body: string): readonly LineField[] {
  if (!/^\s*[A-Za-z_][\w.-]*=/.test(body)) {
    return [];
  }
  const fields = new Map<string, string>();
  for (const [, name = '', quoted, plain = ''] of body.matchAll(pair)) {
    const key = name.replace(/[^a-zA-Z0-9_]/g, '_');
    if (!fields.has(key)) {
      fields.set(key, quoted === undefined ? plain : quoted.replace(/\\(["\\])/g, '$1'));
    }
    if (fields.size >= mostFields) {
      break;
    }
  }
  return fields.size < 2 ? [] : [...fields].map(([key, value]) => ({ key, value, within: 'logfmt' }));
}

const pair = /(?<![\w.-])([A-Za-z_][\w.-]*)=(?:"((?:[^"\\]|\\.)*)"|([^\s"]*))/g;
