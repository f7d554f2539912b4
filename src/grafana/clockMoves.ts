import { ms } from '../model/units';
import { lengthOf, windowOf, type Window } from '../model/window';
import { promDuration } from '../telemetry/rateWindow';

/** The time range as it was chosen: `now-1h` stays `now-1h`. */
export interface RawRange {
  readonly from: string;
  readonly to: string;
}

/** A range to be set: `now-1h` and `now`, or moments in epoch milliseconds. */
export interface Moved {
  readonly from: string | number;
  readonly to: string | number;
}

/** Shorter ranges are widened as if they were this long. */
const shortest = 15_000;

/** Twice as much time. A range that was chosen `to` end now goes on doing so. */
export function zoomedOut(window: Window, { to, now }: { readonly to: string; readonly now: number }): Moved {
  const length = Math.max(lengthOf(window), shortest);
  if (to === 'now') {
    return { from: `now-${promDuration(ms(Math.round((2 * length) / 1000) * 1000))}`, to: 'now' };
  }
  return pushedBack(windowOf(window.from - length / 2, window.from + 1.5 * length), now);
}

interface Shift {
  readonly direction: 'back' | 'forth';
  readonly now: number;
}

/** Half a range back or forth, never into the future. */
export function shifted(window: Window, { direction, now }: Shift): Moved {
  const by = (direction === 'back' ? -1 : 1) * (lengthOf(window) / 2);
  return pushedBack(windowOf(window.from + by, window.to + by), now);
}

/** The same length of time, ending now at the latest. */
function pushedBack(window: Window, now: number): Window {
  const over = Math.max(0, window.to - now);
  return windowOf(window.from - over, window.to - over);
}
