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
  | { readonly kind: 'narrowed'; readonly to: Window }
  | { readonly kind: 'missing-spans'; readonly count: number }
  | { readonly kind: 'skew'; readonly spans: number; readonly largest: Ms }
  | { readonly kind: 'unreadable-rows'; readonly count: number }
  | { readonly kind: 'overflow'; readonly metric: string }
  | { readonly kind: 'no-duration'; readonly looked: string }
  | { readonly kind: 'partial-trace'; readonly message?: string }
  | { readonly kind: 'found-by'; readonly way: string };

/** What went wrong, as facts. Sentences for people are made in `views/parts/problemText.ts`. */
export type Problem =
  | { readonly kind: 'no-data-source'; readonly signal: Signal; readonly uid: string }
  | { readonly kind: 'forbidden'; readonly signal: Signal; readonly reply: string }
  | { readonly kind: 'unreachable'; readonly signal: Signal; readonly reply: string }
  | { readonly kind: 'query-rejected'; readonly signal: Signal; readonly query: string; readonly reply: string }
  | { readonly kind: 'timed-out'; readonly signal: Signal; readonly after: Ms }
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

/** Ends an exhaustive switch. Reaching it is our own bug. */
export function unreachable(value: never): never {
  throw new Error(`Not a case: ${JSON.stringify(value)}`);
}
