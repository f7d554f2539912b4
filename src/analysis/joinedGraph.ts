import type { Edge, EdgeKind, GraphNode, NodeKind, ServiceGraph } from '../model/graph';
import { serviceKey, type ServiceId } from '../model/service';
import { byText } from './byMarks';
import { mergedRed } from './mergedRed';

export interface KeyedEdge {
  /** Its `callKey`. */
  readonly key: string;
  /** Keys of its ends. */
  readonly from: string;
  readonly to: string;
  readonly edge: Edge;
}

/** A graph by the keys of its services: every node and edge once, the ends of all edges among the nodes. */
export interface KeyedGraph {
  /** Sorted by key. */
  readonly nodes: ReadonlyMap<string, GraphNode>;
  /** With those from a service to itself; sorted by their ends, then by kind. */
  readonly edges: readonly KeyedEdge[];
}

/** One text for the calls of one kind between two services or places, by their keys. */
export function callKey(from: string, to: string, kind: EdgeKind): string {
  return `${from}\u0001${to}\u0001${kind}`;
}

/**
 * The graph with all services as nodes, called or not, and with nodes for edges' ends that had none. Edges that come
 * twice are one, with the figures of both. The order in which it was read changes nothing.
 */
export function joinedGraph(graph: ServiceGraph, services: ReadonlyArray<{ readonly service: ServiceId }>): KeyedGraph {
  const keyOf = rememberedKeys();
  const calls = graph.edges.map((edge): Call => ({ from: keyOf(edge.client), to: keyOf(edge.server), edge, order: 0 }));
  const nodes = joinedNodes({ graph, services, calls, keyOf });
  const ranks = new Map<string, number>();
  nodes.forEach((_, key) => ranks.set(key, ranks.size));
  for (const call of calls) {
    call.order = (ranks.get(call.from) ?? 0) * ranks.size + (ranks.get(call.to) ?? 0);
  }
  calls.sort((a, b) => a.order - b.order || byText(a.edge.kind, b.edge.kind));
  return { nodes, edges: mergedCalls(calls) };
}

interface Call {
  readonly from: string;
  readonly to: string;
  readonly edge: Edge;
  /** The same number for the same ends, rising with their keys. */
  order: number;
}

/** Keys of services; the same text for the same service, so that what is kept by it is found quickly. */
function rememberedKeys(): (service: ServiceId) => string {
  const byNamespace = new Map<string | undefined, Map<string, string>>();
  return (service) => {
    let byName = byNamespace.get(service.namespace);
    if (!byName) {
      byName = new Map();
      byNamespace.set(service.namespace, byName);
    }
    let key = byName.get(service.name);
    if (key === undefined) {
      key = serviceKey(service);
      byName.set(service.name, key);
    }
    return key;
  };
}

interface Joining {
  readonly graph: ServiceGraph;
  readonly services: ReadonlyArray<{ readonly service: ServiceId }>;
  readonly calls: readonly Call[];
  readonly keyOf: (service: ServiceId) => string;
}

function joinedNodes({ graph, services, calls, keyOf }: Joining): ReadonlyMap<string, GraphNode> {
  const nodes = new Map<string, GraphNode>();
  const join = (key: string, service: ServiceId, kind: NodeKind) => {
    if (!nodes.has(key)) {
      nodes.set(key, { service, kind });
    }
  };
  [...graph.nodes]
    .sort((a, b) => byText(a.kind, b.kind))
    .forEach(({ service, kind }) => join(keyOf(service), service, kind));
  services.forEach(({ service }) => join(keyOf(service), service, 'service'));
  // What calls is a service, whatever it is called by; only then databases can be told.
  calls.forEach(({ from, edge }) => join(from, edge.client, 'service'));
  calls.forEach(({ to, edge }) => edge.kind === 'database' && join(to, edge.server, 'database'));
  calls.forEach(({ to, edge }) => join(to, edge.server, 'service'));
  return new Map([...nodes].sort(([a], [b]) => byText(a, b)));
}

/** Calls come sorted, so that those that are the same stand together. */
function mergedCalls(calls: readonly Call[]): readonly KeyedEdge[] {
  const merged: KeyedEdge[] = [];
  for (let index = 0; index < calls.length; ) {
    const end = endOfSame(calls, index);
    const [first, ...others] = calls.slice(index, end);
    if (first) {
      merged.push(keyedEdge(first, others));
    }
    index = end;
  }
  return merged;
}

function endOfSame(calls: readonly Call[], start: number): number {
  const first = calls[start];
  let end = start + 1;
  while (first && calls[end]?.order === first.order && calls[end]?.edge.kind === first.edge.kind) {
    end += 1;
  }
  return end;
}

function keyedEdge({ from, to, edge }: Call, others: readonly Call[]): KeyedEdge {
  const whole =
    others.length === 0 ? edge : { ...edge, red: mergedRed([edge.red, ...others.map((other) => other.edge.red)]) };
  return { key: callKey(from, to, edge.kind), from, to, edge: whole };
}
