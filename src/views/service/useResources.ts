import { useMemo } from 'react';
import { useAnswer } from '../../grafana/answer';
import { afterAnswer, mapAnswer, valueOf, type Answer } from '../../grafana/answerState';
import { slowStatements } from '../../analysis/slowStatements';
import type { BusinessMetric } from '../../model/environment';
import type { AskedFigure, StatementTotal } from '../../model/resource';
import type { ServiceId } from '../../model/service';
import { signalIn } from '../../telemetry/scope';
import { figuresQuestion } from '../../telemetry/tiers/figures';
import { resourceJoinsQuestion } from '../../telemetry/tiers/joins';
import { resourceNamesQuestion } from '../../telemetry/tiers/names';
import { statementSpansQuestion, statementTimesQuestion } from '../../telemetry/tiers/statements';
import type { Metrics } from '../parts/useMetricScope';

export interface Statements {
  readonly statements: readonly StatementTotal[];
  /** How many spans were looked at; absent where all executions were counted. */
  readonly sampled?: number;
}

const tracesLookedAt = 50;
const noBusiness: readonly BusinessMetric[] = [];

/** Which metrics of resources there are at all. */
export function useResourceNames({ scope, profile }: Metrics): Answer<readonly string[]> {
  const asked = useMemo(() => (scope ? resourceNamesQuestion(scope.window) : undefined), [scope]);
  return afterAnswer(profile, useAnswer(asked));
}

/**
 * What a service runs on, is made of and is there for. First which of the metrics that are there are the service's, and
 * only then those: nothing is asked for that is not there.
 */
export function useFigures(
  service: ServiceId,
  { scope, environment }: Metrics,
  names: Answer<readonly string[]>
): Answer<readonly AskedFigure[]> {
  const there = valueOf(names);
  const joinsAsked = useMemo(
    () => (scope && there ? resourceJoinsQuestion(service, there, scope) : undefined),
    [service, scope, there]
  );
  const joins = useAnswer(joinsAsked);
  const joined = valueOf(joins);
  const business = environment.overrides?.business ?? noBusiness;
  // Without any metric of resources there may still be some of the business.
  const isBare = names.is === 'absent';
  const figuresAsked = useMemo(() => {
    const known = there && joined ? { names: there, joins: joined } : undefined;
    return scope && (known || isBare) ? figuresQuestion({ service, known, business }, scope) : undefined;
  }, [service, scope, there, joined, isBare, business]);
  const figures = useAnswer(figuresAsked);
  return isBare ? figures : afterAnswer(names, afterAnswer(joins, figures));
}

/** Counted where metrics tell of statements, else from a sample of spans. */
export function useStatements(
  service: ServiceId,
  { scope, environment, clock }: Metrics,
  names: Answer<readonly string[]>
): Answer<Statements> {
  const there = valueOf(names);
  const timesAsked = useMemo(
    () => (scope && there ? statementTimesQuestion(service, there, scope) : undefined),
    [service, scope, there]
  );
  const times = useAnswer(timesAsked);
  const isUncounted = timesAsked ? times.is === 'absent' || times.is === 'failed' : names.is !== 'loading';
  const { window, step } = clock;
  const spansAsked = useMemo(
    () =>
      isUncounted
        ? statementSpansQuestion(
            { service, limit: tracesLookedAt },
            { ...signalIn(environment, 'traces'), window, step }
          )
        : undefined,
    [isUncounted, service, environment, window, step]
  );
  const spans = useAnswer(spansAsked);
  return useMemo<Answer<Statements>>(
    () => (isUncounted ? mapAnswer(spans, slowStatements) : mapAnswer(times, (statements) => ({ statements }))),
    [isUncounted, spans, times]
  );
}
