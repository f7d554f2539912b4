import { useCallback, useMemo, useState } from 'react';
import { tracedGraph, type TracedGraph } from '../../../analysis/map/tracedGraph';
import type { PreparedTrace } from '../../../analysis/preparedTrace';
import { useAnswer } from '../../../grafana/answer';
import { valueOf, type Answer } from '../../../grafana/answerState';
import type { Environment } from '../../../model/environment';
import type { TraceId } from '../../../model/ids';
import type { ServiceId } from '../../../model/service';
import type { Trace } from '../../../model/trace';
import { signalIn } from '../../../telemetry/scope';
import { traceQuestion } from '../../../telemetry/trace';
import { usePrepared, type Prepared } from '../../parts/usePrepared';

/** The trace that the address names, from asking for it until it is put in order. */
export interface ChosenTrace {
  /** Undefined where none is chosen. */
  readonly traceId: TraceId | undefined;
  readonly answer: Answer<Trace>;
  readonly prepared: Prepared;
  /** Undefined until it is known. */
  readonly route: { readonly traced: TracedGraph; readonly prepared: PreparedTrace } | undefined;
  /** Services that stand on the map by themselves because that was asked for. */
  readonly kept: readonly ServiceId[];
  readonly keep: (services: readonly ServiceId[]) => void;
}

const nobody: readonly ServiceId[] = [];

export function useChosenTrace(environment: Environment, traceId: TraceId | undefined): ChosenTrace {
  const question = useMemo(
    () => (traceId ? traceQuestion(traceId, signalIn(environment, 'traces')) : undefined),
    [traceId, environment]
  );
  const answer = useAnswer(question, environment);
  const prepared = usePrepared(traceId && valueOf(answer));
  const known = prepared.is === 'ready' ? prepared.prepared : undefined;
  const route = useMemo(() => known && { traced: tracedGraph(known), prepared: known }, [known]);
  const [asked, setAsked] = useState<{ readonly of: TraceId; readonly services: readonly ServiceId[] }>();
  const kept = asked && asked.of === traceId ? asked.services : nobody;
  const keep = useCallback(
    (services: readonly ServiceId[]) => setAsked(traceId && { of: traceId, services }),
    [traceId]
  );
  return useMemo(
    () => ({ traceId, answer, prepared, route, kept, keep }),
    [traceId, answer, prepared, route, kept, keep]
  );
}
