import { useMemo } from 'react';
import { comparedSample } from '../../analysis/comparedSample';
import { overRepresented, type Differences } from '../../analysis/overRepresented';
import { isTraceSelected, spread } from '../../analysis/quickSelections';
import { useAnswer } from '../../grafana/answer';
import { mapAnswer, type Answer } from '../../grafana/answerState';
import { useWindow } from '../../grafana/clock';
import { useEnvironment } from '../../grafana/environment';
import { useTracesById } from '../../grafana/tracesById';
import type { ComparedSpans } from '../../model/comparedSpans';
import type { Problem } from '../../model/outcome';
import type { TraceSummary } from '../../model/trace';
import type { TraceSelection } from '../../model/traceSelection';
import { signalIn, type SignalScope } from '../../telemetry/scope';
import { traceCompareQuestion } from '../../telemetry/traceCompare';
import type { SelectionProps } from './selectionProps';

/** Of what the differences are told. */
export type ToldFrom =
  | { readonly is: 'metrics'; readonly found: number }
  /** `refused` is what the trace store replied to being asked to count; without it, it found nothing to count. */
  | {
      readonly is: 'sample';
      readonly selected: number;
      readonly others: number;
      readonly found: number;
      readonly refused?: Problem;
    };

export interface DifferencesTold {
  readonly differences: Differences;
  readonly from: ToldFrom;
}

export interface DifferencesAnswer {
  readonly answer: Answer<DifferencesTold>;
  /** How far the reading of a sample is; undefined where the trace store counts by itself. */
  readonly progress?: { readonly read: number; readonly all: number };
}

/** How many traces of either side are read where the trace store does not count. */
const sampled = 40;

/** How traces are asked for here and now. */
export function useTraceScope(): SignalScope {
  const { environment } = useEnvironment();
  const { window, step } = useWindow();
  return useMemo(() => ({ ...signalIn(environment, 'traces'), window, step }), [environment, window, step]);
}

/** Counted by the trace store where it can, else in a sample of the traces that were found. */
export function useDifferences(
  { want, found }: Pick<SelectionProps, 'want' | 'found'>,
  selection: TraceSelection | undefined
): DifferencesAnswer {
  const scope = useTraceScope();
  const question = useMemo(
    () => (selection ? traceCompareQuestion(want, selection, scope) : undefined),
    [want, selection, scope]
  );
  const counted = useAnswer(question);
  const needsSample = counted.is === 'failed' || counted.is === 'absent';
  const picked = useMemo(
    () => (selection && needsSample ? pickedOf(found, selection) : undefined),
    [found, selection, needsSample]
  );
  const sample = useTracesById(picked?.ids, scope.names);
  const refused = counted.is === 'failed' ? counted.problem : undefined;
  const answer = useMemo(() => {
    const told = (spans: ComparedSpans, from: ToldFrom) => ({
      differences: overRepresented(spans, selection ?? {}),
      from,
    });
    if (!picked || !selection) {
      return mapAnswer(counted, (spans) => told(spans, { is: 'metrics', found: found.length }));
    }
    return mapAnswer(sample.answer, (traces) => {
      const read = new Set(traces.map(({ traceId }) => traceId));
      const own = picked.selected.filter(({ traceId }) => read.has(traceId)).length;
      const from = { selected: own, others: read.size - own, found: found.length, refused };
      return told(comparedSample(traces, found, selection), { is: 'sample', ...from });
    });
  }, [counted, picked, selection, sample.answer, found, refused]);
  return { answer, ...(picked ? { progress: { read: sample.read, all: picked.ids.length } } : {}) };
}

function pickedOf(found: readonly TraceSummary[], selection: TraceSelection) {
  const selected = spread(
    found.filter((trace) => isTraceSelected(trace, selection)),
    sampled
  );
  const others = spread(
    found.filter((trace) => !isTraceSelected(trace, selection)),
    sampled
  );
  return { selected, ids: [...selected, ...others].map(({ traceId }) => traceId) };
}
