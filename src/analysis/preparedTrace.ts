import { asPart, finished, type Steps } from '../model/steps';
import type { Trace } from '../model/trace';
import { criticalPathSteps, type CriticalPath } from './criticalPath';
import { summarySteps, type TraceInShort } from './traceSummary';
import { treeSteps, type TraceTree } from './traceTree';
import { rowSteps, type Row } from './waterfall';

/** All that is concluded of a whole trace before its first row is drawn. */
export interface PreparedTrace {
  readonly tree: TraceTree;
  readonly path: CriticalPath;
  readonly short: TraceInShort;
  /** The waterfall with nothing folded away. */
  readonly rows: readonly Row[];
}

export function preparedTrace(trace: Trace): PreparedTrace {
  return finished(preparingTrace(trace));
}

/** {@link preparedTrace} in steps, each yielding the share that is done. */
export function* preparingTrace(trace: Trace): Steps<PreparedTrace> {
  const tree = yield* asPart(treeSteps(trace), 0, 0.7);
  const path = yield* asPart(criticalPathSteps(tree), 0.7, 0.8);
  const short = yield* asPart(summarySteps(tree), 0.8, 0.9);
  const rows = yield* asPart(rowSteps(tree), 0.9, 1);
  return { tree, path, short, rows };
}
