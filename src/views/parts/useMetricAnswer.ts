import { useMemo } from 'react';
import { useAnswer } from '../../grafana/answer';
import { afterAnswer, type Answer } from '../../grafana/answerState';
import { withCaveat } from '../../model/outcome';
import { recordedForm } from '../../telemetry/guard/recorded';
import type { Question } from '../../telemetry/question';
import type { MetricScope } from '../../telemetry/scope';
import type { Metrics } from './useMetricScope';

export interface MetricAnswer<Value> {
  readonly answer: Answer<Value>;
  /** What is asked; undefined until it is known in what. */
  readonly question: Question<Value> | undefined;
}

/**
 * The answer to a question of metrics in what the page can afford: of the recorded metrics over the whole of what was
 * chosen where they make it up, and else of a time that the answer names. Keep the identity of `build`.
 */
export function useMetricAnswer<Value>(
  { scope, recorded, narrowed, profile, environment }: Metrics,
  build: (scope: MetricScope) => Question<Value>
): MetricAnswer<Value> {
  const { question, limit } = useMemo(() => {
    const whole = recorded && recordedForm(build(recorded.scope), environment.id, recorded.parts);
    return whole ? { question: whole } : { question: scope && build(scope), limit: narrowed };
  }, [scope, recorded, narrowed, environment.id, build]);
  const answer = afterAnswer(profile, useAnswer(question, environment));
  return {
    question,
    answer: useMemo(
      () => (limit && (answer.is === 'ready' || answer.is === 'absent') ? withCaveat(answer, limit) : answer),
      [answer, limit]
    ),
  };
}
