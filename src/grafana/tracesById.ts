import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { TraceId } from '../model/ids';
import type { Outcome } from '../model/outcome';
import type { Trace } from '../model/trace';
import { minutes } from '../model/units';
import type { ServiceNames } from '../telemetry/serviceNames';
import { useOutcome, usePlace } from './answer';
import { freshFor, keyOf, type Answer } from './answerState';
import type { Place } from './place';
import { readTraces, type TraceMemory } from './traceSample';

export interface TracesRead {
  readonly answer: Answer<readonly Trace[]>;
  /** How many have been asked for and answered by now. */
  readonly read: number;
}

/**
 * Whole traces by their ids, as many at a time as the environment allows its trace store. Leaving cancels what is still
 * to be read, and so does whoever no longer wants to wait. Each is remembered, so that opening it, or reading it among
 * others, asks nothing. Without ids it is loading.
 */
export function useTracesById(ids: readonly TraceId[] | undefined, names?: ServiceNames): TracesRead {
  const place = usePlace();
  const client = useQueryClient();
  const [read, setRead] = useState(0);
  const { uid } = place.environment.traces;
  const of = ['traces-by-id', place.environment.id, uid, place.storyMoment ?? null];
  const key = ids ? [...of, ids] : nothingToRead;
  const state = useQuery<Outcome<readonly Trace[]>>({
    queryKey: key,
    enabled: ids !== undefined,
    queryFn: ({ signal }) => {
      setRead(0);
      return readTraces(ids ?? [], { place, signal, names, onRead: setRead, memory: memoryIn(client, place) });
    },
    placeholderData: (last, query) =>
      JSON.stringify(query?.queryKey.slice(0, 4)) === JSON.stringify(of) ? last : undefined,
    // What is stored of a trace hardly changes once it is found.
    staleTime: ({ state: { data } }) => freshFor(data, minutes(5)),
  });
  return { answer: useOutcome(state, key), read };
}

const nothingToRead = ['traces-by-id', 'nothing yet'] as const;

/** Larger ones are left to those who open them. */
const mostSpans = 2000;

/** Where the Trace page looks for its trace as well. */
function memoryIn(client: QueryClient, place: Place): TraceMemory {
  return {
    of: (question) => {
      const known = client.getQueryData<Outcome<Trace>>(keyOf(question, place));
      return known?.is === 'ready' ? known : undefined;
    },
    keep: (question, outcome) => {
      const key = keyOf(question, place);
      if (outcome.is === 'ready' && outcome.value.spans.length <= mostSpans && !client.getQueryData(key)) {
        client.setQueryData(key, outcome);
      }
    },
  };
}
