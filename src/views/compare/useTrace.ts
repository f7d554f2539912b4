import { useEffect, useMemo, useState } from 'react';
import { preparedTrace, preparingTrace, type PreparedTrace } from '../../analysis/preparedTrace';
import { useAnswer } from '../../grafana/answer';
import { valueOf, type Answer } from '../../grafana/answerState';
import { useEnvironment } from '../../grafana/environment';
import { inSlices } from '../../grafana/inSlices';
import type { TraceId } from '../../model/ids';
import type { Trace } from '../../model/trace';
import { signalIn } from '../../telemetry/scope';
import { traceQuestion } from '../../telemetry/trace';

/** One of the two traces: undefined while none is chosen. */
export interface ChosenTrace {
  readonly traceId: TraceId;
  readonly answer: Answer<Trace>;
  /** Once it has arrived and is put in order. */
  readonly prepared?: PreparedTrace;
}

export function useTrace(traceId: TraceId | undefined): ChosenTrace | undefined {
  const { environment } = useEnvironment();
  const answer = useAnswer(
    useMemo(
      () => (traceId === undefined ? undefined : traceQuestion(traceId, signalIn(environment, 'traces'))),
      [traceId, environment]
    )
  );
  const trace = traceId === undefined ? undefined : valueOf(answer);
  const prepared = usePreparedTrace(trace);
  return traceId === undefined ? undefined : { traceId, answer, prepared };
}

/** Larger ones are put in order in slices, so that the page can be used meanwhile. */
const atOnce = 3000;

function usePreparedTrace(trace: Trace | undefined): PreparedTrace | undefined {
  const small = useMemo(() => (trace && trace.spans.length < atOnce ? preparedTrace(trace) : undefined), [trace]);
  const [large, setLarge] = useState<{ readonly of: Trace; readonly prepared: PreparedTrace }>();
  useEffect(() => {
    if (!trace || small) {
      return undefined;
    }
    const left = new AbortController();
    inSlices(preparingTrace(trace), { signal: left.signal }).then(
      (prepared) => left.signal.aborted || setLarge({ of: trace, prepared }),
      () => undefined
    );
    return () => left.abort();
  }, [trace, small]);
  return small ?? (large && large.of === trace ? large.prepared : undefined);
}
