import { ms, type Ms } from '../model/units';

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `6h`, `90m`, `30d`, or a number of milliseconds. Undefined for anything else, and for lengths that are not positive. */
export function readDuration(stored: string | number): Ms | undefined {
  const [, digits, unit] =
    typeof stored === 'string' ? (/^\s*(\d+(?:\.\d+)?)\s*(ms|s|m|h|d)\s*$/.exec(stored) ?? []) : [];
  const length = typeof stored === 'number' ? stored : Number(digits) * (units[unit ?? ''] ?? Number.NaN);
  return Number.isFinite(length) && length > 0 ? ms(length) : undefined;
}

/** The shortest text that reads back as `length`; milliseconds as a number where no unit fits. */
export function durationText(length: Ms): string | number {
  const fitting = ['d', 'h', 'm', 's'].find((unit) => Number.isInteger(length / (units[unit] ?? 1)));
  return fitting ? `${length / (units[fitting] ?? 1)}${fitting}` : length;
}
