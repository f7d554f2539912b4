import type { QueryFigure } from './mapQueryLanguage';

const number = /^(\d+(?:\.\d*)?|\.\d+)(e[+-]?\d+)?\s*(.*)$/i;
const rateUnits: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['/s', 1],
  ['/sec', 1],
  ['/m', 60],
  ['/min', 60],
  ['/h', 3600],
]);
const durationUnits: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['us', 0.001],
  ['µs', 0.001],
  ['ms', 1],
  ['s', 1000],
  ['m', 60_000],
  ['min', 60_000],
]);

/**
 * A figure as people write it: `1%` (also `1`) of errors, `0.1/s`, `3 req/s`, `5/m`, `500ms`, `2s`. Given as a share of
 * 1, per second, and in milliseconds; undefined where it is none.
 */
export function readFigure(figure: QueryFigure, text: string): number | undefined {
  const [, digits, exponent = '', unit = ''] = number.exec(text.trim()) ?? [];
  if (digits === undefined) {
    return undefined;
  }
  const value = valueOf(figure, digits + exponent, unit.toLowerCase());
  return value !== undefined && Number.isFinite(value) ? value : undefined;
}

function valueOf(figure: QueryFigure, value: string, unit: string): number | undefined {
  switch (figure) {
    case 'errors':
      return unit === '' || unit === '%' ? shifted(value, -2) : undefined;
    case 'rate': {
      const seconds = rateUnits.get(unit.replace(/^(rps$|requests?|req)/, ''));
      return seconds === undefined ? undefined : Number(value) / seconds;
    }
    case 'p50':
    case 'p95':
    case 'p99': {
      const ms = durationUnits.get(unit.replace('μ', 'µ'));
      return ms === undefined ? undefined : Number(value) * ms;
    }
  }
}

/** Whether a word can only be the unit of the number before it. */
export function isUnit(figure: QueryFigure, text: string): boolean {
  return readFigure(figure, `1 ${text}`) !== undefined;
}

/** As {@link readFigure} reads it back, to the last digit. */
export function figureText(figure: QueryFigure, value: number): string {
  switch (figure) {
    case 'errors': {
      const percents = String(shifted(String(value), 2));
      return shifted(percents, -2) === value ? `${percents}%` : `${exactPercents(value)}%`;
    }
    case 'rate':
      return `${value}/s`;
    case 'p50':
    case 'p95':
    case 'p99':
      return `${value}ms`;
  }
}

/** Moves the point in the text: dividing by 100 would not give the nearest number. */
function shifted(value: string, by: number): number {
  const [digits = '', exponent = '0'] = value.toLowerCase().split('e');
  return Number(`${digits}e${Number(exponent) + by}`);
}

function exactPercents(value: number): string {
  const [digits = '', exponent = '0'] = value.toExponential().split('e');
  return `${digits}e${Number(exponent) + 2}`;
}
