import type { SpanId } from '../model/ids';
import type { Ms } from '../model/units';
import { byMarks } from './byMarks';
import { isErrorOrigin } from './errorOrigins';
import type { TraceNode, TraceTree } from './traceTree';

/** What is known of the span one comes from: an exemplar or a row of a search. */
export interface WantedSpan {
  readonly service?: string;
  readonly operation?: string;
  readonly duration?: Ms;
  readonly failed?: boolean;
  readonly spanId?: SpanId;
}

/**
 * The span to show first: not the root but what made the wanted span slow or fail.
 *
 *   shop           |===================|      an exemplar says: shop, 20 ms
 *     cart           |==============|         the longest child …
 *       cart:price      |========|            … and of this chain the span with most time of its own
 *     stock            ||
 *
 * First the span meant is found (by id, else by service, operation and the nearest duration, inbound spans before
 * others; without any hint the longest root). If it failed, or a failure is wanted, the answer is the deepest
 * failure reached from it through failed spans, the last to end among equals: a retry that worked is not to blame.
 * Otherwise it is the span with the largest self time on the chain of longest children. Many short siblings (N + 1)
 * do not add up here, so their parent or one of them is shown.
 *
 * Undefined only for a trace without spans.
 */
export function spanOfInterest(tree: TraceTree, wanted: WantedSpan = {}): SpanId | undefined {
  const meant = spanMeant(tree, wanted);
  if (!meant) {
    return undefined;
  }
  const failed = wanted.failed ?? meant.span.status === 'error';
  const found = (failed ? failureBelow(tree, meant) : undefined) ?? slowestOnChain(meant);
  return found.span.spanId;
}

function spanMeant(tree: TraceTree, wanted: WantedSpan): TraceNode | undefined {
  const byId = wanted.spanId === undefined ? undefined : tree.nodes.get(wanted.spanId);
  if (byId) {
    return byId;
  }
  if (wanted.service === undefined && wanted.operation === undefined && wanted.duration === undefined) {
    return least(tree.roots, (node) => strangeness(node, wanted));
  }
  const ofService = tree.order.filter(
    ({ span }) => wanted.service === undefined || span.service.name === wanted.service
  );
  const ofOperation = ofService.filter(({ span }) => span.operation === wanted.operation);
  const candidates = [ofOperation, ofService, tree.roots].find((nodes) => nodes.length > 0) ?? [];
  return least(candidates, (node) => strangeness(node, wanted));
}

/** How little a span looks like the wanted one: durations by their ratio, so that 2 ms for 1 ms is as far as 2 s for 1 s. */
function strangeness({ span, duration }: TraceNode, wanted: WantedSpan): number {
  const inbound = span.kind === 'server' || span.kind === 'consumer';
  const status = wanted.failed === undefined || wanted.failed === (span.status === 'error') ? 0 : 1;
  const distance =
    wanted.duration === undefined ? -duration : Math.abs(Math.log((duration + tiny) / (wanted.duration + tiny)));
  return wanted.duration === undefined ? distance : distance + status + (inbound ? 0 : 0.1);
}

const tiny = 0.001;

function failureBelow(tree: TraceTree, from: TraceNode): TraceNode | undefined {
  const first = tree.order.indexOf(from);
  const below = tree.order.slice(first, first + from.descendants + 1);
  const reached = new Set<TraceNode>();
  for (const node of below) {
    const parentReached = node === from || (node.parent !== undefined && reached.has(node.parent));
    if (parentReached && node.span.status === 'error') {
      reached.add(node);
    }
  }
  const origins = below.filter(isErrorOrigin);
  const unbroken = origins.filter((node) => reached.has(node));
  return least(
    unbroken.length > 0 ? unbroken : origins,
    (node) => -node.depth,
    (node) => -(node.start + node.duration)
  );
}

function slowestOnChain(from: TraceNode): TraceNode {
  let slowest = from;
  for (let node: TraceNode | undefined = from; node; node = longestChild(node)) {
    if (node.selfTime > slowest.selfTime) {
      slowest = node;
    }
  }
  return slowest;
}

/** The child that fills most of its parent's time; what it does after the parent's end did not make it slow. */
function longestChild(parent: TraceNode): TraceNode | undefined {
  const end = parent.start + parent.duration;
  const inside = (child: TraceNode) =>
    Math.min(child.start + child.duration, end) - Math.max(child.start, parent.start);
  return least(
    parent.children.filter((child) => inside(child) > 0),
    (child) => -inside(child)
  );
}

function least(
  nodes: readonly TraceNode[],
  ...measures: ReadonlyArray<(node: TraceNode) => number>
): TraceNode | undefined {
  let best: { node: TraceNode; marks: readonly number[] } | undefined;
  for (const node of nodes) {
    const marks = measures.map((measure) => measure(node));
    if (!best || byMarks(marks, best.marks) < 0) {
      best = { node, marks };
    }
  }
  return best?.node;
}
