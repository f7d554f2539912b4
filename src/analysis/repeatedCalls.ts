import type { SpanId } from '../model/ids';
import { operationKey } from '../model/usual';
import { ms, type Ms } from '../model/units';
import type { TraceNode } from './traceTree';

/** One span called the same operation many times, each time after the one before had ended. */
export interface RepeatedCalls {
  readonly parent: TraceNode;
  readonly first: TraceNode;
  readonly count: number;
  /** What they took together. */
  readonly total: Ms;
}

/** So many calls in a row are worth a word. */
export const manyCalls = 10;

/** Sums of doubles near 1.7e12 are off by some tenths of a microsecond. */
const rounding = 0.002;

/**
 * For each operation of a service, the longest row of calls by one parent in which each began when the one before had
 * ended, where it is at least {@link manyCalls} long: the sign of a query per item ("N+1"), which one query for all would replace.
 *
 *   shop     |===================|
 *     price   |=||=||=||=| …          one after the other
 *
 * `nodes` in the order of a tree: siblings by start. Calls to other operations in between do not break a row, calls
 * that run at once do. Wrong where each call needs what the one before brought.
 */
export function repeatedCalls(nodes: Iterable<TraceNode>): ReadonlyMap<string, RepeatedCalls> {
  const longest = new Map<string, RepeatedCalls>();
  const open = new Map<SpanId, Map<string, Run>>();
  for (const node of nodes) {
    if (!node.parent) {
      continue;
    }
    const key = operationKey(node.span.service, node.span.operation);
    const run = continued(runsOf(open, node.parent).get(key), { node, parent: node.parent });
    runsOf(open, node.parent).set(key, run);
    if (run.count >= manyCalls && run.count > (longest.get(key)?.count ?? 0)) {
      longest.set(key, run);
    }
  }
  return longest;
}

interface Run extends RepeatedCalls {
  readonly last: TraceNode;
}

function runsOf(open: Map<SpanId, Map<string, Run>>, { span }: TraceNode): Map<string, Run> {
  const runs = open.get(span.spanId) ?? new Map<string, Run>();
  open.set(span.spanId, runs);
  return runs;
}

function continued(run: Run | undefined, { node, parent }: { node: TraceNode; parent: TraceNode }): Run {
  return run && node.start - run.last.start >= run.last.duration - rounding
    ? { ...run, last: node, count: run.count + 1, total: ms(run.total + node.duration) }
    : { parent, first: node, last: node, count: 1, total: node.duration };
}
