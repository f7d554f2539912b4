import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { firstFound, type FirstFound } from '../telemetry/firstFound';
import type { Question } from '../telemetry/question';
import { waysToAsk } from '../telemetry/waysToAsk';
import { useOutcome, usePlace } from './answer';
import { freshFor, keyOf, type Answer } from './answerState';
import { ask } from './ask';
import type { Place } from './place';
import { wayMemory, type WayMemory } from './wayMemory';

export interface FirstAnswer<Item> {
  readonly answer: Answer<readonly Item[]>;
  /** The question that was answered, where one was. */
  readonly used?: Question<readonly Item[]>;
}

type Ways<Item> = ReadonlyArray<Question<readonly Item[]>>;

/** What makes one search teach the next; see {@link waysToAsk} for what it may leave out then. */
export interface Remembering {
  /** The kind of search: what led there is remembered under it for the data source. */
  readonly remember: string;
  /** What a way is called, in every search of the kind. */
  readonly nameOf: (question: Question<unknown>) => string;
  /** Names of the ways that find most of what any way finds. */
  readonly surest: readonly string[];
  /** What is looked for, where that is looked for again and again; see `wayMemory.ts`. */
  readonly subject?: string;
}

/**
 * Asks `ways` in turn until one finds something: all of them in their order, or, with `remembering`, those that earlier
 * searches suggest. What they taught is kept while the app is open. Without ways, which are then not known yet, it is loading.
 */
export function useFirstAnswer<Item>(ways: Ways<Item> | undefined, remembering?: Remembering): FirstAnswer<Item> {
  const place = usePlace();
  const client = useQueryClient();
  const [first] = ways ?? [];
  const key = first ? ['first', remembering?.remember, ways?.length, ...keyOf(first, place)] : nothingToAsk;
  const state = useQuery<FirstFound<Item>>({
    queryKey: key,
    enabled: first !== undefined,
    queryFn: ({ signal }) => firstOf(ways ?? [], { place, signal, client, remembering }),
    staleTime: (query) => freshFor(query.state.data?.outcome, first?.step ?? 0),
  });
  const answer = useOutcome({ ...state, data: state.data?.outcome }, key);
  return { answer, ...usedOf(state.data, named(ways ?? [], remembering)) };
}

const nothingToAsk = ['first', 'nothing yet'] as const;

function usedOf<Item>(
  found: FirstFound<Item> | undefined,
  ways: ReadonlyMap<string, Question<readonly Item[]>>
): Pick<FirstAnswer<Item>, 'used'> {
  const used = found?.way === undefined ? undefined : ways.get(found.way);
  return used ? { used } : {};
}

export interface Looking {
  readonly place: Place;
  readonly signal: AbortSignal;
  /** The memory from which a search learns and which it teaches. */
  readonly client: QueryClient;
  readonly remembering?: Remembering;
}

/** One such search. Without ways there is nothing to be found. */
export async function firstOf<Item>(ways: Ways<Item>, looking: Looking): Promise<FirstFound<Item>> {
  const { place, signal, remembering } = looking;
  const search = {
    ask: <Value>(question: Question<Value>) => ask(question, place, signal),
    isLeft: () => signal.aborted,
  };
  const all = [...named(ways, remembering)].map(([name, question]) => ({ name, question }));
  const [first] = ways;
  if (!remembering || !first) {
    return firstFound(all, search);
  }
  const memory = memoryOf(first, remembering, looking);
  const known = { all: all.map(({ name }) => name), surest: remembering.surest };
  const names = waysToAsk(known, memory.recall(first.window));
  const found = await firstFound(
    names.flatMap((name) => all.filter((way) => way.name === name)),
    search
  );
  if (!signal.aborted) {
    memory.learn(found, { window: first.window, ofAll: names.length === all.length });
  }
  return found;
}

function memoryOf(first: Question<unknown>, { remember, subject }: Remembering, { place, client }: Looking): WayMemory {
  const { environment } = place;
  return wayMemory(client, { remember, subject, environment, uid: environment[first.signal].uid });
}

function named<Item>(ways: Ways<Item>, remembering?: Remembering): ReadonlyMap<string, Question<readonly Item[]>> {
  return new Map(ways.map((question, index) => [remembering?.nameOf(question) ?? String(index), question]));
}
