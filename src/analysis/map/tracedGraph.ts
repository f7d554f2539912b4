import type { Edge, EdgeKind, GraphNode, NodeKind, ServiceGraph } from '../../model/graph';
import type { SpanId } from '../../model/ids';
import { sameService, serviceKey, type ServiceId } from '../../model/service';
import { ms, ratio, type Ms } from '../../model/units';
import { byText } from '../byMarks';
import { callsInTraces, type SampledCall } from '../callsInTraces';
import { callKey } from '../joinedGraph';
import type { PreparedTrace } from '../preparedTrace';
import type { TraceNode } from '../traceTree';

/** What a trace did somewhere. */
export interface TracedFact {
  /** How often that was called. */
  readonly calls: number;
  /** Of a service its failed spans, of everything else the failed calls. */
  readonly failed: number;
  /**
   * In milliseconds, added up: of a service its spans' self times, of everything else how long the calls took. More than
   * passed on the clock where they ran at once.
   */
  readonly time: Ms;
}

/** One call of a trace from one service to another, or from or to what is none. */
export interface TracedCall {
  readonly client: ServiceId;
  readonly server: ServiceId;
  /** Their `serviceKey`s. */
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
  readonly failed: boolean;
  /** The span that measured it: the callee's, where there is one. */
  readonly node: TraceNode;
  /** The caller's span, where it is another one. */
  readonly caller?: SpanId;
  /** Whether the critical path goes through it. */
  readonly isCritical: boolean;
}

/** A service in a trace, or what only its callers know of. */
export interface TracedNode extends GraphNode {
  readonly fact: TracedFact;
  /** Of what has no spans of its own, those that called it. */
  readonly spans: readonly TraceNode[];
  /** Failed by itself, or only because of what it called; undefined where no span of it failed. */
  readonly failure?: 'own' | 'passed-on';
}

/** What a trace went through. */
export interface TracedGraph {
  readonly graph: ServiceGraph;
  /** In order of time. */
  readonly calls: readonly TracedCall[];
  /** By `serviceKey`, sorted. */
  readonly nodes: ReadonlyMap<string, TracedNode>;
}

/**
 * Who calls whom in one trace. What counts as a call is told in callsInTraces.ts; a service without calls has a node, too.
 * Edges tell no rate, as one trace has none; their shares of errors are those among its calls.
 *
 * Each span is looked at a fixed number of times, so that traces of many spans take no longer than they have to.
 */
export function tracedGraph({ tree, path }: Pick<PreparedTrace, 'tree' | 'path'>): TracedGraph {
  const sampled = callsInTraces([{ traceId: tree.traceId, spans: tree.order.map(({ span }) => span) }], true);
  const known: Known = { nodes: tree.nodes, critical: criticalNodes(path), keyOf: rememberedKeys() };
  const calls = sampled
    .flatMap((call): readonly TracedCall[] => {
      const node = tree.nodes.get(call.span.spanId);
      return node ? [tracedCall(call, node, known)] : [];
    })
    .sort((a, b) => a.node.start - b.node.start || a.node.depth - b.node.depth);
  const nodes = nodesOf(tree.order, sampled, { calls, keyOf: known.keyOf });
  return { graph: { nodes: [...nodes.values()].map(bare), edges: edgesOf(calls) }, calls, nodes };
}

/** Spans with a section of the path, and all above them: the path leads through those, too. */
function criticalNodes({ sections }: PreparedTrace['path']): ReadonlySet<TraceNode> {
  const critical = new Set<TraceNode>();
  for (const section of sections) {
    let node: TraceNode | undefined = section.node;
    while (node && !critical.has(node)) {
      critical.add(node);
      node = node.parent;
    }
  }
  return critical;
}

type KeyOf = (service: ServiceId) => string;

/** Spans of one service mostly share what names it: its key is made once. */
function rememberedKeys(): KeyOf {
  const keys = new Map<ServiceId, string>();
  return (service) => {
    const key = keys.get(service) ?? serviceKey(service);
    keys.set(service, key);
    return key;
  };
}

