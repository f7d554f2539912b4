import type { Ms } from '../model/units';
import type { UsualDuration } from '../model/usual';

/** Fewer spans than this make no distribution. */
const enough = 20;

/** How one duration stands in what is usual for its operation. */
export interface Unusual {
  /** Among the faster half, below the p95, above it, or above the p99. */
  readonly is: 'fast' | 'usual' | 'slow' | 'slowest';
  /** Its duration by the p95. */
  readonly times: number;
  /** So few spans that the quantiles say little. */
  readonly thin: boolean;
  /** The p95 by that of the window before, where both have spans enough to be compared. */
  readonly since?: number;
  /**
   * Its duration by the p95 of the window before, where that is what tells: it is usual now and was not then, as in an
   * incident that fills most of the window.
   */
  readonly timesBefore?: number;
}

/**
 * How long something took against its operation. Undefined without a p95. Wrong at both ends of a histogram, where
 * quantiles are interpolated within one wide bucket.
 */
export function unusual(duration: Ms, usual: UsualDuration | undefined): Unusual | undefined {
  const p95 = usual?.p95;
  if (!usual || p95 === undefined || p95 <= 0) {
    return undefined;
  }
  const thin = isThin(usual.count);
  const since = thin ? undefined : growthSince(p95, usual.before);
  const times = duration / p95;
  const timesBefore = times <= 1 ? times * (since ?? 0) : 0;
  return {
    is: levelOf(duration, usual, p95),
    times,
    thin,
    ...(since === undefined ? {} : { since }),
    ...(timesBefore >= tellingBefore ? { timesBefore } : {}),
  };
}

/** The p95 by that of the window before; undefined where that one is told from too little. */
function growthSince(p95: Ms, past: UsualDuration['before']): number | undefined {
  return past?.p95 && past.p95 > 0 && !isThin(past.count) ? p95 / past.p95 : undefined;
}

/** From this many times the former p95 on, a span that is usual now is said to be slow against before. */
const tellingBefore = 1.5;

function isThin(count: number | undefined): boolean {
  return count !== undefined && count < enough;
}

function levelOf(duration: Ms, { p50, p99 }: UsualDuration, p95: Ms): Unusual['is'] {
  if (duration > p95) {
    return p99 !== undefined && duration > p99 ? 'slowest' : 'slow';
  }
  return p50 !== undefined && duration <= p50 ? 'fast' : 'usual';
}

/** Where something stands on a strip, from 0 to 1. */
export interface StripMark {
  readonly of: 'p50' | 'p95' | 'p99' | 'this';
  readonly at: number;
}

/**
 * The quantiles and one duration on a logarithmic strip from half the smallest to twice the largest of them: durations
 * differ by orders of magnitude, and on an even scale all but one would stand in the same place.
 */
export function durationStrip(duration: Ms, { p50, p95, p99 }: UsualDuration): readonly StripMark[] {
  const marks = [
    { of: 'p50' as const, value: p50 },
    { of: 'p95' as const, value: p95 },
    { of: 'p99' as const, value: p99 },
    { of: 'this' as const, value: duration },
  ].flatMap(({ of, value }) => (value !== undefined && value > 0 ? [{ of, value: Math.log2(value) }] : []));
  const values = marks.map(({ value }) => value);
  const low = Math.min(...values) - 1;
  const length = Math.max(...values) + 1 - low;
  return marks.map(({ of, value }) => ({ of, at: (value - low) / length }));
}
