/** Whether something came up or grows, told from how often it was seen before and after a moment. */
export type Trend =
  | { readonly is: 'steady' }
  /** Not once before, and too often after to be chance. */
  | { readonly is: 'new' }
  /** So many times as often as before. */
  | { readonly is: 'growing'; readonly times: number }
  /** The lines read do not reach back far enough to tell. */
  | { readonly is: 'not-known' };

export interface BeforeAfter {
  readonly before: number;
  readonly after: number;
  /** The stretches in which they were counted, in any one unit. */
  readonly lengthBefore: number;
  readonly lengthAfter: number;
}

/** How likely a pattern may be called new or growing although nothing changed. */
export const newAtMost = 0.05;
export const growingAtMost = 0.001;
/** Growing slower is nothing to look at. */
export const growsTimes = 2;

/**
 * The conditional test of two Poisson rates (J. Przyborowski, H. Wilenski, Homogeneity of results in testing samples
 * from Poisson series, Biometrika 31, 1940): if nothing changed, each of all lines fell into the later stretch with the
 * share that it has of the time. New: none before, at a chance of at most 5 %; growing: at least twice as often, at a
 * chance of at most 0.1 %. Wrong where lines come in bursts, which are not independent of each other.
 */
export function patternTrend({ before, after, lengthBefore, lengthAfter }: BeforeAfter): Trend {
  if (!(lengthBefore > 0) || !(lengthAfter > 0)) {
    return { is: 'not-known' };
  }
  const share = lengthAfter / (lengthBefore + lengthAfter);
  if (before === 0) {
    return after > 0 && share ** after <= newAtMost ? { is: 'new' } : { is: 'steady' };
  }
  const times = after / lengthAfter / (before / lengthBefore);
  return times >= growsTimes && upperTail(before + after, after, share) <= growingAtMost
    ? { is: 'growing', times }
    : { is: 'steady' };
}

/** How likely at least `hits` of `all` are, each having the chance `share`. Exact up to a thousand, then by the normal curve. */
export function upperTail(all: number, hits: number, share: number): number {
  const mean = all * share;
  if (hits <= mean) {
    return 1;
  }
  if (all > 1000) {
    return normalTail((hits - 0.5 - mean) / Math.sqrt(mean * (1 - share)));
  }
  let term = 0;
  for (let drawn = 1; drawn <= hits; drawn++) {
    term += Math.log(((all - drawn + 1) / drawn) * share);
  }
  term += (all - hits) * Math.log(1 - share);
  let sum = 0;
  let current = Math.exp(term);
  for (let count = hits; count <= all; count++) {
    sum += current;
    current *= ((all - count) / (count + 1)) * (share / (1 - share));
  }
  return Math.min(1, sum);
}

/** M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions, 26.2.17; off by less than 7.5e-8. */
function normalTail(z: number): number {
  const k = 1 / (1 + 0.2316419 * z);
  const curve = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  return curve * k * (0.31938153 + k * (-0.356563782 + k * (1.781477937 + k * (-1.821255978 + k * 1.330274429))));
}
