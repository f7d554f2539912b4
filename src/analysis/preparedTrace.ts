import type { Trace } from '../model/trace';
import { criticalPath, type CriticalPath } from './criticalPath';
import { traceTree, type TraceTree } from './traceTree';

/** All that is concluded of a whole trace before its first row is drawn. */
export interface PreparedTrace {
  readonly tree: TraceTree;
  readonly path: CriticalPath;
}

export function preparedTrace(trace: Trace): PreparedTrace {
  const tree = traceTree(trace);
  return { tree, path: criticalPath(tree) };
}
