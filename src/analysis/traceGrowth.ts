import type { SpanId } from '../model/ids';
import { itemsPerStep, type Steps } from '../model/steps';
import type { Span } from '../model/trace';
import { epochMs, ms, type EpochMs, type Ms } from '../model/units';
import { clockShift } from './clockSkew';
import { selfTime } from './selfTime';
import { sortedSteps } from './sortedSteps';
import type { TraceNode } from './traceTree';
import { standsAgainst } from './uniqueSpans';

/**
 * How the tree of a trace grows, in steps that can be left off: spans are drafted, planted under their parents, grown
 * from the roots on and settled from the leaves back. `traceTree.ts` is what others see of it.
 */
export interface Draft extends Omit<Writable<TraceNode>, 'parent' | 'children'> {
  parent: Draft | undefined;
  children: Draft[];
  shift: Ms;
}

type Writable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

type Drafts = ReadonlyMap<SpanId, Draft>;

/** Of a node that is not reached from any root yet. */
const unreached = -1;

/** A node for every id, still without a place. Of spans with the same id one stands, whatever came first. */
export function* draftedSpans(spans: readonly Span[]): Steps<{ drafts: Drafts; duplicates: number }> {
  const drafts = new Map<SpanId, Draft>();
  let duplicates = 0;
  for (let index = 0; index < spans.length; index += 1) {
    const span = spans[index];
    if (!span) {
      continue;
    }
    const other = drafts.get(span.spanId);
    if (!other) {
      drafts.set(span.spanId, draftOf(span));
    } else {
      duplicates += 1;
      other.span = standsAgainst(span, other.span) ? span : other.span;
    }
    if (index % itemsPerStep === 0) {
      yield index / spans.length;
    }
  }
  return { drafts, duplicates };
}

function draftOf(span: Span): Draft {
  return {
    span,
    parent: undefined,
    children: [],
    depth: unreached,
    start: span.start,
    duration: span.duration,
    shift: ms(0),
    adjustedBy: undefined,
    orphan: false,
    selfTime: ms(0),
    descendants: 0,
    errorBelow: false,
  };
}

/** Every draft under its parent; those without one are the roots. `missing`: parents that are named but not there. */
export function* planted(drafts: Drafts): Steps<{ roots: Draft[]; missing: number }> {
  const roots: Draft[] = [];
  const missing = new Set<SpanId>();
  let index = 0;
  for (const draft of drafts.values()) {
    const { parentSpanId } = draft.span;
    const parent = parentSpanId === undefined ? undefined : drafts.get(parentSpanId);
    if (parent) {
      draft.parent = parent;
      parent.children.push(draft);
    } else {
      draft.orphan = parentSpanId !== undefined;
      roots.push(draft);
    }
    if (parentSpanId !== undefined && !parent) {
      missing.add(parentSpanId);
    }
    index += 1;
    if (index % itemsPerStep === 0) {
      yield index / drafts.size;
    }
  }
  return { roots, missing: missing.size };
}

/** All that is reached from the roots, each node before its children. Puts roots and children in order. */
export function* grown(roots: Draft[], count: number): Steps<readonly Draft[]> {
  roots.forEach((root) => place(root, undefined));
  yield* putInOrder(roots);
  const order: Draft[] = [];
  const waiting = [...roots].reverse();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    order.push(node);
    const { children } = node;
    for (const child of children) {
      place(child, node);
    }
    if (children.length > 1) {
      yield* putInOrder(children);
    }
    for (let index = children.length - 1; index >= 0; index -= 1) {
      const child = children[index];
      if (child) {
        waiting.push(child);
      }
    }
    if (order.length % itemsPerStep === 0) {
      yield order.length / count;
    }
  }
  return order;
}

/** Fewer than this are sorted where they are, without a stop. */
const many = 1000;

function* putInOrder(nodes: Draft[]): Steps<void> {
  if (nodes.length < many) {
    nodes.sort(byStart);
    return;
  }
  const sorted = yield* sortedSteps(nodes, byStart);
  for (let index = 0; index < sorted.length; index += 1) {
    const node = sorted[index];
    if (node) {
      nodes[index] = node;
    }
  }
}

function byStart(a: Draft, b: Draft): number {
  return a.start - b.start || b.duration - a.duration || (a.span.spanId < b.span.spanId ? -1 : 1);
}

function place(node: Draft, parent: Draft | undefined): void {
  const { span } = node;
  const shift = parent ? clockShift(span, parent) : ms(0);
  node.depth = parent ? parent.depth + 1 : 0;
  node.start = epochMs(span.start + shift);
  node.duration = ms(Math.max(0, span.duration));
  node.shift = shift;
  node.adjustedBy = shift === 0 ? undefined : shift;
}

/** Makes a root of one span of every circle of parents: of the earliest. */
export function cutCircles(drafts: Drafts): readonly Draft[] {
  const cuts: Draft[] = [];
  const firstWalk = new Map<Draft, number>();
  let walk = 0;
  for (const from of drafts.values()) {
    walk += 1;
    let at: Draft | undefined = from.depth === unreached ? from : undefined;
    while (at && !firstWalk.has(at)) {
      firstWalk.set(at, walk);
      at = at.parent;
    }
    if (at && firstWalk.get(at) === walk) {
      cuts.push(earliestOfCircle(at));
    }
  }
  cuts.forEach(cut);
  return cuts;
}

function earliestOfCircle(on: Draft): Draft {
  let earliest = on;
  for (let at = on.parent; at && at !== on; at = at.parent) {
    if (
      at.span.start < earliest.span.start ||
      (at.span.start === earliest.span.start && at.span.spanId < earliest.span.spanId)
    ) {
      earliest = at;
    }
  }
  return earliest;
}

function cut(node: Draft): void {
  const { parent } = node;
  if (parent) {
    parent.children = parent.children.filter((child) => child !== node);
    node.parent = undefined;
  }
}

interface Settled {
  /** First start and last end; both 0 where there are no nodes. */
  readonly start: EpochMs;
  readonly end: EpochMs;
  readonly moved: { readonly spans: number; readonly largest: Ms };
}

/** Fills in what a node knows of those below it; children stand after their parent, so from the end on. */
export function* settled(order: readonly Draft[]): Steps<Settled> {
  let start = Infinity;
  let end = -Infinity;
  let spans = 0;
  let largest = 0;
  for (let index = order.length - 1; index >= 0; index -= 1) {
    const node = order[index];
    if (!node) {
      continue;
    }
    settle(node);
    start = Math.min(start, node.start);
    end = Math.max(end, node.start + node.duration);
    spans += node.adjustedBy === undefined ? 0 : 1;
    largest = Math.max(largest, Math.abs(node.shift));
    if (index % itemsPerStep === 0) {
      yield 1 - index / order.length;
    }
  }
  const extent =
    order.length === 0 ? { start: epochMs(0), end: epochMs(0) } : { start: epochMs(start), end: epochMs(end) };
  return { ...extent, moved: { spans, largest: ms(largest) } };
}

function settle(node: Draft): void {
  const { parent } = node;
  node.selfTime = selfTime(node, node.children);
  if (parent) {
    parent.descendants += node.descendants + 1;
    parent.errorBelow ||= node.errorBelow || node.span.status === 'error';
  }
}