interface Known {
  readonly nodes: PreparedTrace['tree']['nodes'];
  readonly critical: ReadonlySet<TraceNode>;
  readonly keyOf: KeyOf;
}

function tracedCall(call: SampledCall, node: TraceNode, known: Known): TracedCall {
  const { client, server, kind, failed } = call;
  const [from, to] = [known.keyOf(client), known.keyOf(server)];
  const caller = callerOf(call, node, known)?.span.spanId;
  return { client, server, from, to, kind, failed, node, caller, isCritical: known.critical.has(node) };
}

/** The span that sent: the parent, or one that is linked to; none where the measuring span is itself the caller's. */
function callerOf({ client, span }: SampledCall, { parent }: TraceNode, { nodes }: Known): TraceNode | undefined {
  const isClients = (node: TraceNode | undefined) => node !== undefined && sameService(node.span.service, client);
  if (sameService(span.service, client)) {
    return undefined;
  }
  if (parent || span.parentSpanId !== undefined) {
    return isClients(parent) ? parent : undefined;
  }
  return span.links.map(({ spanId }) => (spanId ? nodes.get(spanId) : undefined)).find(isClients);
}

interface Drafted {
  service: ServiceId;
  kind: NodeKind;
  calls: number;
  failed: number;
  time: number;
  failure?: 'own' | 'passed-on';
  readonly spans: TraceNode[];
}

/** What has spans is a service, whatever its callers take it for. */
function nodesOf(
  order: readonly TraceNode[],
  sampled: readonly SampledCall[],
  { calls, keyOf }: { readonly calls: readonly TracedCall[]; readonly keyOf: KeyOf }
): ReadonlyMap<string, TracedNode> {
  const drafts = new Map<string, Drafted>();
  const draftOf = (service: ServiceId, kind: NodeKind): Drafted => {
    const key = keyOf(service);
    const draft = drafts.get(key) ?? { service, kind, calls: 0, failed: 0, time: 0, spans: [] };
    drafts.set(key, draft);
    return draft;
  };
  order.forEach((node) => addSpan(draftOf(node.span.service, 'service'), node));
  for (const { client, server, caller, callee } of sampled) {
    draftOf(client, caller);
    draftOf(server, callee);
  }
  for (const call of calls) {
    const draft = draftOf(call.server, 'service');
    draft.calls += 1;
    if (draft.kind !== 'service') {
      draft.failed += call.failed ? 1 : 0;
      draft.failure = call.failed ? 'own' : draft.failure;
      draft.time += Math.max(0, call.node.duration);
      draft.spans.push(call.node);
    }
  }
  return new Map([...drafts].sort(([a], [b]) => byText(a, b)).map(([key, draft]) => [key, settled(draft)]));
}

function addSpan(draft: Drafted, node: TraceNode): void {
  draft.spans.push(node);
  draft.time += node.selfTime;
  if (node.span.status === 'error') {
    draft.failed += 1;
    draft.failure = node.errorBelow ? (draft.failure ?? 'passed-on') : 'own';
  }
}

function settled({ service, kind, calls, failed, time, failure, spans }: Drafted): TracedNode {
  return { service, kind, spans, fact: { calls, failed, time: ms(time) }, ...(failure ? { failure } : {}) };
}

function bare({ service, kind }: TracedNode): GraphNode {
  return { service, kind };
}

function edgesOf(calls: readonly TracedCall[]): readonly Edge[] {
  const bundles = new Map<string, { readonly first: TracedCall; calls: number; failed: number }>();
  for (const call of calls) {
    const key = callKey(call.from, call.to, call.kind);
    const bundle = bundles.get(key) ?? { first: call, calls: 0, failed: 0 };
    bundle.calls += 1;
    bundle.failed += call.failed ? 1 : 0;
    bundles.set(key, bundle);
  }
  return [...bundles]
    .sort(([a], [b]) => byText(a, b))
    .map(([, { first, calls: count, failed }]) => ({
      ...{ client: first.client, server: first.server, kind: first.kind },
      red: { errors: ratio(failed / count) },
    }));
}
