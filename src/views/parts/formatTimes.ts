import { inDigits } from './language';

/** How many times as much: `×24`, `×2.1`. */
export function formatTimes(times: number): string {
  return `×${inDigits(times, { maximumSignificantDigits: times >= 100 ? 3 : 2 })}`;
}
