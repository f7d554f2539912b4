import { useMemo } from 'react';
import { usualTrace } from '../../analysis/usualTrace';
import { useAnswer } from '../../grafana/answer';
import { mapAnswer, type Answer } from '../../grafana/answerState';
import { useWindow } from '../../grafana/clock';
import { useEnvironment } from '../../grafana/environment';
import type { TraceId } from '../../model/ids';
import type { Span, TraceSummary } from '../../model/trace';
import { signalIn } from '../../telemetry/scope';
import { tracesQuestion } from '../../telemetry/traceSearch';

/** So many newest traces are looked at. */
export const usualAmong = 50;

/**
 * A trace of the same operation as `root` that is like most of them in the chosen time, and not `except`. Undefined in
 * the answer where there is none. Operations are looked for among received requests, so work that nobody asked for
 * finds none.
 */
export function useUsualTrace(root: Span, except: TraceId): Answer<TraceSummary | undefined> {
  const { environment } = useEnvironment();
  const { window, step } = useWindow();
  const { service, operation } = root;
  const answer = useAnswer(
    useMemo(
      () =>
        tracesQuestion(
          { service, operation, pick: 'newest', limit: usualAmong },
          { ...signalIn(environment, 'traces'), window, step }
        ),
      [service, operation, environment, window, step]
    )
  );
  return mapAnswer(answer, (traces) => usualTrace(traces, except));
}
