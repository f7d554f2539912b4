import { hours, minutes, type Ms } from '../../model/units';

const units = [
  ['d', hours(24), hours(48)],
  ['h', hours(1), hours(1)],
  ['min', minutes(1), minutes(1)],
] as const;

/** The length of a time range in its one unit, roughly: `20 min`, `6 h`, `24 h`, `2.5 d`. */
export function lengthText(length: Ms): string {
  const [unit, size] = units.find(([, , least]) => length >= least) ?? ['s', 1000];
  return `${new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 }).format(length / size)} ${unit}`;
}
