import { useQuery } from '@tanstack/react-query';
import { ready, type Caveat, type Outcome } from '../model/outcome';
import type { TraceSummary } from '../model/trace';
import type { SearchedTraces } from '../model/traceSearch';
import { earlierSearches, searchedTracesQuestion } from '../telemetry/searchedTraces';
import type { SignalScope } from '../telemetry/scope';
import { useOutcome, usePlace } from './answer';
import { freshFor, keyOf, sameSubject, type Answer } from './answerState';
import { ask } from './ask';
import type { Place } from './place';

/** What a search found: the newest, and some of each earlier part of the window where the newest are all of its end. */
export interface SpreadTraces {
  readonly newest: readonly TraceSummary[];
  readonly earlier: readonly TraceSummary[];
}

export interface SpreadSearch {
  readonly want: SearchedTraces;
  readonly scope: SignalScope;
  readonly limit: number;
}

/** The traces of a search over its whole window, in at most eleven questions; shown once all of them are there. */
export function useSpreadTraces(search: SpreadSearch): Answer<SpreadTraces> {
  const place = usePlace();
  const { want, scope, limit } = search;
  const question = searchedTracesQuestion(want, scope, limit);
  const key = ['spread-traces', ...keyOf(question, place)];
  const state = useQuery<Outcome<SpreadTraces>>({
    queryKey: key,
    queryFn: ({ signal }) => spreadTraces(search, place, signal),
    placeholderData: (last, query) => (sameSubject(query?.queryKey.slice(1), key.slice(1)) ? last : undefined),
    staleTime: ({ state: { data } }) => freshFor(data, question.step),
  });
  return useOutcome(state, key);
}

/** A part that fails is said to, and the others are shown. */
export async function spreadTraces(
  { want, scope, limit }: SpreadSearch,
  place: Place,
  signal: AbortSignal
): Promise<Outcome<SpreadTraces>> {
  const first = await ask(searchedTracesQuestion(want, scope, limit), place, signal);
  if (first.is !== 'ready') {
    return first;
  }
  const window = searched(first.caveats) ?? scope.window;
  const parts = await Promise.all(
    earlierSearches({ want, limit }, { ...scope, window }, first.value).map((part) => ask(part, place, signal))
  );
  // A trace that began where two parts touch is found in both.
  const earlier = new Map(
    parts.flatMap((part) => (part.is === 'ready' ? part.value : [])).map((trace) => [trace.traceId, trace])
  );
  first.value.forEach(({ traceId }) => earlier.delete(traceId));
  const failure = parts.flatMap((part) => (part.is === 'failed' ? [part.problem] : []))[0];
  return ready({ newest: first.value, earlier: [...earlier.values()] }, [
    ...first.caveats,
    ...(failure ? [{ kind: 'part-failed', part: 'traces', problem: failure } as const] : []),
  ]);
}

/** The shorter window that was asked where the guard made it shorter. */
function searched(caveats: readonly Caveat[]) {
  return caveats.flatMap((caveat) => (caveat.kind === 'narrowed' ? [caveat.to] : []))[0];
}
