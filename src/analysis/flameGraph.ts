import type { SpanId } from '../model/ids';
import type { ServiceId } from '../model/service';
import { operationKey } from '../model/usual';
import { ms, type Ms } from '../model/units';
import { quantileOf } from './median';
import type { TraceNode, TraceTree } from './traceTree';

/** All spans that were called in the same way: same service and operation, below the same box. */
export interface FlameBox {
  readonly service: ServiceId;
  readonly operation: string;
  readonly parent?: FlameBox;
  /** By the first start of their spans. */
  readonly children: readonly FlameBox[];
  /** 0 for a box without a parent. */
  readonly depth: number;
  /** By start. */
  readonly nodes: readonly TraceNode[];
  /** Durations of its spans, added: more than what passed on the clock where they ran at once. */
  readonly total: Ms;
  /** Self times of its spans, added. */
  readonly self: Ms;
  readonly failed: number;
  /** The longest of its spans; the first among equals. */
  readonly slowest: TraceNode;
}

export interface FlameGraph {
  readonly roots: readonly FlameBox[];
  /** Each box before its children. */
  readonly boxes: readonly FlameBox[];
  readonly boxOf: ReadonlyMap<SpanId, FlameBox>;
  /** How many boxes lie on top of each other at most. */
  readonly depth: number;
}

interface Draft extends Omit<FlameBox, 'parent' | 'children' | 'nodes' | 'total' | 'self' | 'failed' | 'slowest'> {
  readonly parent?: Draft;
  readonly children: Draft[];
  readonly nodes: TraceNode[];
  readonly named: Map<string, Draft>;
  total: Ms;
  self: Ms;
  failed: number;
  slowest: TraceNode;
}

/**
 * Spans by the path of calls that led to them, those of the same path merged into one box:
 *
 *   shop       |=============|           shop  |=============|
 *     price      |==|            →         price ×2  |=====|
 *     price           |==|
 *
 * `shown` are the spans that count; whoever is not shown leaves its children to the nearest ancestor that is. Every
 * shown span stands in exactly one box. Iterative; each node is looked at a bounded number of times.
 */
export function flameGraph(tree: TraceTree, shown: Iterable<SpanId> = tree.nodes.keys()): FlameGraph {
  const wanted = new Set(shown);
  const boxOf = new Map<SpanId, Draft>();
  const top = new Map<string, Draft>();
  const drafts: Draft[] = [];
  /** The box of the nearest shown span at or above one that is not shown. */
  const above = new Map<SpanId, Draft | undefined>();
  for (const node of tree.order) {
    const parent = node.parent && (boxOf.get(node.parent.span.spanId) ?? above.get(node.parent.span.spanId));
    if (!wanted.has(node.span.spanId)) {
      above.set(node.span.spanId, parent);
      continue;
    }
    const siblings = parent?.named ?? top;
    const key = operationKey(node.span.service, node.span.operation);
    let box = siblings.get(key);
    if (!box) {
      box = draftOf(node, parent);
      siblings.set(key, box);
      drafts.push(box);
    }
    count(box, node);
    boxOf.set(node.span.spanId, box);
  }
  return { ...settled(drafts), boxOf };
}

function draftOf(node: TraceNode, parent: Draft | undefined): Draft {
  const { service, operation } = node.span;
  const depth = parent ? parent.depth + 1 : 0;
  const nothing = { total: ms(0), self: ms(0), failed: 0, slowest: node };
  return { service, operation, parent, children: [], nodes: [], depth, named: new Map(), ...nothing };
}

function count(box: Draft, node: TraceNode): void {
  box.nodes.push(node);
  box.total = ms(box.total + node.duration);
  box.self = ms(box.self + node.selfTime);
  box.failed += node.span.status === 'error' ? 1 : 0;
  if (node.duration > box.slowest.duration) {
    box.slowest = node;
  }
}

/** Siblings by start; boxes in the order of a walk that goes down first. */
function settled(drafts: readonly Draft[]): Omit<FlameGraph, 'boxOf'> {
  const roots: Draft[] = [];
  let depth = 0;
  for (const box of drafts) {
    box.nodes.sort(byStart);
    (box.parent?.children ?? roots).push(box);
    depth = Math.max(depth, box.depth + 1);
  }
  const boxes: Draft[] = [];
  const waiting = [...roots.sort(byFirst)].reverse();
  for (let box = waiting.pop(); box; box = waiting.pop()) {
    boxes.push(box);
    box.children.sort(byFirst);
    for (let index = box.children.length - 1; index >= 0; index -= 1) {
      const child = box.children[index];
      if (child) {
        waiting.push(child);
      }
    }
  }
  return { roots, boxes, depth };
}

function byStart(a: TraceNode, b: TraceNode): number {
  return a.start - b.start || b.duration - a.duration || (a.span.spanId < b.span.spanId ? -1 : 1);
}

function byFirst(a: Draft, b: Draft): number {
  const [one, other] = [a.nodes[0], b.nodes[0]];
  return one && other ? byStart(one, other) : 0;
}

/** The duration that 95 of 100 spans of a box do not exceed; undefined below two spans, where it says nothing. */
export function p95Of(box: FlameBox): Ms | undefined {
  const value =
    box.nodes.length < 2
      ? undefined
      : quantileOf(
          box.nodes.map(({ duration }) => duration),
          0.95
        );
  return value === undefined ? undefined : ms(value);
}
