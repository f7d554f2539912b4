/**
 * Whether a difference of shares is more than chance. Published tests, written out here because this layer takes no
 * packages: few enough lines to be held against the tables of the papers that they come from (see the tests).
 */

/** `count` of `of`; whole numbers, 0 ≤ count ≤ of. */
export interface Share {
  readonly count: number;
  readonly of: number;
}

/**
 * How likely two shares of one population differ at least so much, from 0 to 1; two-sided. Where a cell of the table is
 * expected to hold fewer than five, Fisher's exact test (R. A. Fisher, The Logic of Inductive Inference, 1935; Cochran's
 * rule of five, 1954), else the pooled z test. 1 where either side is empty. It takes each span as drawn by itself,
 * which spans of one trace are not.
 */
export function shareTest(a: Share, b: Share): number {
  if (a.of <= 0 || b.of <= 0) {
    return 1;
  }
  return least(a, b) < 5 ? fisherExact(a, b) : twoProportionZ(a, b);
}

function least(a: Share, b: Share): number {
  const hits = a.count + b.count;
  const all = a.of + b.of;
  return (Math.min(a.of, b.of) * Math.min(hits, all - hits)) / all;
}

/** The z test of two proportions with a pooled variance; Pearson's chi-squared of the same table, without correction. */
export function twoProportionZ(a: Share, b: Share): number {
  const pooled = (a.count + b.count) / (a.of + b.of);
  const deviation = Math.sqrt(pooled * (1 - pooled) * (1 / a.of + 1 / b.of));
  return deviation > 0 ? twoSided((a.count / a.of - b.count / b.of) / deviation) : 1;
}

/** All tables with the same margins that are no likelier than this one, added up. */
export function fisherExact(a: Share, b: Share): number {
  const hits = a.count + b.count;
  const all = a.of + b.of;
  const lowest = Math.max(0, hits - b.of);
  const highest = Math.min(a.of, hits);
  const logOf = (count: number) => logChoose(a.of, count) + logChoose(b.of, hits - count) - logChoose(all, hits);
  // Equal tables may differ in their last digits.
  const limit = logOf(a.count) + 1e-7;
  let p = 0;
  for (let count = lowest; count <= highest; count += 1) {
    const log = logOf(count);
    p += log <= limit ? Math.exp(log) : 0;
  }
  return Math.min(1, p);
}

/**
 * What p becomes when so many were tested: the smallest false discovery rate at which each still counts, in the order
 * given (Y. Benjamini, Y. Hochberg, Controlling the False Discovery Rate, J. R. Stat. Soc. B 57, 1995).
 */
export function falseDiscoveryRates(ps: readonly number[]): readonly number[] {
  const order = ps.map((p, index) => ({ p, index })).sort((x, y) => y.p - x.p);
  const rates = new Array<number>(ps.length).fill(1);
  let smallest = 1;
  order.forEach(({ p, index }, place) => {
    smallest = Math.min(smallest, (p * ps.length) / (ps.length - place));
    rates[index] = smallest;
  });
  return rates;
}

/**
 * Between what the difference `a - b` of the shares lies, with 95 % confidence: the hybrid score interval (R. G.
 * Newcombe, Interval estimation for the difference between independent proportions, Stat. Med. 17, 1998, method 10). It
 * holds where a share is 0 or 1 and where there are few.
 */
export function differenceInterval(a: Share, b: Share): { readonly from: number; readonly to: number } {
  if (a.of <= 0 || b.of <= 0) {
    return { from: -1, to: 1 };
  }
  const [p, q] = [a.count / a.of, b.count / b.of];
  const [first, second] = [wilson(a), wilson(b)];
  return {
    from: Math.max(-1, p - q - Math.hypot(p - first.from, second.to - q)),
    to: Math.min(1, p - q + Math.hypot(first.to - p, q - second.from)),
  };
}

const z95 = 1.959963984540054;

/** E. B. Wilson's interval of one share, 1927. */
function wilson({ count, of }: Share): { from: number; to: number } {
  const p = count / of;
  const square = z95 * z95;
  const middle = 2 * of * p + square;
  const reach = z95 * Math.sqrt(square + 4 * of * p * (1 - p));
  return { from: (middle - reach) / (2 * (of + square)), to: (middle + reach) / (2 * (of + square)) };
}

/** A number and how often it stands in either of two samples. */
export interface Tallied {
  readonly value: number;
  readonly a: number;
  readonly b: number;
}

/**
 * Whether values of one sample tend to be larger than those of another: H. B. Mann and D. R. Whitney's U (1947) by its
 * normal approximation, ties and continuity corrected. `larger` is the share of pairs in which that of `a` is larger, ties
 * by half. Approximate below eight on a side.
 */
export function rankTest(values: readonly Tallied[]): { readonly p: number; readonly larger: number } {
  const a = values.reduce((sum, one) => sum + one.a, 0);
  const b = values.reduce((sum, one) => sum + one.b, 0);
  if (a === 0 || b === 0) {
    return { p: 1, larger: 0.5 };
  }
  const { u, ties } = ranked(values);
  const pairs = a * b;
  const all = a + b;
  const variance = (pairs / 12) * (all + 1 - ties / (all * (all - 1)));
  const away = Math.max(0, Math.abs(u - pairs / 2) - 0.5);
  return { p: variance > 0 ? twoSided(away / Math.sqrt(variance)) : 1, larger: u / pairs };
}

/** In how many pairs that of `a` is the larger one, equal ones by half, and `t³ - t` of all ties. */
function ranked(values: readonly Tallied[]): { u: number; ties: number } {
  const tallies = new Map<number, { a: number; b: number }>();
  for (const { value, a, b } of values) {
    const known = tallies.get(value);
    tallies.set(value, { a: a + (known?.a ?? 0), b: b + (known?.b ?? 0) });
  }
  let u = 0;
  let below = 0;
  let ties = 0;
  for (const [, { a, b }] of [...tallies].sort(([x], [y]) => x - y)) {
    u += a * (below + b / 2);
    below += b;
    ties += (a + b) ** 3 - (a + b);
  }
  return { u, ties };
}

function twoSided(z: number): number {
  return Math.min(1, complementaryError(Math.abs(z) / Math.SQRT2));
}

/** erfc of x ≥ 0, its relative error below 1.2e-7 everywhere (W. H. Press et al., Numerical Recipes, §6.2). */
function complementaryError(x: number): number {
  const t = 1 / (1 + 0.5 * x);
  const terms = erfcTerms.reduceRight((sum, term) => sum * t + term, 0);
  return t * Math.exp(-x * x + terms);
}

const erfcTerms = [
  -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223,
  0.17087277,
];

function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

/** Exact sums for small numbers, Stirling's series above, where its fourth term is far below 1e-12. */
function logFactorial(n: number): number {
  if (n < smallFactorials.length) {
    return smallFactorials[n] ?? 0;
  }
  const x = n + 1;
  return (
    (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * x) - 1 / (360 * x ** 3) + 1 / (1260 * x ** 5)
  );
}

const smallFactorials: readonly number[] = Array.from({ length: 64 }).reduce<number[]>(
  (logs, _, n) => [...logs, n < 2 ? 0 : (logs[n - 1] ?? 0) + Math.log(n)],
  []
);
