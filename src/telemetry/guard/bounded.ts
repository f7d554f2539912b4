import type { Signal } from '../../model/environment';
import type { Caveat, Problem } from '../../model/outcome';
import { hours, ms, type Ms } from '../../model/units';
import { lengthOf, windowOf, type Window } from '../../model/window';
import type { About } from '../about';
import type { Question } from '../question';
import { stepFor } from '../rateWindow';
import { costOf, type Known } from './cost';
import { alwaysAsked, kindOf, type Kind, type Limits } from './limits';

export type Narrowed = Extract<Caveat, { kind: 'narrowed' }>;

/** What is really asked in place of a question, or why nothing is. */
export type Bounded<Value> =
  | { readonly is: 'asked'; readonly question: Question<Value>; readonly narrowed?: Narrowed }
  | { readonly is: 'refused'; readonly problem: Extract<Problem, { kind: 'too-expensive' }> };

export interface Bounds {
  readonly limits: Limits;
  /** Signals that the reader has asked to look further back in. */
  readonly widened: readonly Signal[];
  /** Undefined where nothing has been counted: then nothing is refused for its samples. */
  readonly known?: Known;
}

/** A window made no longer than `longest`: its end stays, the start moves. */
export function lastOf(window: Window, longest: Ms): Window {
  return lengthOf(window) <= longest ? window : windowOf(window.to - longest, window.to);
}

/**
 * The window of one kind within its reach, and what to say of it: `widest` is what one may ask for instead, and is
 * missing where the reader has already done so.
 */
export function reached(
  window: Window,
  { kind, signal, limits, widened }: Omit<Bounds, 'known'> & { readonly kind: Kind; readonly signal: Signal }
): { readonly window: Window; readonly narrowed?: Narrowed } {
  const { usual, widest } = limits.reach[kind];
  const isWidened = widened.includes(signal);
  const to = lastOf(window, isWidened ? widest : usual);
  if (to === window) {
    return { window };
  }
  const more = !isWidened && widest > usual ? { widest: lastOf(window, widest) } : {};
  return { window: to, narrowed: { kind: 'narrowed', to, of: window, signal, ...more } };
}

/**
 * What is asked in place of `question`. Searches and lines are the same question about a shorter window. A text that
 * holds its window (rates, counts per step) cannot be shortened here; whoever builds it asks {@link reached} or
 * {@link affordable} before, and what is too expensive all the same is refused.
 */
export function bounded<Value>(question: Question<Value>, bounds: Bounds): Bounded<Value> {
  const { signal, window } = question;
  const kinds = [...new Set(question.queries.flatMap((query) => kindOf(query) ?? []))];
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1) {
    return { is: 'asked', question };
  }
  if (kind === 'metrics') {
    return affordedAsIs(question, bounds);
  }
  if (kind === 'log-volume') {
    const longest = bounds.limits.reach[kind].widest;
    const length = lengthOf(window);
    return length > longest
      ? { is: 'refused', problem: { kind: 'too-expensive', signal, of: 'window', estimate: length, bound: longest } }
      : { is: 'asked', question };
  }
  const within = reached(window, { ...bounds, kind, signal });
  return within.narrowed
    ? { is: 'asked', question: { ...question, window: within.window }, narrowed: within.narrowed }
    : { is: 'asked', question };
}

function affordedAsIs<Value>(question: Question<Value>, { limits, known, widened }: Bounds): Bounded<Value> {
  // Of one of many it is only known that it costs less than all of them.
  const estimate = known && !isAboutOne(question.about) ? costOf(question, known).largest : undefined;
  const bound = samplesIn(limits, widened);
  if (estimate === undefined || estimate <= bound || lengthOf(question.window) <= alwaysAsked) {
    return { is: 'asked', question };
  }
  const { signal } = question;
  return { is: 'refused', problem: { kind: 'too-expensive', signal, of: 'samples', estimate, bound } };
}

function isAboutOne(about: About): boolean {
  switch (about.is) {
    case 'red':
      return about.of.is !== 'environment';
    case 'edges':
      return about.of !== undefined;
    default:
      return 'service' in about && about.service !== undefined;
  }
}

/** Time as a set of questions of metrics is asked about. */
export interface AskedOf {
  readonly window: Window;
  readonly step: Ms;
}

const lengths = [90, 60, 30, 14, 7, 3, 2, 1, 0.5, 0.25, 0.125].map((days) => hours(24 * days));

/**
 * The longest time, ending when `chosen` does, in which all of `build`'s questions can be afforded: the chosen one, or
 * a round length below it; an hour at the least, which is asked whatever it costs. All figures of a page come from one
 * such time, so that they can be compared. The step follows the window. Unknown numbers of series narrow nothing.
 */
export function affordable(
  chosen: AskedOf,
  build: (asked: AskedOf) => ReadonlyArray<Question<unknown>>,
  { limits, known, widened }: Bounds & { readonly known: Known }
): AskedOf & { readonly narrowed?: Narrowed } {
  const longest = limits.reach.metrics.usual;
  const affordedAt = (bound: number) =>
    candidates(chosen, longest, known).find(
      (asked) =>
        lengthOf(asked.window) <= Math.min(alwaysAsked, longest) ||
        build(asked).every((question) => (costOf(question, known).largest ?? 0) <= bound)
    ) ?? chosen;
  const { window, step } = affordedAt(samplesIn(limits, widened));
  if (window === chosen.window) {
    return chosen;
  }
  const widest = widened.includes('metrics') ? window : affordedAt(limits.samples.widest).window;
  const more = lengthOf(widest) > lengthOf(window) ? { widest } : {};
  return { window, step, narrowed: { kind: 'narrowed', to: window, of: chosen.window, signal: 'metrics', ...more } };
}

function samplesIn({ samples }: Limits, widened: readonly Signal[]): number {
  return widened.includes('metrics') ? samples.widest : samples.usual;
}

/** What may be asked, the longest first. */
function candidates(chosen: AskedOf, longest: Ms, { interval }: Known): readonly AskedOf[] {
  const length = lengthOf(chosen.window);
  const shorter = [longest, ...lengths, alwaysAsked]
    .filter((one) => one < length && one <= longest)
    .sort((a, b) => b - a)
    .map((one) => {
      const window = lastOf(chosen.window, one);
      return { window, step: ms(Math.min(chosen.step, stepFor(window, interval, mostPoints))) };
    });
  return length <= longest ? [chosen, ...shorter] : shorter;
}

const mostPoints = 241;
