import { useMemo } from 'react';
import { linesBySpan, logMarks, type TraceLines } from '../../analysis/logMarks';
import type { PreparedTrace } from '../../analysis/preparedTrace';
import { valueOf, type Answer } from '../../grafana/answerState';
import type { SpanId } from '../../model/ids';
import type { LogLine } from '../../model/log';
import { absent, ready, type Caveat } from '../../model/outcome';
import type { LogMarks } from '../../model/spanLogs';
import { logsOfKnownTrace } from '../parts/logsOfTrace';
import type { LinesWanted } from '../parts/linesWanted';
import { useLogLines } from '../parts/useLogLines';

/** As many as are read at once; a trace with more has its spans asked one by one. */
const limit = 1000;

/** What a trace logged, asked once when it is opened. */
export interface TraceLog {
  readonly answer: Answer<readonly LogLine[]>;
  /** By span, once they have arrived. */
  readonly told?: TraceLines;
  readonly marks?: LogMarks;
}

type Known = Pick<PreparedTrace, 'tree' | 'short'>;

export function useTraceLines({ tree, short }: Known): TraceLog {
  const { answer } = useLogLines(useMemo(() => wantedOf({ tree, short }), [tree, short]));
  const lines = valueOf(answer);
  const told = useMemo(() => lines && linesBySpan(lines, tree), [lines, tree]);
  const marks = useMemo(() => told && logMarks(told, tree), [told, tree]);
  return useMemo(() => ({ answer, told, marks }), [answer, told, marks]);
}

function wantedOf({ tree, short }: Known): LinesWanted | undefined {
  return tree.order.length > 0 ? { ...logsOfKnownTrace(tree.traceId, short), limit } : undefined;
}

/**
 * The lines of one span as far as the trace's answer tells; undefined where the span has to be asked for by itself,
 * because there are more lines than were read, or because asking for all of them failed.
 */
export function linesOfSpan({ answer, told }: TraceLog, spanId: SpanId): Answer<readonly LogLine[]> | undefined {
  switch (answer.is) {
    case 'failed':
      return undefined;
    case 'ready': {
      const lines = told?.bySpan.get(spanId) ?? [];
      if (answer.caveats.some(isPartial)) {
        return undefined;
      }
      return lines.length > 0 ? ready(lines, answer.caveats) : absent({ why: 'nothing-found' });
    }
    case 'loading':
      return answer.last && told ? { ...answer, last: told.bySpan.get(spanId) ?? [] } : answer;
    default:
      return answer;
  }
}

function isPartial({ kind }: Caveat): boolean {
  return kind === 'truncated' || kind === 'part-failed';
}
