import { useMemo } from 'react';
import type { TraceNode, TraceTree } from '../../analysis/traceTree';
import type { Answer } from '../../grafana/answerState';
import type { LogLine } from '../../model/log';
import { logsOfSpan } from '../parts/logsOfTrace';
import { useLogLines } from '../parts/useLogLines';
import { linesOfSpan, type TraceLog } from './useTraceLines';
import { useSettled } from './useSettled';

const limit = 200;

/**
 * The lines of one span: out of those of its trace where these are all there, else asked for by themselves, but not
 * while one is still moving from span to span.
 */
export function useSpanLines(node: TraceNode, tree: TraceTree, log: TraceLog): Answer<readonly LogLine[]> {
  const { span } = node;
  const settled = useSettled(span);
  const known = useMemo(() => linesOfSpan(log, span.spanId), [log, span]);
  const isAsked = known === undefined && settled === span;
  const wanted = useMemo(
    () => (isAsked ? { ...logsOfSpan(tree.traceId, span), limit } : undefined),
    [isAsked, tree, span]
  );
  const { answer } = useLogLines(wanted);
  return known ?? answer;
}
