/** How many times as much: `×24`, `×2.1`. */
export function formatTimes(times: number): string {
  return `×${new Intl.NumberFormat(undefined, { maximumSignificantDigits: times >= 100 ? 3 : 2 }).format(times)}`;
}
