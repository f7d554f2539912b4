import type { Environment } from '../model/environment';
import { absent, failed, ready } from '../model/outcome';
import { epochMs, ms, seconds } from '../model/units';
import { windowOf } from '../model/window';
import type { Question } from '../telemetry/question';
import { afterAnswer, answerOf, freshFor, keyOf, mapAnswer, sameSubject, valueOf, type Answer } from './answerState';

const source = (uid: string) => ({ uid, matchers: [] });
const environment: Environment = { id: 'p', name: 'P', metrics: source('m'), traces: source('t'), logs: source('l') };
const question: Question<number> = {
  about: { is: 'services' },
  signal: 'metrics',
  window: windowOf(0, 3_600_000),
  step: ms(15_000),
  queries: [],
  read: () => ready(1),
};
const broken = failed({ kind: 'unreachable', signal: 'metrics', reply: '' });
const since = epochMs(7);
const askAgain = jest.fn();
const still = {
  data: undefined,
  isPlaceholderData: false,
  isFetching: false,
  isEnabled: true,
  isError: false,
  refetch: askAgain,
};
const cancel = () => {};
const asking = { since, cancel };

describe('what is known of an answer', () => {
  it('shows the answer before while one about a later window is awaited', () => {
    const state = { ...still, data: ready(5), isPlaceholderData: true, isFetching: true };
    expect(answerOf(state, asking)).toEqual({ is: 'loading', since, last: 5, cancel });
  });

  it('keeps an answer that is asked for once more, but not a failure', () => {
    expect(answerOf({ ...still, data: ready(5), isFetching: true }, asking)).toEqual(ready(5));
    expect(answerOf({ ...still, data: broken, isFetching: true }, asking)).toEqual({ is: 'loading', since, cancel });
    expect(answerOf({ ...still, data: broken }, asking)).toBe(broken);
  });

  it('can be cancelled only while it is being asked for', () => {
    expect(answerOf({ ...still, isFetching: true }, asking)).toEqual({ is: 'loading', since, cancel });
    expect(answerOf({ ...still, isEnabled: false }, asking)).toEqual({ is: 'loading', since });
  });

  it('is cancelled where there is a question that nobody asks any longer, and shows no other window’s instead', () => {
    for (const state of [still, { ...still, data: ready(5), isPlaceholderData: true }]) {
      const answer = answerOf<number>(state, asking);
      expect([answer.is, valueOf(answer)]).toEqual(['cancelled', undefined]);
    }
    expect(answerOf({ ...still, isError: true }, asking).is).toBe('loading');
  });

  it('can be turned into another, with what is known of it', () => {
    const twice = (answer: Answer<number>) => mapAnswer(answer, (value) => value * 2);
    const stopped = { is: 'cancelled', askAgain } as const;
    expect(twice(ready(5))).toEqual(ready(10));
    expect(twice({ is: 'loading', since, last: 4, cancel })).toEqual({ is: 'loading', since, last: 8, cancel });
    expect(twice({ is: 'loading', since })).toEqual({ is: 'loading', since });
    expect([twice(broken), twice(stopped)]).toEqual([broken, stopped]);
  });

  it('has a value while it is asked again, and none when it failed', () => {
    const answers: ReadonlyArray<Answer<number>> = [ready(5), { is: 'loading', since, last: 4 }, broken];
    expect(answers.map(valueOf)).toEqual([5, 4, undefined]);
  });

  it('is what keeps away the answer that it needs', () => {
    const none = absent({ why: 'nothing-found' });
    expect(afterAnswer(none, ready(5))).toBe(none);
    expect(afterAnswer({ is: 'loading', since }, ready(5))).toEqual(ready(5));
    const stopped = { is: 'cancelled', askAgain } as const;
    expect(afterAnswer(stopped, { is: 'loading', since })).toBe(stopped);
  });

  it('is no longer awaited once the answer that it needs is cancelled', () => {
    const loading = { is: 'loading', since } as const;
    expect(afterAnswer({ ...loading, cancel }, loading)).toEqual({ is: 'loading', since, cancel });
    const own = () => {};
    expect(afterAnswer({ ...loading, cancel }, { ...loading, cancel: own })).toMatchObject({ cancel: own });
    expect(afterAnswer(ready(1), loading)).toBe(loading);
  });
});

describe('the memory of answers', () => {
  it('takes questions about other windows for the same subject, other environments not', () => {
    const key = keyOf(question, { environment });
    const later = keyOf({ ...question, window: windowOf(15_000, 3_615_000) }, { environment });
    expect(later).not.toEqual(key);
    expect(sameSubject(key, later)).toBe(true);
    expect(sameSubject(key, keyOf(question, { environment: { ...environment, id: 'q' } }))).toBe(false);
    expect(sameSubject(key, keyOf(question, { environment, storyMoment: since }))).toBe(false);
    expect(sameSubject(undefined, key)).toBe(false);
  });

  it('believes an answer for a step, half an answer and a failure not at all', () => {
    const half = ready(1, [{ kind: 'part-failed', part: 'p95', problem: broken.problem }]);
    expect(freshFor(ready(1), seconds(60))).toBe(60_000);
    expect(freshFor(ready(1), 1)).toBe(10_000);
    expect([freshFor(half, 60_000), freshFor(broken, 60_000), freshFor(undefined, 60_000)]).toEqual([0, 0, 0]);
  });
});
