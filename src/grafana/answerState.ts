import { mapOutcome, type Outcome } from '../model/outcome';
import { minutes, seconds, type EpochMs } from '../model/units';
import type { Question } from '../telemetry/question';
import { boundedIn } from './boundedIn';
import type { Place } from './place';

/** What is known of a question's answer by now. */
export type Answer<Value> = Loading<Value> | Cancelled | Outcome<Value>;

export interface Loading<Value> {
  readonly is: 'loading';
  readonly since: EpochMs;
  /** The answer to the same question about an earlier window. */
  readonly last?: Value;
  /** Stops the asking, for all that wait for this answer. Absent while there is nothing to stop: nothing is asked yet. */
  readonly cancel?: () => void;
}

/** Somebody stopped the asking: there is no answer, good or bad, until it is asked again. */
export interface Cancelled {
  readonly is: 'cancelled';
  readonly askAgain: () => void;
}

/** A query of the answers' memory, as far as an answer is made from it. */
export interface Fetched<Value> {
  readonly data: Outcome<Value> | undefined;
  /** `data` is of an earlier question about the same. */
  readonly isPlaceholderData: boolean;
  readonly isFetching: boolean;
  /** There is a question. */
  readonly isEnabled: boolean;
  /** The asking itself threw, which is our own bug. */
  readonly isError: boolean;
  readonly refetch: () => unknown;
}

/** What makes two questions one. The first four say of what; only the rest may change while an old answer is shown. */
export function keyOf(question: Question<unknown>, place: Place): readonly unknown[] {
  const { uid, matchers } = place.environment[question.signal];
  const story = place.storyMoment ?? null;
  const { about, window, step, queries } = question;
  const within = boundedIn(question, place);
  const since = within.is === 'asked' ? within.question.window.from : null;
  const when = [window.from, window.to, step, since];
  return ['answer', place.environment.id, { uid, matchers, story }, about, ...when, queries];
}

/** Whether an answer under the key `last` may be shown while the one under `key` is awaited. */
export function sameSubject(last: readonly unknown[] | undefined, key: readonly unknown[]): boolean {
  return last !== undefined && JSON.stringify(last.slice(0, 4)) === JSON.stringify(key.slice(0, 4));
}

/** How long an answer is not asked for again, in ms. Failed parts make the whole worth asking again. */
export function freshFor(outcome: Outcome<unknown> | undefined, step: number): number {
  const broken =
    !outcome ||
    outcome.is === 'failed' ||
    (outcome.is === 'ready' && outcome.caveats.some((caveat) => caveat.kind === 'part-failed'));
  return broken ? 0 : Math.min(Math.max(step, seconds(10)), minutes(5));
}

/** An answer that is asked once more stays as it is; a failure that is asked again is awaited again. */
export function isAwaited({ data, isPlaceholderData, isFetching }: Awaited): boolean {
  return !data || isPlaceholderData || (isFetching && data.is === 'failed');
}

type Awaited = Pick<Fetched<unknown>, 'data' | 'isPlaceholderData' | 'isFetching'>;

interface Asking {
  /** When the answer began to be awaited. */
  readonly since: EpochMs;
  readonly cancel: () => void;
}

/**
 * A question that is there, has no answer and is not being asked was cancelled: whatever else would leave it so (its
 * page is left) leaves nobody to look. That state is the memory's own, so nothing about it has to be kept.
 */
export function answerOf<Value>(state: Fetched<Value>, { since, cancel }: Asking): Answer<Value> {
  const { data, isFetching, isEnabled, isError, refetch } = state;
  if (data && !isAwaited(state)) {
    return data;
  }
  if (isEnabled && !isFetching && !isError) {
    return { is: 'cancelled', askAgain: () => void refetch() };
  }
  return {
    is: 'loading',
    since,
    ...(data?.is === 'ready' ? { last: data.value } : {}),
    ...(isFetching ? { cancel } : {}),
  };
}

/** The value of an answer, or the last one while it is asked again. */
export function valueOf<Value>(answer: Answer<Value>): Value | undefined {
  if (answer.is === 'ready') {
    return answer.value;
  }
  return answer.is === 'loading' ? answer.last : undefined;
}

/** Whether an answer is on its way, and there is none of before to show meanwhile. */
export function isFirstAwaited(answer: Answer<unknown>): boolean {
  return answer.is === 'loading' && answer.last === undefined;
}

/** The same answer with its value turned into another. */
export function mapAnswer<From, To>(answer: Answer<From>, turn: (value: From) => To): Answer<To> {
  switch (answer.is) {
    case 'loading': {
      const { last, ...rest } = answer;
      return last === undefined ? rest : { ...rest, last: turn(last) };
    }
    case 'cancelled':
      return answer;
    default:
      return mapOutcome(answer, turn);
  }
}

/**
 * The answer to a question that needs another one's: without that, what keeps it away is the answer. While that is
 * awaited, cancelling stops it.
 */
export function afterAnswer<Value>(needed: Answer<unknown>, answer: Answer<Value>): Answer<Value> {
  switch (needed.is) {
    case 'ready':
      return answer;
    case 'loading':
      return answer.is === 'loading' && needed.cancel ? { cancel: needed.cancel, ...answer } : answer;
    default:
      return needed;
  }
}
