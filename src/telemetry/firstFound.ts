import { absent, type Outcome } from '../model/outcome';
import type { Ask, Question } from './question';

/** One way of a search. */
export interface Way<Item> {
  readonly name: string;
  readonly question: Question<readonly Item[]>;
}

/** What a search came to, and the name of the way that led there, undefined where none did. */
export interface FirstFound<Item> {
  readonly outcome: Outcome<readonly Item[]>;
  readonly way?: string;
}

export interface Search {
  readonly ask: Ask;
  /** Whether nobody waits any longer. */
  readonly isLeft: () => boolean;
}

/**
 * Asks `ways` in turn until one finds something. A way that is rejected is not the right one for this data source; a
 * data source that cannot be reached will not be by another way either, so that ends the search. Where no way finds
 * anything, those that were understood speak for all, and the answer says what they looked for.
 */
export async function firstFound<Item>(
  ways: ReadonlyArray<Way<Item>>,
  { ask, isLeft }: Search
): Promise<FirstFound<Item>> {
  let nothing: Outcome<readonly Item[]> | undefined;
  let refused: Outcome<readonly Item[]> | undefined;
  for (const { name, question } of ways) {
    const outcome = await ask(question);
    if (isLeft() || (outcome.is === 'failed' && outcome.problem.kind !== 'query-rejected')) {
      return { outcome };
    }
    if (outcome.is === 'ready' && outcome.value.length > 0) {
      return { outcome, way: name };
    }
    if (outcome.is === 'failed') {
      refused = outcome;
    } else {
      nothing = alsoNothing(nothing, outcome);
    }
  }
  return { outcome: nothing ?? refused ?? absent({ why: 'nothing-found' }) };
}

/** Nothing by one way and nothing by another, as one answer. */
function alsoNothing<Value>(before: Outcome<Value> | undefined, outcome: Outcome<Value>): Outcome<Value> {
  const looked = [...lookedFor(before), ...lookedFor(outcome)];
  const { caveats } = { caveats: undefined, ...outcome };
  const limited = caveats && caveats.length > 0 ? { caveats } : {};
  return looked.length > 0 ? { ...absent({ why: 'nothing-found', looked }), ...limited } : outcome;
}

function lookedFor(outcome: Outcome<unknown> | undefined): readonly string[] {
  return outcome?.is === 'absent' && outcome.absence.why === 'nothing-found' ? (outcome.absence.looked ?? []) : [];
}
