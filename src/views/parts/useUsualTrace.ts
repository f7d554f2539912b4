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
export const newestAmong = 50;

/**
 * The newest traces of the same operation as `root` in the chosen time. Operations are looked for among received
 * requests, so work that nobody asked for finds none.
 */
export function useTracesLike(root: Span): Answer<readonly TraceSummary[]> {
  const { environment } = useEnvironment();
  const { window, step } = useWindow();
  const { service, operation } = root;
  return useAnswer(
    useMemo(
      () =>
        tracesQuestion(
          { service, operation, pick: 'newest', limit: newestAmong },
          { ...signalIn(environment, 'traces'), window, step }
        ),
      [service, operation, environment, window, step]
    )
  );
}

/** A trace of them that is like most of them, and not `except`. Undefined in the answer where there is none. */
export function useUsualTrace(root: Span, except: TraceId): Answer<TraceSummary | undefined> {
  return mapAnswer(useTracesLike(root), (traces) => usualTrace(traces, except));
}
