import { operationKey } from '../model/usual';
import type { ServiceId } from '../model/service';
import { ms, type Ms } from '../model/units';
import { flameGraph, type FlameBox } from './flameGraph';
import type { PreparedTrace } from './preparedTrace';
import type { TraceNode } from './traceTree';

/** What the spans of one call path came to in one of the traces. */
export interface DifferenceSide {
  /** By start. */
  readonly nodes: readonly TraceNode[];
  /** Durations, added. */
  readonly total: Ms;
  /** Self times, added. */
  readonly self: Ms;
  /** Their part of the critical path. */
  readonly critical: Ms;
  readonly failed: number;
  readonly slowest?: TraceNode;
}

/**
 * How a call path differs:
 * - `only-before`, `only-after`: it is in one trace alone;
 * - `failing`, `mended`: more of its spans failed after than before, or fewer;
 * - `slower`, `faster`: its total differs by at least a fifth of the larger one and a hundredth of the longer trace;
 * - `same`: none of these.
 */
export type DifferenceStatus = 'only-before' | 'only-after' | 'failing' | 'mended' | 'slower' | 'faster' | 'same';

/** The spans of one call path, in both traces. */
export interface DifferenceGroup {
  readonly service: ServiceId;
  readonly operation: string;
  readonly depth: number;
  readonly parent?: DifferenceGroup;
  readonly children: readonly DifferenceGroup[];
  readonly before: DifferenceSide;
  readonly after: DifferenceSide;
  readonly status: DifferenceStatus;
  /** What it adds to the change of the trace's duration by itself: the change of its part of the critical path. */
  readonly own: Ms;
  /** The same with all below it. */
  readonly withBelow: Ms;
  /** Whether it or anything below it is not the same. */
  readonly differs: boolean;
}

export interface TraceDifference {
  /** Each group before its children; among siblings those that explain most of the change first. */
  readonly order: readonly DifferenceGroup[];
  /** Durations of the two critical paths: of the roots. */
  readonly before: Ms;
  readonly after: Ms;
  /** `after` less `before`. All groups' `own` add up to it. */
  readonly change: Ms;
  /** Groups that drive the change, in its direction, largest first, until nothing of weight is left. */
  readonly contributors: readonly DifferenceGroup[];
  /** Calls of paths, or beyond those of the other trace, that only one trace has. */
  readonly callsOnlyBefore: number;
  readonly callsOnlyAfter: number;
}

const leastShareOfTotal = 0.2;
const leastShareOfTrace = 0.01;
/** Who explains less than this of the change is not worth a name in a sentence. */
const leastContribution = 0.05;

interface Draft extends Omit<DifferenceGroup, 'parent' | 'children' | 'withBelow' | 'differs'> {
  readonly parent?: Draft;
  readonly children: Draft[];
  withBelow: Ms;
  differs: boolean;
}

/**
 * What the second trace does otherwise than the first: in structure, durations, failures and critical paths.
 *
 * Spans belong together that were called in the same way: same service and operation, below ancestors of the same. So
 * it does not matter in which order calls came nor which instance served them, and a call that moved below another one
 * counts as one that is gone and one that is new. Iterative.
 */
export function traceDifference(before: PreparedTrace, after: PreparedTrace): TraceDifference {
  const [from, to] = [durationOf(before), durationOf(after)];
  const drafts = mergedGroups(before, after);
  const order = settled(drafts);
  const change = ms(to - from);
  return {
    order,
    before: from,
    after: to,
    change,
    contributors: contributorsTo(change, order),
    callsOnlyBefore: order.reduce((sum, group) => sum + moreCalls(group.before, group.after), 0),
    callsOnlyAfter: order.reduce((sum, group) => sum + moreCalls(group.after, group.before), 0),
  };
}

/** The k-th calls of a path in both traces, by start; where there are more in one of them, they stand alone. */
export function pairedSpans({ before, after }: DifferenceGroup): ReadonlyArray<{
  readonly before?: TraceNode;
  readonly after?: TraceNode;
}> {
  const count = Math.max(before.nodes.length, after.nodes.length);
  return Array.from({ length: count }, (_, index) => ({ before: before.nodes[index], after: after.nodes[index] }));
}

function moreCalls(one: DifferenceSide, other: DifferenceSide): number {
  return Math.max(0, one.nodes.length - other.nodes.length);
}

function durationOf({ path }: PreparedTrace): Ms {
  return path.root?.duration ?? ms(0);
}

interface Pair {
  readonly parent?: Draft;
  readonly before?: FlameBox;
  readonly after?: FlameBox;
}

