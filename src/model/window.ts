import { epochMs, ms, type EpochMs, type Ms } from './units';

/** The stretch of time a question is about: from `from` up to `to`, both absolute. */
export interface Window {
  readonly from: EpochMs;
  readonly to: EpochMs;
}

export function windowOf(from: number, to: number): Window {
  return { from: epochMs(Math.min(from, to)), to: epochMs(Math.max(from, to)) };
}

export function lengthOf(window: Window): Ms {
  return ms(window.to - window.from);
}

/** `window` made wider by `before` at its start and `after` at its end. */
export function widened(window: Window, before: Ms, after: Ms): Window {
  return windowOf(window.from - before, window.to + after);
}

/** `window` without the part that lies after `now`: nothing can be answered for the future. */
export function upTo(window: Window, now: EpochMs): Window {
  return windowOf(Math.min(window.from, now), Math.min(window.to, now));
}

export function contains(window: Window, at: EpochMs): boolean {
  return at >= window.from && at <= window.to;
}
