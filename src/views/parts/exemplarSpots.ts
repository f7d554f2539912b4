import type { Exemplar } from '../../model/exemplar';
import type { Ms } from '../../model/units';
import { lengthOf, type Window } from '../../model/window';

/** Where an exemplar stands in its strip, and how easy it is to hit. */
export interface ExemplarSpot {
  readonly exemplar: Exemplar;
  /** 0 at the window's start, 1 at its end. */
  readonly x: number;
  /** 0 for the shortest of them, 1 for the longest, on a logarithmic scale. */
  readonly y: number;
  readonly slow: boolean;
  /** Higher lies on top. */
  readonly rank: number;
}

/** From this height on the longest count as slow… */
const slowFrom = 0.6;
/** …if they took so many times the median: where all take nearly the same, none is slow. */
const slowBy = 2;

/** Places for exemplars, in the order of time. */
export function exemplarSpots(exemplars: readonly Exemplar[], window: Window): readonly ExemplarSpot[] {
  const sizes = exemplars.map(({ duration }) => Math.log(Math.max(duration, 0.001)));
  const least = Math.min(...sizes);
  const range = Math.max(...sizes) - least;
  const usual = medianOf(exemplars.map(({ duration }) => duration));
  return exemplars
    .map((exemplar, index) => {
      const y = range > 0 ? ((sizes[index] ?? least) - least) / range : 0.5;
      const slow = y >= slowFrom && exemplar.duration > 0 && exemplar.duration >= slowBy * usual;
      const x = (exemplar.at - window.from) / (lengthOf(window) || 1);
      return { exemplar, x: Math.min(1, Math.max(0, x)), y, slow, rank: (exemplar.failed ? 2 : 0) + y };
    })
    .sort((a, b) => a.exemplar.at - b.exemplar.at);
}

/** The lower of the two in the middle, so that one of two can be slow. */
function medianOf(durations: readonly Ms[]): number {
  const sorted = [...durations].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}

/** What is taken at the left and the right of a strip, in pixels. */
export interface Inset {
  readonly left: number;
  readonly right: number;
}

/**
 * Where the words about the point at `x` stand in a strip of `width` pixels, 0–1: so much of the strip is left of them,
 * and the same part of themselves is left of the point. Words no wider than the strip never leave it.
 */
export function tipPlace(x: number, inset: Inset, width: number): number {
  const room = Math.max(0, width - inset.left - inset.right);
  return width > 0 ? Math.min(1, Math.max(0, (inset.left + x * room) / width)) : 0;
}

/** Index of the one that should be reached first: the longest of the failed, else the longest. */
export function foremostSpot(spots: readonly ExemplarSpot[]): number {
  return spots.reduce((best, spot, index) => (spot.rank > (spots[best]?.rank ?? -1) ? index : best), 0);
}
