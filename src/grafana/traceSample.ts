import { useQuery } from '@tanstack/react-query';
import { absent, ready, type Outcome } from '../model/outcome';
import type { Trace, TraceSummary } from '../model/trace';
import type { Question } from '../telemetry/question';
import type { ServiceNames } from '../telemetry/serviceNames';
import { traceQuestion } from '../telemetry/trace';
import { sampleRead } from '../telemetry/traceSample';
import { useOutcome, usePlace } from './answer';
import { freshFor, keyOf, sameSubject, type Answer } from './answerState';
import { ask } from './ask';
import type { Place } from './place';

/**
 * Some whole traces: those that a search lists first are read by their ids, as many at a time as the environment allows
 * its trace store. Leaving the page cancels what is still to be read. Without a search it is loading.
 */
export function useTraceSample(
  search: Question<readonly TraceSummary[]> | undefined,
  names?: ServiceNames
): Answer<readonly Trace[]> {
  const place = usePlace();
  const key = search ? ['trace-sample', ...keyOf(search, place)] : nothingToAsk;
  const state = useQuery<Outcome<readonly Trace[]>>({
    queryKey: key,
    enabled: search !== undefined,
    queryFn: ({ signal }) => (search ? traceSample(search, { place, signal, names }) : nothing),
    placeholderData: (last, query) => (sameSubject(query?.queryKey.slice(1), key.slice(1)) ? last : undefined),
    staleTime: ({ state: { data } }) => freshFor(data, search?.step ?? 0),
  });
  return useOutcome(state, key);
}

const nothingToAsk = ['trace-sample', 'nothing yet'] as const;
const nothing = absent({ why: 'nothing-found' });

interface Reading {
  readonly place: Place;
  readonly signal: AbortSignal;
  readonly names?: ServiceNames;
}

/** Traces that cannot be read are left out, unless none can: then the first failure is the answer. */
export async function traceSample(
  search: Question<readonly TraceSummary[]>,
  { place, signal, names }: Reading
): Promise<Outcome<readonly Trace[]>> {
  const found = await ask(search, place, signal);
  if (found.is !== 'ready') {
    return found;
  }
  const wanted = found.value.slice(0, sampleRead);
  const read = await Promise.all(wanted.map(({ traceId }) => ask(traceQuestion(traceId, { names }), place, signal)));
  const traces = read.flatMap((one) => (one.is === 'ready' ? [one.value] : []));
  const failure = read.find((one) => one.is === 'failed');
  return traces.length > 0 ? ready(traces, found.caveats) : (failure ?? nothing);
}