/** Parents before their children. */
function mergedGroups(before: PreparedTrace, after: PreparedTrace): readonly Draft[] {
  const drafts: Draft[] = [];
  const longest = Math.max(durationOf(before), durationOf(after));
  const waiting = paired(flameGraph(before.tree).roots, flameGraph(after.tree).roots);
  for (let pair = waiting.pop(); pair; pair = waiting.pop()) {
    const draft = draftOf(pair, { before, after, longest });
    if (draft) {
      drafts.push(draft);
      for (const below of paired(pair.before?.children ?? [], pair.after?.children ?? [])) {
        waiting.push({ ...below, parent: draft });
      }
    }
  }
  return drafts;
}

function paired(before: readonly FlameBox[], after: readonly FlameBox[]): Pair[] {
  const pairs = new Map<string, Pair>(before.map((box) => [keyOf(box), { before: box }]));
  for (const box of after) {
    pairs.set(keyOf(box), { ...pairs.get(keyOf(box)), after: box });
  }
  return [...pairs.values()];
}

function keyOf({ service, operation }: FlameBox): string {
  return operationKey(service, operation);
}

interface Traces {
  readonly before: PreparedTrace;
  readonly after: PreparedTrace;
  readonly longest: number;
}

function draftOf({ parent, ...boxes }: Pair, traces: Traces): Draft | undefined {
  const box = boxes.before ?? boxes.after;
  if (!box) {
    return undefined;
  }
  const before = sideOf(boxes.before, traces.before);
  const after = sideOf(boxes.after, traces.after);
  const status = statusOf(before, after, traces.longest);
  const own = ms(after.critical - before.critical);
  const { service, operation, depth } = box;
  const base = { service, operation, depth, parent, children: [], before, after, status };
  return { ...base, own, withBelow: own, differs: status !== 'same' };
}

const nothing: DifferenceSide = { nodes: [], total: ms(0), self: ms(0), critical: ms(0), failed: 0 };

function sideOf(box: FlameBox | undefined, { path }: PreparedTrace): DifferenceSide {
  if (!box) {
    return nothing;
  }
  const { nodes, total, self, failed, slowest } = box;
  const critical = nodes.reduce((sum, { span }) => sum + (path.shares.get(span.spanId) ?? 0), 0);
  return { nodes, total, self, critical: ms(critical), failed, slowest };
}

function statusOf(before: DifferenceSide, after: DifferenceSide, longest: number): DifferenceStatus {
  if (before.nodes.length === 0 || after.nodes.length === 0) {
    return before.nodes.length === 0 ? 'only-after' : 'only-before';
  }
  if (before.failed !== after.failed) {
    return after.failed > before.failed ? 'failing' : 'mended';
  }
  const change = after.total - before.total;
  const least = Math.max(Math.max(before.total, after.total) * leastShareOfTotal, longest * leastShareOfTrace);
  if (change === 0 || Math.abs(change) < least) {
    return 'same';
  }
  return change > 0 ? 'slower' : 'faster';
}

/** What is known of those below, and all in the order of a walk that goes down first. */
function settled(drafts: readonly Draft[]): readonly Draft[] {
  const roots: Draft[] = [];
  for (let index = drafts.length - 1; index >= 0; index -= 1) {
    const draft = drafts[index];
    if (draft?.parent) {
      draft.parent.withBelow = ms(draft.parent.withBelow + draft.withBelow);
      draft.parent.differs ||= draft.differs;
    }
  }
  for (const draft of drafts) {
    (draft.parent?.children ?? roots).push(draft);
  }
  const order: Draft[] = [];
  const waiting = roots.sort(leastFirst);
  for (let group = waiting.pop(); group; group = waiting.pop()) {
    order.push(group);
    for (const child of [...group.children.sort(leastFirst)]) {
      waiting.push(child);
    }
    group.children.reverse();
  }
  return order;
}

/** The same whichever of the traces comes first. */
function leastFirst(a: Draft, b: Draft): number {
  const weight = Math.abs(a.withBelow) - Math.abs(b.withBelow) || largerTotal(a) - largerTotal(b);
  if (Math.abs(weight) > 1e-6) {
    return weight;
  }
  return operationKey(a.service, a.operation) < operationKey(b.service, b.operation) ? 1 : -1;
}

function largerTotal({ before, after }: Draft): number {
  return Math.max(before.total, after.total);
}

function contributorsTo(change: Ms, order: readonly DifferenceGroup[]): readonly DifferenceGroup[] {
  return order
    .filter(({ own }) => own * change > 0 && Math.abs(own) >= Math.abs(change) * leastContribution)
    .sort((a, b) => Math.abs(b.own) - Math.abs(a.own));
}
