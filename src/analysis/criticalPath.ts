import type { SpanId } from '../model/ids';
import { finished, itemsPerStep, type Steps } from '../model/steps';
import { ms, type EpochMs, type Ms } from '../model/units';
import { sortedSteps } from './sortedSteps';
import type { TraceNode, TraceTree } from './traceTree';

/** A stretch of the critical path: in it the trace waited for this span's own work and for nothing below it. */
export interface PathSection {
  readonly node: TraceNode;
  /** From the start of the path's root. */
  readonly from: Ms;
  readonly to: Ms;
}

export interface CriticalPath {
  /** The span whose duration is explained; undefined for a trace without spans. */
  readonly root: TraceNode | undefined;
  /** In the order of time. They touch, do not overlap, and reach from the root's start to its end. */
  readonly sections: readonly PathSection[];
  /** How much of the path each span on it is. */
  readonly shares: ReadonlyMap<SpanId, Ms>;
}

/** A span as far as the path can go through it: offsets from the start of the path's root. */
interface Reach {
  readonly node: TraceNode;
  readonly from: number;
  readonly until: number;
}

interface Step extends Reach {
  /** The first to end first. */
  readonly children: readonly Reach[];
  /** So many of them have not been looked at. */
  left: number;
  /** The path has been followed back to here inside this span. */
  reached: number;
}

/**
 * A process notes the end of one call a moment after it has begun the next: so much of a call's duration may overlap
 * with what came after it, and that still waited for it.
 */
const slack = 0.01;

/**
 * The sections that, if they were shorter, would make the trace shorter. Followed from the root's end back in time: the
 * path goes through the child that ended last before the moment reached; what no child covers is the span's own.
 *
 *   shop      |===========|         shop      |##-----##-#|
 *     cart      |=====|      →        cart      |#####|
 *     stock       |=|                 stock       |-|            cart ended later
 *     payment          |=|            payment          |#|
 *
 * The root is the longest of the roots; other roots (orphans) are not part of its story. What a child does before its
 * parent's start or after its end does not count, and an overlap of a hundredth of its duration does not make it parallel
 * to what follows it. Wrong where a span did not wait for a child that happened to end last
 * (fire and forget), and where work waited for something without a span.
 *
 * Iterative; each node is looked at once and its children sorted once.
 */
export function criticalPath(tree: TraceTree): CriticalPath {
  return finished(criticalPathSteps(tree));
}

/** {@link criticalPath} in steps; how much of it is done cannot be told before its end. */
export function* criticalPathSteps(tree: TraceTree): Steps<CriticalPath> {
  const root = longest(tree.roots);
  if (!root) {
    return { root: undefined, sections: [], shares: new Map() };
  }
  const sections = (yield* sectionsOf(root)).reverse();
  const shares = new Map<SpanId, Ms>();
  for (const { node, from, to } of sections) {
    shares.set(node.span.spanId, ms((shares.get(node.span.spanId) ?? 0) + to - from));
  }
  return { root, sections, shares };
}

/** Last section first. */
function* sectionsOf(root: TraceNode): Steps<PathSection[]> {
  const sections: PathSection[] = [];
  const zero = root.start;
  const add = (node: TraceNode, from: number, to: number) => {
    if (to > from) {
      sections.push({ node, from: ms(from), to: ms(to) });
    }
  };
  const open: Step[] = [yield* stepInto({ node: root, from: 0, until: root.duration }, zero)];
  let looked = 0;
  for (let step = open.at(-1); step; step = open.at(-1)) {
    step.left -= 1;
    const child = step.children[step.left];
    if (!child) {
      add(step.node, step.from, step.reached);
      open.pop();
    } else if (isBefore(child, step.reached)) {
      const until = Math.min(child.until, step.reached);
      add(step.node, until, step.reached);
      step.reached = child.from;
      open.push(yield* stepInto({ ...child, until }, zero));
    }
    looked += 1;
    if (looked % itemsPerStep === 0) {
      yield undefined;
    }
  }
  return sections;
}

/** Whoever still ran when the path's later part began is not what that one waited for. */
function isBefore({ from, until }: Reach, reached: number): boolean {
  return from < reached && until - reached <= (until - from) * slack;
}

function* stepInto(reach: Reach, zero: EpochMs): Steps<Step> {
  const within: Reach[] = [];
  for (const node of reach.node.children) {
    const from = Math.max(reach.from, node.start - zero);
    const until = Math.min(reach.until, node.start - zero + node.duration);
    if (from < until) {
      within.push({ node, from, until });
    }
  }
  const children = within.length > 1 ? yield* sortedSteps(within, byEnd) : within;
  return { ...reach, children, left: children.length, reached: reach.until };
}

function byEnd(a: Reach, b: Reach): number {
  return a.until - b.until || b.from - a.from || (a.node.span.spanId < b.node.span.spanId ? -1 : 1);
}

function longest(nodes: readonly TraceNode[]): TraceNode | undefined {
  return nodes.reduce<TraceNode | undefined>(
    (best, node) => (best === undefined || node.duration > best.duration ? node : best),
    undefined
  );
}
