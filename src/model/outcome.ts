import type { Signal } from './environment';
import type { Ms } from './units';
import type { Window } from './window';

/** What an answer comes to: a value, a reason for there being none, or a failure. Loading is the door's business. */
export type Outcome<Value> = Ready<Value> | Absent | Failed;

export interface Ready<Value> {
  readonly is: 'ready';
  readonly value: Value;
  /** What limits a good answer. */
  readonly caveats: readonly Caveat[];
}

export interface Absent {
  readonly is: 'absent';
  readonly absence: Absence;
  /** What limits that there is nothing, such as a shorter window than was chosen. */
  readonly caveats?: readonly Caveat[];
}

export interface Failed {
  readonly is: 'failed';
  readonly problem: Problem;
}

/** Why there is nothing although everything worked. */
export type Absence =
  | { readonly why: 'not-instrumented'; readonly looked: readonly string[] }
  | { readonly why: 'no-traffic' }
  | { readonly why: 'nothing-found'; readonly looked?: readonly string[] }
  | { readonly why: 'not-stored'; readonly what: string };

/** What limits an answer that is otherwise good. */
export type Caveat =
  | { readonly kind: 'part-failed'; readonly part: string; readonly problem: Problem }
  /** `of` says which of more there may be are shown; without it, just any first ones. */
  | { readonly kind: 'truncated'; readonly shown: number; readonly total?: number; readonly of?: 'newest' }
  /** Only `to` was looked at, `of` was chosen; `widest` is what one may look at instead, absent where `to` is all there is. */
  | {
      readonly kind: 'narrowed';
      readonly to: Window;
      readonly of?: Window;
      readonly signal?: Signal;
      readonly widest?: Window;
    }
  | { readonly kind: 'missing-spans'; readonly count: number }
  | { readonly kind: 'skew'; readonly spans: number; readonly largest: Ms }
  /** Spans left out because their id was there already. */
  | { readonly kind: 'repeated-spans'; readonly count: number }
  /** Circles of spans, each its own ancestor, that were cut open. */
  | { readonly kind: 'circular-spans'; readonly count: number }
  /** Spans without any parent, more than the one that a trace has. */
  | { readonly kind: 'several-roots'; readonly count: number }
  | { readonly kind: 'unreadable-rows'; readonly count: number }
  | { readonly kind: 'overflow'; readonly metric: string }
  | { readonly kind: 'no-duration'; readonly looked: string }
  /** The metrics do not tell which requests failed. */
  | { readonly kind: 'no-failures'; readonly looked: string }
  /** Who calls whom is known from the callers alone, or from `sampled` of the traces. */
  | { readonly kind: 'edges-from'; readonly origin: 'client-spans' | 'client-requests' }
  | { readonly kind: 'edges-from'; readonly origin: 'traces'; readonly sampled: number }
  | { readonly kind: 'partial-trace'; readonly message?: string }
  | { readonly kind: 'found-by'; readonly way: string }
  | { readonly kind: 'notes-unread'; readonly why: string };

/** What went wrong, as facts. Sentences for people are made in `views/parts/problemText.ts`. */
export type Problem =
  | { readonly kind: 'no-data-source'; readonly signal: Signal; readonly uid: string }
  | { readonly kind: 'forbidden'; readonly signal: Signal; readonly reply: string }
  | { readonly kind: 'unreachable'; readonly signal: Signal; readonly reply: string }
  | { readonly kind: 'query-rejected'; readonly signal: Signal; readonly query: string; readonly reply: string }
  | { readonly kind: 'timed-out'; readonly signal: Signal; readonly after: Ms }
  /** It was not asked at all. `samples` that would be read, or the length of the `window` in milliseconds. */
  | {
      readonly kind: 'too-expensive';
      readonly signal: Signal;
      readonly of: 'samples' | 'window';
      readonly estimate: number;
      readonly bound: number;
    }
  | { readonly kind: 'unreadable'; readonly signal: Signal; readonly expected: string; readonly found: string };

export function ready<Value>(value: Value, caveats: readonly Caveat[] = []): Ready<Value> {
  return { is: 'ready', value, caveats };
}

export function absent(absence: Absence): Absent {
  return { is: 'absent', absence };
}

export function failed(problem: Problem): Failed {
  return { is: 'failed', problem };
}

/** The same outcome with its value turned into another. */
export function mapOutcome<From, To>(outcome: Outcome<From>, turn: (value: From) => To): Outcome<To> {
  return outcome.is === 'ready' ? ready(turn(outcome.value), outcome.caveats) : outcome;
}

/** The same outcome with one thing more that limits it; a failure is limited enough. */
export function withCaveat<Value>(outcome: Outcome<Value>, caveat: Caveat): Outcome<Value> {
  return outcome.is === 'failed' ? outcome : { ...outcome, caveats: [caveat, ...(outcome.caveats ?? [])] };
}

/** Ends an exhaustive switch. Reaching it is our own bug. */
export function unreachable(value: never): never {
  throw new Error(`Not a case: ${JSON.stringify(value)}`);
}
