/** The middle of some values, or undefined of none. Unlike a mean it is not moved by a few extremes. */
export function median(values: readonly number[]): number | undefined {
  return quantileOf(values, 0.5);
}

/** Linear between the two nearest values, as Prometheus' `quantile` does. `share` lies between 0 and 1. */
export function quantileOf(values: readonly number[], share: number): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  return below === undefined || above === undefined ? undefined : below + (above - below) * (place - Math.floor(place));
}
