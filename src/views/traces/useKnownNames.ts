import { useMemo } from 'react';
import { useAnswer } from '../../grafana/answer';
import { valueOf } from '../../grafana/answerState';
import type { SearchedTraces } from '../../model/traceSearch';
import type { ServiceId } from '../../model/service';
import { operationsQuestion } from '../../telemetry/operations';
import { signalIn, type SignalScope } from '../../telemetry/scope';
import { servicesQuestion } from '../../telemetry/services';
import { traceTagsQuestion, traceTagValuesQuestion } from '../../telemetry/traceTags';
import { useMetricAnswer } from '../parts/useMetricAnswer';
import type { Metrics } from '../parts/useMetricScope';

/*
 * Names to choose from. They help typing and never stand in its way: while one is not known, or cannot be, there are
 * just none to choose from.
 */

export function useServicesKnown(metrics: Metrics): readonly ServiceId[] {
  const known = valueOf(useMetricAnswer(metrics, servicesQuestion).answer);
  return useMemo(() => known?.map(({ service }) => service) ?? [], [known]);
}

export function useKnownOperations({ scope }: Metrics, service: ServiceId | undefined): readonly string[] {
  const question = useMemo(() => (scope && service ? operationsQuestion(service, scope) : undefined), [scope, service]);
  const known = valueOf(useAnswer(question));
  return useMemo(() => (question ? (known?.map(({ operation }) => operation) ?? []) : []), [question, known]);
}

/** In what traces are asked for. */
export function useTraceScope({ environment, clock }: Metrics): SignalScope {
  const { window, step } = clock;
  return useMemo(() => ({ ...signalIn(environment, 'traces'), window, step }), [environment, window, step]);
}

export interface KnownTags {
  readonly names: readonly string[];
  readonly isLoading: boolean;
}

export function useKnownTags(metrics: Metrics): KnownTags {
  const scope = useTraceScope(metrics);
  const answer = useAnswer(useMemo(() => traceTagsQuestion(scope), [scope]));
  return { names: valueOf(answer) ?? none, isLoading: answer.is === 'loading' };
}

/** Undefined `tag` asks nothing. */
export function useKnownValues(metrics: Metrics, tag: string | undefined, want: SearchedTraces): KnownTags {
  const scope = useTraceScope(metrics);
  const question = useMemo(
    () => (tag === undefined || tag === '' ? undefined : traceTagValuesQuestion(tag, want, scope)),
    [tag, want, scope]
  );
  const answer = useAnswer(question);
  return { names: (question && valueOf(answer)) ?? none, isLoading: question !== undefined && answer.is === 'loading' };
}

const none: readonly string[] = [];
