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

/** A pattern in RE2, fully anchored. What comes from outside is escaped before it becomes part of one. */
export function matching(label: string, pattern: string): Matcher {
  return { label, op: '=~', value: pattern };
}

/** Series that carry the label at all. */
export function carrying(label: string): Matcher {
  return { label, op: '!=', value: '' };
}

/** `metric{…}`; a name beyond the classic alphabet stands quoted among the matchers, as Prometheus 3 reads it. */
export function promqlSelector(metric: string, matchers: readonly Matcher[]): string {
  const within = matchers.map((one) => `${labelName(one.label)}${one.op}${promqlText(one.value)}`);
  return metric === '' || /^[a-zA-Z_:][a-zA-Z0-9_:]*$/.test(metric)
    ? `${metric}{${within.join(',')}}`
    : `{${[promqlText(metric), ...within].join(',')}}`;
}

/** `sum by (labels) (inner)`; without labels one sum of all. */
export function sumBy(labels: readonly string[], inner: string): string {
  return labels.length > 0 ? `sum by (${labels.map(labelName).join(', ')}) (${inner})` : `sum(${inner})`;
}

/** One series with the value 1 for each different set of `labels` in `inner`. */
export function groupBy(labels: readonly string[], inner: string): string {
  return `group by (${labels.map(labelName).join(', ')}) (${inner})`;
}

/** The largest values of each group of `by`, so many of each. */
export function topBy(by: readonly string[], most: number, inner: string): string {
  return `topk by (${by.map(labelName).join(', ')}) (${most}, ${inner})`;
}

/** Of `expr` what has the same `labels` as something in `other`. */
export function among(expr: string, labels: readonly string[], other: string): string {
  return `${expr} and on (${labels.map(labelName).join(', ')}) ${other}`;
}

/** How far back a rate looks: a length of time, or one that Grafana fills in where a dashboard asks. */
export type Reach = Ms | '$__range' | '$__rate_interval';

/** With `ago`, as it was so long before. */
export function rate(selector: string, over: Reach, ago?: Ms): string {
  const then = ago === undefined ? '' : ` offset ${promDuration(ago)}`;
  return `rate(${selector}[${typeof over === 'string' ? over : promDuration(over)}]${then})`;
}

/** Every series that had a sample within `over`, also those that have ended since. */
export function lastOf(selector: string, over: Reach): string {
  return `last_over_time(${selector}[${typeof over === 'string' ? over : promDuration(over)}])`;
}

/** Names beyond the classic alphabet are quoted, which Prometheus 3 understands. */
function labelName(label: string): string {
  return /^[a-zA-Z_][a-zA-Z0-9_]*$/.test(label) ? label : promqlText(label);
}
