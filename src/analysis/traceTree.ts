import type { SpanId, TraceId } from '../model/ids';
import type { Caveat } from '../model/outcome';
import type { Span, Trace } from '../model/trace';
import { epochMs, ms, type EpochMs, type Ms } from '../model/units';
import { clockShift } from './clockSkew';
import { selfTime } from './selfTime';
import { uniqueSpans } from './uniqueSpans';

/** A span at its place in the trace. */
export interface TraceNode {
  readonly span: Span;
  readonly parent?: TraceNode;
  /** By start, the longer first among equals. */
  readonly children: readonly TraceNode[];
  /** 0 for a root. */
  readonly depth: number;
  /** Start on the trace's common clock: the span's own start plus `adjustedBy`. */
  readonly start: EpochMs;
  readonly duration: Ms;
  /** What was added to the span's clock to make it fit its parent. Absent where nothing was. */
  readonly adjustedBy?: Ms;
  /** Its parent is named but did not arrive. */
  readonly orphan: boolean;
  readonly selfTime: Ms;
  /** How many spans lie below, at any depth. */
  readonly descendants: number;
  /** Whether any of them failed. */
  readonly errorBelow: boolean;
}

export interface TraceTree {
  readonly traceId: TraceId;
  readonly roots: readonly TraceNode[];
  /** All spans, each before its children: the order of a waterfall with nothing collapsed. */
  readonly order: readonly TraceNode[];
  readonly nodes: ReadonlyMap<SpanId, TraceNode>;
  /** First start and last end on the common clock; both 0 for a trace without spans. */
  readonly start: EpochMs;
  readonly end: EpochMs;
  /** Spans whose parent did not arrive. They stand among the roots. */
  readonly orphans: number;
  /** Spans left out because their id was there already. */
  readonly duplicates: number;
  /** Circles of parents that were cut open. */
  readonly cycles: number;
  /** `missing-spans` (parents that are named but not there: at least so many are missing) and `skew`. */
  readonly caveats: readonly Caveat[];
}

interface Draft extends Omit<Writable<TraceNode>, 'parent' | 'children'> {
  readonly parent?: Draft;
  readonly children: Draft[];
  readonly shift: Ms;
}

type Writable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

/**
 * The tree that a trace's spans form, whatever order they came in.
 *
 * Total: several roots, missing parents (their children become roots), parents in a circle (cut at the earliest
 * span), ids that come twice (kept once) and skewed clocks (see clockSkew.ts) all yield a tree in which every span
 * stands exactly once. Iterative, so depth is no limit.
 */
export function traceTree(trace: Trace): TraceTree {
  const { spans, duplicates } = uniqueSpans(trace.spans);
  const open = planted(spans, new Set());
  // Spans in a circle are not reached from any root: only then are circles looked for.
  const cuts = open.order.length === spans.size ? new Set<SpanId>() : cycleCuts(spans);
  const { roots, order, missing } = cuts.size === 0 ? open : planted(spans, cuts);
  settle(order);
  return {
    traceId: trace.traceId,
    roots,
    order,
    nodes: new Map(order.map((node) => [node.span.spanId, node])),
    ...extent(order),
    orphans: roots.filter((root) => root.orphan).length,
    duplicates,
    cycles: cuts.size,
    caveats: caveatsOf(order, missing.size),
  };
}

function planted(spans: ReadonlyMap<SpanId, Span>, cuts: ReadonlySet<SpanId>) {
  const { rootSpans, childrenOf, missing } = kinship(spans, cuts);
  const roots = rootSpans.map((span) => draftOf(span, undefined, missing)).sort(byStart);
  return { roots, order: grown(roots, childrenOf), missing };
}

/** One span of every circle of parents: the earliest, which becomes a root. */
function cycleCuts(spans: ReadonlyMap<SpanId, Span>): ReadonlySet<SpanId> {
  const cuts = new Set<SpanId>();
  const firstWalk = new Map<SpanId, number>();
  let walk = 0;
  for (const from of spans.values()) {
    walk += 1;
    let at: Span | undefined = from;
    while (at && !firstWalk.has(at.spanId)) {
      firstWalk.set(at.spanId, walk);
      at = parentOf(at, spans);
    }
    if (at && firstWalk.get(at.spanId) === walk) {
      cuts.add(earliestOfCircle(at, spans).spanId);
    }
  }
  return cuts;
}

