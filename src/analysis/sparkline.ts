import type { Series } from '../model/series';

/**
 * A small line as SVG path data: time to the right over the whole axis, 0 at the bottom, the highest value at the top.
 * Gaps break the line. A point alone between gaps becomes a line of no length, which round line caps show as a dot.
 * Empty where nothing was measured.
 */
export function sparklinePath(
  series: Series<number>,
  { width, height }: { readonly width: number; readonly height: number }
): string {
  const highest = series.values.reduce<number>((top, value) => Math.max(top, value ?? 0), 0) || 1;
  const first = series.at[0] ?? 0;
  const length = (series.at.at(-1) ?? 0) - first;
  const path: string[] = [];
  series.values.forEach((value, index) => {
    const at = series.at[index];
    if (value === undefined || at === undefined) {
      return;
    }
    const x = rounded(length > 0 ? ((at - first) / length) * width : width / 2);
    const y = rounded(height - (Math.max(0, value) / highest) * height);
    const joins = series.values[index - 1] !== undefined;
    const isAlone = !joins && series.values[index + 1] === undefined;
    path.push(`${joins ? 'L' : 'M'}${x} ${y}${isAlone ? 'h0' : ''}`);
  });
  return path.join('');
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
