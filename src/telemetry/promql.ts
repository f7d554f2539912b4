import type { Matcher } from '../model/environment';
import type { Ms } from '../model/units';
import { goQuoted, re2AnyOf } from './queryText';
import { promDuration } from './rateWindow';

/** A PromQL string literal that stands for exactly `text`: the one place where PromQL values are escaped. */
export function promqlText(text: string): string {
  return goQuoted(text);
}

/** Equality with one value, or with any of several: escaped for RE2 here, for the string when it is printed. */
export function oneOf(label: string, values: readonly string[]): Matcher {
  const [first] = values;
  return values.length === 1 && first !== undefined
    ? { label, op: '=', value: first }
    : { label, op: '=~', value: re2AnyOf(values) };
}

export function equal(label: string, value: string): Matcher {
  return { label, op: '=', value };
}

/** `metric{…}`. */
export function promqlSelector(metric: string, matchers: readonly Matcher[]): string {
  return `${metric}{${matchers.map((one) => `${labelName(one.label)}${one.op}${promqlText(one.value)}`).join(',')}}`;
}

/** `sum by (labels) (inner)`; without labels one sum of all. */
export function sumBy(labels: readonly string[], inner: string): string {
  return labels.length > 0 ? `sum by (${labels.map(labelName).join(', ')}) (${inner})` : `sum(${inner})`;
}

export function rate(selector: string, over: Ms): string {
  return `rate(${selector}[${promDuration(over)}])`;
}

/** Names beyond the classic alphabet are quoted, which Prometheus 3 understands. */
function labelName(label: string): string {
  return /^[a-zA-Z_][a-zA-Z0-9_]*$/.test(label) ? label : promqlText(label);
}
