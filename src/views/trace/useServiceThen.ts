import { useMemo } from 'react';
import { redAt } from '../../analysis/redAt';
import type { TraceNode } from '../../analysis/traceTree';
import { useAnswer } from '../../grafana/answer';
import { mapAnswer, type Answer } from '../../grafana/answerState';
import type { Red, RedOverTime } from '../../model/red';
import type { ServiceId } from '../../model/service';
import { epochMs, minutes, ms } from '../../model/units';
import { windowOf, type Window } from '../../model/window';
import type { Question } from '../../telemetry/question';
import { stepFor } from '../../telemetry/rateWindow';
import { redQuestion } from '../../telemetry/red';
import type { MetricScope } from '../../telemetry/scope';
import { useSettled } from './useSettled';

const minute = minutes(1);
/** Before and after a span: room for a few samples even where they come each minute. */
const margin = minutes(2);

/** How a span's service was at that moment. While one moves from span to span nothing is asked. */
export function useServiceThen(node: TraceNode, scope: MetricScope | undefined): Answer<Red> {
  const settled = useSettled(node);
  const { service } = settled.span;
  const { from, to } = momentAround(settled);
  const question = useMemo(
    () => (scope ? thenQuestion(service, { ...scope, window: windowOf(from, to) }) : undefined),
    [service, scope, from, to]
  );
  const end = settled.span.start + settled.span.duration;
  const answer = useAnswer(question);
  return useMemo(() => mapAnswer(answer, (red) => redAt(red, epochMs(end))), [answer, end]);
}

/** To whole minutes, so that the spans of one service ask once. On the clock of its process, not the trace's. */
export function momentAround({ span }: Pick<TraceNode, 'span'>): Window {
  const from = Math.floor((span.start - margin) / minute) * minute;
  return windowOf(from, Math.ceil((span.start + span.duration + margin) / minute) * minute);
}

/** Three figures and nothing to click on: exemplars would be asked for in vain. */
function thenQuestion(service: ServiceId, scope: MetricScope): Question<RedOverTime> {
  const step = stepFor(scope.window, ms(Math.max(minute, scope.profile.pushInterval)));
  const question = redQuestion({ is: 'service', service }, { ...scope, step });
  return {
    ...question,
    queries: question.queries.map((query) => (query.kind === 'promql' ? { ...query, exemplars: false } : query)),
  };
}
