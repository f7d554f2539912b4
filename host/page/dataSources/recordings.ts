import { dataFrameFromJSON, type DataFrame, type DataFrameJSON } from '@grafana/data';
import type { Matcher } from '../../../src/model/environment';

export interface Recording {
  readonly answer: { readonly data: DataFrameJSON[] };
}

const loaded = new Map<string, Promise<unknown>>();

/** A file of `tests/recorded`, read once. */
export function recording<T>(path: string): Promise<T> {
  const known = loaded.get(path);
  if (known) {
    return known as Promise<T>;
  }
  const reading = fetch(`/host/recorded/${path}`).then((response) => response.json());
  loaded.set(path, reading);
  return reading;
}

export function firstFrame(recorded: Recording): DataFrame {
  const [json] = recorded.answer.data;
  return json ? dataFrameFromJSON(json) : { fields: [], length: 0 };
}

/** The values of one row by column name. */
export function rowOf(frame: DataFrame, index: number): Record<string, unknown> {
  return Object.fromEntries(frame.fields.map((field) => [field.name, field.values[index]]));
}

/** Whether labels fit an environment's matchers, however the signal spells the label. */
export function fits(labels: Readonly<Record<string, unknown>>, matchers: readonly Matcher[]): boolean {
  const plain = Object.fromEntries(Object.entries(labels).map(([name, value]) => [plainName(name), String(value)]));
  return matchers.every(({ label, op, value }) => {
    const actual = plain[plainName(label)] ?? '';
    const same = op.endsWith('~') ? new RegExp(`^(?:${value})$`).test(actual) : actual === value;
    return op.startsWith('!') ? !same : same;
  });
}

function plainName(label: string): string {
  return label
    .replace(/^(resource|span)?\./, '')
    .replaceAll('.', '_')
    .replaceAll('"', '');
}
