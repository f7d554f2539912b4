import { epochMs, hours, minutes, ms, seconds, type Ms } from '../model/units';
import { lengthOf, upTo, windowOf, type Window } from '../model/window';
import { stepFor } from './rateWindow';

/** Of when a page asks. */
export interface AskedTime {
  /**
   * Absolute and never in the future. A range that ends about now is rounded, so that questions asked within the same
   * seconds are equal; any other is as it was chosen, to the millisecond.
   */
  readonly window: Window;
  readonly step: Ms;
  /** Set where the chosen range reaches into the future, of which nothing can be told: what is shown instead. */
  readonly narrowed?: Window;
}

/** An hour of samples every 15 s, both ends counted. */
const mostPoints = 241;

/**
 * What is asked of a range that a reader chose. `interval` is the distance of the samples: the step is a multiple of
 * it. `now` is when the range was evaluated, in epoch milliseconds.
 */
export function askedTime(chosen: Window, interval: Ms, now: number): AskedTime {
  const known = upTo(chosen, epochMs(now));
  const coarse = gridOf(lengthOf(chosen));
  const grid = chosen.to > now - coarse ? coarse : ms(1);
  const to = Math.floor(known.to / grid) * grid;
  const from = Math.min(Math.floor(known.from / grid) * grid, to - ms(1000));
  const window = windowOf(from, to);
  return {
    window,
    step: stepFor(window, interval, mostPoints),
    ...(chosen.to > now + grid ? { narrowed: window } : {}),
  };
}

/** Coarse enough that questions meet in the cache, fine enough that nobody misses what is cut off at the end. */
function gridOf(length: Ms): Ms {
  if (length < minutes(2)) {
    return seconds(1);
  }
  return length <= hours(12) ? seconds(15) : minutes(1);
}
