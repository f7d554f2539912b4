import type { DataContextScopedVar, InterpolateFunction, ScopedVars } from '@grafana/data';

/** `$name`, `${name}`, `${name:format}` and what links ask of the clicked value, `${__value.raw}` or `${__field.labels.name}`. */
const written = /\$\{([\w.]+)(?::(\w+))?\}|\$(\w+)/g;

/** Grafana's interpolation, as far as the dashboards use it. A name that nobody knows stays as it stands. */
export function replaceVariables(values: Readonly<Record<string, string>>): InterpolateFunction {
  return (text, scoped = {}, byDefault) =>
    text.replace(written, (whole, ...[braced, format, bare]: Array<string | undefined>) => {
      const name = braced ?? bare ?? '';
      const value = ofField(name, scoped) ?? textOf(scoped[name]?.value) ?? values[name];
      return value === undefined ? whole : formatted(value, format ?? byDefault);
    });
}

function ofField(name: string, scoped: ScopedVars): string | undefined {
  const context: DataContextScopedVar | undefined = scoped.__dataContext;
  const { field, rowIndex } = context?.value ?? {};
  if (name === '__value.raw' && field && rowIndex !== undefined) {
    return String(field.values[rowIndex]);
  }
  const [, label] = /^__field\.labels\.(\w+)$/.exec(name) ?? [];
  return label === undefined ? undefined : (field?.labels?.[label] ?? '');
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function formatted(value: string, format: unknown): string {
  switch (format) {
    case 'percentencode':
      return encodeURIComponent(value).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
    case 'uriencode':
      return encodeURI(value);
    default:
      return value;
  }
}