function earliestOfCircle(on: Span, spans: ReadonlyMap<SpanId, Span>): Span {
  let earliest = on;
  for (let at = parentOf(on, spans); at && at !== on; at = parentOf(at, spans)) {
    if (at.start < earliest.start || (at.start === earliest.start && at.spanId < earliest.spanId)) {
      earliest = at;
    }
  }
  return earliest;
}

function parentOf(span: Span, spans: ReadonlyMap<SpanId, Span>): Span | undefined {
  return span.parentSpanId === undefined ? undefined : spans.get(span.parentSpanId);
}

function kinship(spans: ReadonlyMap<SpanId, Span>, cuts: ReadonlySet<SpanId>) {
  const rootSpans: Span[] = [];
  const childrenOf = new Map<SpanId, Span[]>();
  const missing = new Set<SpanId>();
  for (const span of spans.values()) {
    const parent = span.parentSpanId;
    if (parent === undefined || cuts.has(span.spanId) || !spans.has(parent)) {
      rootSpans.push(span);
      if (parent !== undefined && !spans.has(parent)) {
        missing.add(parent);
      }
      continue;
    }
    const siblings = childrenOf.get(parent);
    if (siblings) {
      siblings.push(span);
    } else {
      childrenOf.set(parent, [span]);
    }
  }
  return { rootSpans, childrenOf, missing };
}

function draftOf(span: Span, parent: Draft | undefined, missing?: ReadonlySet<SpanId>): Draft {
  const shift = parent ? clockShift(span, parent) : ms(0);
  return {
    span,
    parent,
    children: [],
    depth: parent ? parent.depth + 1 : 0,
    start: epochMs(span.start + shift),
    duration: ms(Math.max(0, span.duration)),
    shift,
    adjustedBy: shift === 0 ? undefined : shift,
    orphan: !parent && span.parentSpanId !== undefined && missing?.has(span.parentSpanId) === true,
    selfTime: ms(0),
    descendants: 0,
    errorBelow: false,
  };
}

function byStart(a: Draft, b: Draft): number {
  return a.start - b.start || b.duration - a.duration || (a.span.spanId < b.span.spanId ? -1 : 1);
}

function grown(roots: readonly Draft[], childrenOf: ReadonlyMap<SpanId, readonly Span[]>): readonly Draft[] {
  const order: Draft[] = [];
  const waiting = [...roots].reverse();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    order.push(node);
    for (const child of childrenOf.get(node.span.spanId) ?? []) {
      node.children.push(draftOf(child, node));
    }
    node.children.sort(byStart);
    for (let index = node.children.length - 1; index >= 0; index -= 1) {
      const child = node.children[index];
      if (child) {
        waiting.push(child);
      }
    }
  }
  return order;
}

/** Fills in what a node knows of those below it; children stand after their parent, so from the end on. */
function settle(order: readonly Draft[]): void {
  for (let index = order.length - 1; index >= 0; index -= 1) {
    const node = order[index];
    if (!node) {
      continue;
    }
    node.selfTime = selfTime(node, node.children);
    if (node.parent) {
      node.parent.descendants += node.descendants + 1;
      node.parent.errorBelow ||= node.errorBelow || node.span.status === 'error';
    }
  }
}

function extent(order: readonly TraceNode[]): { start: EpochMs; end: EpochMs } {
  if (order.length === 0) {
    return { start: epochMs(0), end: epochMs(0) };
  }
  let start = Infinity;
  let end = -Infinity;
  for (const node of order) {
    start = Math.min(start, node.start);
    end = Math.max(end, node.start + node.duration);
  }
  return { start: epochMs(start), end: epochMs(end) };
}

function caveatsOf(order: readonly TraceNode[], missing: number): readonly Caveat[] {
  let spans = 0;
  let largest = 0;
  for (const { adjustedBy } of order) {
    if (adjustedBy !== undefined) {
      spans += 1;
      largest = Math.max(largest, Math.abs(adjustedBy));
    }
  }
  return [
    ...(missing > 0 ? [{ kind: 'missing-spans', count: missing } as const] : []),
    ...(spans > 0 ? [{ kind: 'skew', spans, largest: ms(largest) } as const] : []),
  ];
}
