import type { BusinessMetric, Matcher } from '../../model/environment';
import type { ServiceId } from '../../model/service';
import type { Ms } from '../../model/units';
import { promqlSelector, rate } from '../promql';
import { orWithout } from './plan';

/** A metric's name with matchers, taken apart. */
export interface Selector {
  readonly metric: string;
  readonly matchers: readonly Matcher[];
}

const blank = '[ \\t\\r\\n]*';
const label = '[a-zA-Z_][a-zA-Z0-9_]*';
const text = '"(?:[^"\\\\\\n]|\\\\["\\\\n])*"';
const matcher = `(${label})${blank}(=~|!~|!=|=)${blank}(${text})`;
const whole = new RegExp(
  `^${blank}([a-zA-Z_:][a-zA-Z0-9_:]*)${blank}(?:\\{${blank}((?:${matcher}${blank},${blank})*(?:${matcher})?)${blank}\\})?${blank}$`
);

/**
 * A selector as an administrator writes it: `name` or `name{label="value", …}`, with double quotes. Anything else, a
 * function or a range for example, is undefined: what is asked is written anew from the parts, so that no text of
 * settings gets into a query as it is.
 */
export function readSelector(written: string): Selector | undefined {
  const found = whole.exec(written);
  const [, metric, inside = ''] = found ?? [];
  return metric === undefined ? undefined : { metric, matchers: matchersIn(inside) };
}

/** The business metrics that belong to a service. */
export function businessOf(metrics: readonly BusinessMetric[], { name }: ServiceId): readonly BusinessMetric[] {
  return metrics.filter(({ service }) => service === name);
}

/** One number over all series: as they are, or what a counter gains. The environment counts where series carry it. */
export function businessExpr(
  { metric, matchers }: Selector,
  { as, environment, over }: { as: BusinessMetric['as']; environment: readonly Matcher[]; over: Ms }
): string {
  const selector = promqlSelector(metric, [...matchers, ...environment.map(orWithout)]);
  switch (as) {
    case 'per-second':
      return `sum(${rate(selector, over)})`;
    case 'per-minute':
      return `60 * sum(${rate(selector, over)})`;
    default:
      return `sum(${selector})`;
  }
}

function matchersIn(inside: string): readonly Matcher[] {
  return [...inside.matchAll(new RegExp(matcher, 'g'))].flatMap(([, name, op, value]) => {
    const known = operators.find((one) => one === op);
    return name !== undefined && known !== undefined && value !== undefined
      ? [{ label: name, op: known, value: unquoted(value) }]
      : [];
  });
}

const operators = ['=', '!=', '=~', '!~'] as const;

function unquoted(literal: string): string {
  return literal.slice(1, -1).replace(/\\(.)/g, (_, character: string) => (character === 'n' ? '\n' : character));
}
