import type { SpanId, TraceId } from '../model/ids';
import type { Caveat } from '../model/outcome';
import { asPart, finished, type Steps } from '../model/steps';
import type { Span, Trace } from '../model/trace';
import { ms, type EpochMs, type Ms } from '../model/units';
import { cutCircles, draftedSpans, grown, planted, settled } from './traceGrowth';

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
  /**
   * What is not as it was sent: `missing-spans` (parents that are named but not there: at least so many are missing),
   * `skew`, `repeated-spans`, `circular-spans`, and `several-roots` (spans without any parent).
   */
  readonly caveats: readonly Caveat[];
}

/**
 * The tree that a trace's spans form, whatever order they came in.
 *
 * Total: several roots, missing parents (their children become roots), parents in a circle (cut at the earliest
 * span), ids that come twice (kept once) and skewed clocks (see clockSkew.ts) all yield a tree in which every span
 * stands exactly once. Iterative, so depth is no limit.
 */
export function traceTree(trace: Trace): TraceTree {
  return finished(treeSteps(trace));
}

/** {@link traceTree} in steps, for traces so large that nobody should be kept waiting at a standstill. */
export function* treeSteps(trace: Trace): Steps<TraceTree> {
  const { drafts, duplicates } = yield* asPart(draftedSpans(trace.spans), 0, 0.25);
  const plants = yield* asPart(planted(drafts), 0.25, 0.4);
  let order = yield* asPart(grown(plants.roots, drafts.size), 0.4, 0.85);
  // Spans in a circle are not reached from any root: only then are circles looked for.
  const cuts = order.length === drafts.size ? [] : cutCircles(drafts);
  if (cuts.length > 0) {
    plants.roots.push(...cuts);
    order = yield* asPart(grown(plants.roots, drafts.size), 0.6, 0.85);
  }
  const { start, end, moved } = yield* asPart(settled(order), 0.85, 1);
  const { roots, missing } = plants;
  const orphans = roots.filter((root) => root.orphan).length;
  const counts = { missing, duplicates, cycles: cuts.length, starts: roots.length - orphans - cuts.length, ...moved };
  return {
    traceId: trace.traceId,
    roots,
    order,
    nodes: drafts,
    start,
    end,
    orphans,
    duplicates,
    cycles: cuts.length,
    caveats: caveatsOf(counts),
  };
}

interface Oddities {
  readonly missing: number;
  readonly duplicates: number;
  readonly cycles: number;
  /** Roots that name no parent. */
  readonly starts: number;
  /** Spans whose clock was moved, and by how much at most. */
  readonly spans: number;
  readonly largest: Ms;
}

function caveatsOf({ missing, duplicates, cycles, starts, spans, largest }: Oddities): readonly Caveat[] {
  return [
    ...(missing > 0 ? [{ kind: 'missing-spans', count: missing } as const] : []),
    ...(spans > 0 ? [{ kind: 'skew', spans, largest: ms(largest) } as const] : []),
    ...(duplicates > 0 ? [{ kind: 'repeated-spans', count: duplicates } as const] : []),
    ...(cycles > 0 ? [{ kind: 'circular-spans', count: cycles } as const] : []),
    ...(starts > 1 ? [{ kind: 'several-roots', count: starts } as const] : []),
  ];
}
