import { useQuery } from '@tanstack/react-query';
import type { Outcome } from '../model/outcome';
import type { Question } from '../telemetry/question';
import { usePlace } from './answer';
import { freshFor, keyOf } from './answerState';
import { ask } from './ask';

/**
 * The outcomes of several questions that belong together, in their order, once all are there; as many at a time as the
 * environment allows its data source. Nobody looking any longer cancels those that are left. Without questions undefined.
 */
export function useAllAnswers<Value>(
  questions: ReadonlyArray<Question<Value>> | undefined
): ReadonlyArray<Outcome<Value>> | undefined {
  const place = usePlace();
  const { data } = useQuery<ReadonlyArray<Outcome<Value>>>({
    queryKey: ['all', ...(questions ?? []).map((question) => keyOf(question, place))],
    enabled: questions !== undefined,
    queryFn: ({ signal }) => Promise.all((questions ?? []).map((question) => ask(question, place, signal))),
    staleTime: ({ state }) =>
      Math.min(
        ...(state.data ?? []).map((outcome, index) => freshFor(outcome, questions?.[index]?.step ?? 0)),
        300_000
      ),
  });
  return questions && data;
}
