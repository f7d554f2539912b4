import { RefreshEvent } from '@grafana/runtime';
import { QueryClient, QueryClientProvider, useIsFetching, useQuery, useQueryClient } from '@tanstack/react-query';
import React, { useEffect, useReducer, useState, type ReactNode } from 'react';
import type { Environment } from '../model/environment';
import type { Outcome } from '../model/outcome';
import { epochMs, minutes, type EpochMs } from '../model/units';
import type { Question } from '../telemetry/question';
import { answerOf, freshFor, isAwaited, keyOf, sameSubject, type Answer, type Fetched } from './answerState';
import { useAppScene } from './appSceneContext';
import { ask } from './ask';
import { useEnvironment } from './environment';
import { knownOf } from './knownSeries';
import { isDemo, type Place } from './place';
import { timeZoneOf } from './timeZone';
import { useWidening } from './widening';

/** Answers are kept for so long after their page was left: Back shows them at once. */
const kept = minutes(5);

export function createAnswerClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        gcTime: kept,
        retry: false,
        networkMode: 'always',
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        // Answers are large and made anew each time; comparing them deeply would cost more than drawing them.
        structuralSharing: false,
      },
    },
  });
}

/** Where answers are remembered while the app is open. Refresh asks all that is on screen once more. */
export function AnswerProvider({ client, children }: { readonly client: QueryClient; readonly children: ReactNode }) {
  return (
    <QueryClientProvider client={client}>
      {children}
      <Refreshing />
    </QueryClientProvider>
  );
}

/** Last among its siblings, so that questions about the new window are already on their way and not asked twice. */
function Refreshing() {
  const client = useQueryClient();
  const timeRange = useAppScene().state.$timeRange;
  const [times, setTimes] = useState(0);
  useEffect(() => {
    const refreshed = timeRange.subscribeToEvent(RefreshEvent, () => setTimes((before) => before + 1));
    return () => refreshed.unsubscribe();
  }, [timeRange]);
  useEffect(() => {
    if (times > 0) {
      void client.refetchQueries({ type: 'active' }, { cancelRefetch: false });
    }
  }, [client, times]);
  return null;
}

/** Whether anything is being asked just now. */
export function useAsking(): boolean {
  return useIsFetching() > 0;
}

/** In which environment, and at which moment of the demo's story, questions are asked; `within` another than the chosen one. */
export function usePlace(within?: Environment): Place {
  const scene = useAppScene();
  const { environment: chosen } = useEnvironment();
  const environment = within ?? chosen;
  const { at } = scene.state.story.useState();
  const timeZone = timeZoneOf(scene.state.$timeRange.useState().timeZone);
  const { widened } = useWidening();
  return { environment, timeZone, widened, ...(isDemo(environment) ? { storyMoment: at } : {}) };
}

/**
 * The answer to a question, asked when first needed. Equal questions in flight are one; an answer is fresh for a
 * step, a failure for no time at all. Nobody looking any longer cancels it, and so does whoever no longer wants to
 * wait. Without a question it is loading: some questions have to wait for what others answer. `within` asks it of another
 * environment than the chosen one.
 */
export function useAnswer<Value>(question: Question<Value> | undefined, within?: Environment): Answer<Value> {
  const place = usePlace(within);
  const client = useQueryClient();
  const key = question ? keyOf(question, place) : unasked;
  const state = useQuery<Outcome<Value>>({
    queryKey: key,
    enabled: question !== undefined,
    queryFn: ({ signal }) => ask(wanted(question), { ...place, known: knownOf(client, place) }, signal),
    staleTime: (query) => freshFor(query.state.data, question?.step ?? 0),
    placeholderData: (last, query) => (sameSubject(query?.queryKey, key) ? last : undefined),
  });
  return useOutcome(state, key);
}

const unasked = ['answer', 'nothing yet'] as const;

function wanted<Value>(question: Question<Value> | undefined): Question<Value> {
  if (!question) {
    throw new Error('A query without a question is not enabled');
  }
  return question;
}

/** The state of a query as an answer. `key` is the query's own: it tells one asking from the next. */
export function useOutcome<Value>(state: Fetched<Value>, key: readonly unknown[]): Answer<Value> {
  const client = useQueryClient();
  const since = useSince(isAwaited(state) ? JSON.stringify(key) : undefined);
  return answerOf(state, { since, cancel: () => void client.cancelQueries({ queryKey: key, exact: true }) });
}

/** When `what` began to be the case. */
function useSince(what: string | undefined): EpochMs {
  const [begun, begin] = useReducer(beginning, what, (first) => beginning(undefined, first));
  if (begun.what !== what) {
    begin(what);
  }
  return begun.at;
}

function beginning(_: unknown, what: string | undefined) {
  return { what, at: epochMs(Date.now()) };
}
