import { ms, type EpochMs, type Ms } from '../model/units';

/** When something ran. */
export interface Stretch {
  readonly start: EpochMs;
  readonly duration: Ms;
}

/**
 * Time a span spent on its own work: its duration minus the moments in which at least one child ran.
 *
 *   checkout  |=========|
 *     cart      |##|
 *     payment     |#####|      selfTime(checkout) = 2 ms: only the start, before cart
 *
 * `children` rise by start, as in a `TraceNode`. What a child does outside its parent's time is not subtracted.
 * A span that only waits (for a lock, for a callee without a span of its own) counts as working.
 */
export function selfTime(own: Stretch, children: readonly Stretch[]): Ms {
  let covered = 0;
  let reached = 0;
  for (const child of children) {
    // Counted from the span's start: sums of epoch times would lose the microseconds.
    const offset = child.start - own.start;
    const from = Math.max(offset, reached);
    const to = Math.min(offset + child.duration, own.duration);
    if (to > from) {
      covered += to - from;
      reached = to;
    }
  }
  return ms(Math.max(0, own.duration - covered));
}
