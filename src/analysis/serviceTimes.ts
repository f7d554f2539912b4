import type { SpanId } from '../model/ids';
import { serviceKey, type ServiceId } from '../model/service';
import { operationKey } from '../model/usual';
import { ms, ratio, type Ms, type Ratio } from '../model/units';
import type { PreparedTrace } from './preparedTrace';
import { repeatedCalls, type RepeatedCalls } from './repeatedCalls';
import type { TraceNode } from './traceTree';

/** What some spans of a trace took together. */
export interface SpanTimes {
  readonly spans: number;
  readonly errors: number;
  /** The time in which at least one of them ran: what passed on the clock, however many ran at once. */
  readonly total: Ms;
  /** Their self times, added. */
  readonly self: Ms;
  /** Of the self times of all spans of the trace. */
  readonly selfShare: Ratio;
  /** Of the critical path. */
  readonly pathShare: Ratio;
  /** The longest of them; the first among equals. */
  readonly slowest: TraceNode;
}

export interface OperationTimes extends SpanTimes {
  readonly operation: string;
  readonly repeated?: RepeatedCalls;
}

export interface ServiceTimes extends SpanTimes {
  readonly service: ServiceId;
  readonly operations: readonly OperationTimes[];
}

/**
 * What each service did in a trace and what each of its operations did, of the spans that are `shown`; shares are of
 * the whole trace. By their share of the critical path, then by self time.
 *
 * A service's total holds what it waited for others; self times are what is left when that is taken away, and together
 * more than the trace's duration where work went on at once.
 */
export function serviceTimes(prepared: PreparedTrace, shown: Iterable<SpanId>): readonly ServiceTimes[] {
  const wanted = new Set(shown);
  const nodes = prepared.tree.order.filter(({ span }) => wanted.has(span.spanId));
  const whole = wholeOf(prepared);
  const repeated = repeatedCalls(nodes);
  return groups(nodes, ({ span }) => serviceKey(span.service))
    .map((group) => ({
      service: group.first.span.service,
      ...timesOf(group, whole),
      operations: groups(group.nodes, ({ span }) => span.operation)
        .map((own) => ({
          operation: own.first.span.operation,
          repeated: repeated.get(operationKey(own.first.span.service, own.first.span.operation)),
          ...timesOf(own, whole),
        }))
        .sort(byWeight),
    }))
    .sort(byWeight);
}

interface Whole {
  readonly self: number;
  readonly path: number;
  readonly shares: PreparedTrace['path']['shares'];
}

function wholeOf({ tree, path }: PreparedTrace): Whole {
  const self = tree.order.reduce((sum, node) => sum + node.selfTime, 0);
  return { self, path: path.root?.duration ?? 0, shares: path.shares };
}

interface Group {
  readonly first: TraceNode;
  readonly nodes: TraceNode[];
}

function groups(nodes: readonly TraceNode[], keyOf: (node: TraceNode) => string): readonly Group[] {
  const found = new Map<string, Group>();
  for (const node of nodes) {
    const key = keyOf(node);
    const group = found.get(key);
    if (group) {
      group.nodes.push(node);
    } else {
      found.set(key, { first: node, nodes: [node] });
    }
  }
  return [...found.values()];
}

function timesOf({ first, nodes }: Group, whole: Whole): SpanTimes {
  let errors = 0;
  let self = 0;
  let path = 0;
  let slowest = first;
  for (const node of nodes) {
    errors += node.span.status === 'error' ? 1 : 0;
    self += node.selfTime;
    path += whole.shares.get(node.span.spanId) ?? 0;
    slowest = node.duration > slowest.duration ? node : slowest;
  }
  return {
    spans: nodes.length,
    errors,
    total: covered(nodes),
    self: ms(self),
    selfShare: ratio(whole.self > 0 ? self / whole.self : 0),
    pathShare: ratio(whole.path > 0 ? path / whole.path : 0),
    slowest,
  };
}

/** Counted from the first start: sums of epoch times would lose the microseconds. */
function covered(nodes: readonly TraceNode[]): Ms {
  const byStart = [...nodes].sort((a, b) => a.start - b.start);
  const zero = byStart[0]?.start ?? 0;
  let sum = 0;
  let reached = 0;
  for (const { start, duration } of byStart) {
    const end = start - zero + duration;
    sum += Math.max(0, end - Math.max(reached, start - zero));
    reached = Math.max(reached, end);
  }
  return ms(sum);
}

function byWeight(a: SpanTimes, b: SpanTimes): number {
  return b.pathShare - a.pathShare || b.self - a.self || a.slowest.start - b.slowest.start;
}
