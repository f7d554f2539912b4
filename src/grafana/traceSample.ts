import { useQuery } from '@tanstack/react-query';
import type { Environment } from '../model/environment';
import type { TraceId } from '../model/ids';
import { absent, ready, type Outcome } from '../model/outcome';
import type { Trace, TraceSummary } from '../model/trace';
import type { Question } from '../telemetry/question';
import { signalIn } from '../telemetry/scope';
import type { ServiceNames } from '../telemetry/serviceNames';
import { traceQuestion } from '../telemetry/trace';
import { sampleRead } from '../telemetry/traceSample';
import { useOutcome, usePlace } from './answer';
import { freshFor, keyOf, sameSubject, type Answer } from './answerState';
import { ask } from './ask';
import type { Place } from './place';

/**
 * Some whole traces: those that a search lists first are read by their ids, as many at a time as the environment allows
 * its trace store. `within` is the environment that the search is about. Leaving the page cancels what is still to be read. Without a search it is loading.
 */
export function useTraceSample(
  search: Question<readonly TraceSummary[]> | undefined,
  within: Environment
): Answer<readonly Trace[]> {
  const place = usePlace(within);
  const { names } = signalIn(within, 'traces');
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

export interface Reading {
  readonly place: Place;
  readonly signal: AbortSignal;
  readonly names?: ServiceNames;
  /** Told after each trace how many have been read, or could not be. */
  readonly onRead?: (read: number) => void;
  /** Traces that were read before are taken from here, and those that are read now are put here. */
  readonly memory?: TraceMemory;
}

export interface TraceMemory {
  readonly of: (question: Question<Trace>) => Outcome<Trace> | undefined;
  readonly keep: (question: Question<Trace>, trace: Outcome<Trace>) => void;
}

/** Traces that cannot be read are left out, unless none can: then the first failure is the answer. */
export async function traceSample(
  search: Question<readonly TraceSummary[]>,
  reading: Reading
): Promise<Outcome<readonly Trace[]>> {
  const found = await ask(search, reading.place, reading.signal);
  if (found.is !== 'ready') {
    return found;
  }
  const wanted = found.value.slice(0, sampleRead).map(({ traceId }) => traceId);
  const read = await readTraces(wanted, reading);
  return read.is === 'ready' ? ready(read.value, found.caveats) : read;
}

/** Whole traces by their ids, in the order of these; left out and failing as in {@link traceSample}. */
export async function readTraces(ids: readonly TraceId[], reading: Reading): Promise<Outcome<readonly Trace[]>> {
  const { place, signal, names, onRead, memory } = reading;
  let done = 0;
  const readOne = async (traceId: TraceId) => {
    const question = traceQuestion(traceId, { names });
    const outcome = memory?.of(question) ?? (await ask(question, place, signal));
    memory?.keep(question, outcome);
    onRead?.((done += 1));
    return outcome;
  };
  const read = await Promise.all(ids.map(readOne));
  const traces = read.flatMap((one) => (one.is === 'ready' ? [one.value] : []));
  const failure = read.find((one) => one.is === 'failed');
  return traces.length > 0 ? ready(traces) : (failure ?? nothing);
}
