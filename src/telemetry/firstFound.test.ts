import { absent, failed, ready, type Outcome } from '../model/outcome';
import { ms } from '../model/units';
import { windowOf } from '../model/window';
import { firstFound, type Way } from './firstFound';
import type { Ask, Question } from './question';

type Lines = readonly string[];

/** Ways whose answers are given in advance; their step tells which one is which. */
const wayTo = (outcome: Outcome<Lines>, index: number): Way<string> => ({
  name: `way ${index}`,
  question: questionWith(outcome, index),
});

const questionWith = (outcome: Outcome<Lines>, index: number): Question<Lines> => ({
  about: { is: 'services' },
  signal: 'logs',
  window: windowOf(0, 1),
  step: ms(index),
  queries: [],
  read: () => outcome,
});

async function searched(outcomes: ReadonlyArray<Outcome<Lines>>, more: { isLeft?: () => boolean } = {}) {
  const asked: number[] = [];
  const ask: Ask = async (question) => {
    asked.push(question.step);
    return question.read(new Map());
  };
  const found = await firstFound(outcomes.map(wayTo), { ask, isLeft: () => false, ...more });
  return { ...found, asked };
}

const nothing = absent({ why: 'nothing-found' });
const refused = failed({ kind: 'query-rejected', signal: 'logs', query: '', reply: 'no such label' });
const away = failed({ kind: 'unreachable', signal: 'logs', reply: '' });
const lines = ready(['a line']);

describe('looking in several ways', () => {
  it('stops at the first way that finds something', async () => {
    expect(await searched([nothing, lines, lines])).toEqual({ outcome: lines, way: 'way 1', asked: [0, 1] });
  });

  it('takes a refused way for a wrong one, and an empty answer for an answer', async () => {
    expect((await searched([refused, lines])).way).toBe('way 1');
    expect((await searched([refused, nothing])).outcome).toBe(nothing);
    expect((await searched([nothing, refused])).outcome).toBe(nothing);
    expect((await searched([ready([]), nothing])).way).toBeUndefined();
    expect((await searched([refused, refused])).outcome).toBe(refused);
  });

  it('says what was looked for by all the ways that were understood, and by no other', async () => {
    const by = (title: string) => absent({ why: 'nothing-found', looked: [title] });
    expect((await searched([by('metadata'), refused, by('label app')])).outcome).toEqual(
      absent({ why: 'nothing-found', looked: ['metadata', 'label app'] })
    );
  });

  it('does not try other ways with a data source that is away', async () => {
    expect(await searched([away, lines])).toEqual({ outcome: away, asked: [0] });
  });

  it('stops when nobody waits any longer', async () => {
    expect((await searched([nothing, lines], { isLeft: () => true })).asked).toEqual([0]);
  });
});
