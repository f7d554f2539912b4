import type { LogLine } from '../model/log';
import { lineFields, type LineField } from './lineFields';

/** How the values of one field are spread over the lines that were read. */
export interface FieldDistribution {
  readonly key: string;
  readonly within?: LineField['within'];
  /** Lines that have the field. */
  readonly lines: number;
  /** How many different values there are. */
  readonly values: number;
  /** The most frequent values, at most ten; equal counts in the order of their text. */
  readonly top: ReadonlyArray<{ readonly value: string; readonly lines: number }>;
  /** Lines whose value is none of `top`. */
  readonly others: number;
  /** Where every value is a number and they differ. */
  readonly numbers?: NumberSpread;
}

export interface NumberSpread {
  readonly least: number;
  readonly median: number;
  readonly p95: number;
  readonly most: number;
  /** Lines per equally wide stretch from `least` to `most`. */
  readonly bins: readonly number[];
}

export const topValues = 10;
const binCount = 20;

/** Every field of the lines with its values, the fields of most lines first. The order of the lines does not matter. */
export function fieldDistributions(lines: readonly LogLine[]): readonly FieldDistribution[] {
  const counts = new Map<string, { readonly within: LineField['within']; readonly values: Map<string, number> }>();
  for (const line of lines) {
    for (const { key, value, within } of lineFields(line)) {
      const name = `${within ?? ''} ${key}`;
      const field = counts.get(name) ?? { within, values: new Map<string, number>() };
      counts.set(name, field);
      field.values.set(value, (field.values.get(value) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([name, { within, values }]) => distribution({ key: name.slice(name.indexOf(' ') + 1), within }, values))
    .sort((a, b) => b.lines - a.lines || inOrder(a.key, b.key) || inOrder(a.within ?? '', b.within ?? ''));
}

function distribution(
  { key, within }: Pick<LineField, 'key' | 'within'>,
  values: ReadonlyMap<string, number>
): FieldDistribution {
  const sorted = [...values].sort(([a, more], [b, less]) => less - more || inOrder(a, b));
  const lines = sorted.reduce((sum, [, count]) => sum + count, 0);
  const top = sorted.slice(0, topValues).map(([value, count]) => ({ value, lines: count }));
  const numbers = numberSpread(values, lines);
  return {
    key,
    ...(within && { within }),
    lines,
    values: values.size,
    top,
    others: lines - top.reduce((sum, one) => sum + one.lines, 0),
    ...(numbers && { numbers }),
  };
}

/** Ids of digits are no amounts: fifteen digits and more are not taken for numbers. */
const numeric = /^-?\d{1,14}(?:\.\d{1,14})?$/;

function numberSpread(values: ReadonlyMap<string, number>, lines: number): NumberSpread | undefined {
  const numbers: Array<readonly [value: number, lines: number]> = [];
  for (const [text, count] of values) {
    if (!numeric.test(text)) {
      return undefined;
    }
    numbers.push([Number(text), count]);
  }
  numbers.sort(([a], [b]) => a - b);
  const least = numbers[0]?.[0] ?? 0;
  const most = numbers.at(-1)?.[0] ?? 0;
  if (numbers.length < 3) {
    return undefined;
  }
  const bins = Array.from({ length: binCount }, () => 0);
  for (const [value, count] of numbers) {
    const bin = Math.min(binCount - 1, Math.floor(((value - least) / (most - least)) * binCount));
    bins[bin] = (bins[bin] ?? 0) + count;
  }
  const at = (share: number) => quantile(numbers, share * lines);
  return { least, median: at(0.5), p95: at(0.95), most, bins };
}

function quantile(sorted: ReadonlyArray<readonly [number, number]>, rank: number): number {
  let seen = 0;
  for (const [value, lines] of sorted) {
    seen += lines;
    if (seen >= rank) {
      return value;
    }
  }
  return sorted.at(-1)?.[0] ?? 0;
}

function inOrder(a: string, b: string): number {
  return Number(a > b) - Number(a < b);
}
