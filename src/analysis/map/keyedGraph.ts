import { joinedGraph, type KeyedGraph } from '../joinedGraph';
import type { MapKnown } from './mapGraph';

/** One graph is drawn, marked and drawn otherwise again: it is joined once. */
const joined = new WeakMap<Pick<MapKnown, 'graph' | 'services'>, KeyedGraph>();

export function keyedGraph(known: Pick<MapKnown, 'graph' | 'services'>): KeyedGraph {
  const graph = joined.get(known) ?? joinedGraph(known.graph, known.services);
  joined.set(known, graph);
  return graph;
}

/** What is left of a graph with only some of its services: the edges between them. */
export function withOnly(graph: KeyedGraph, isKept: (key: string) => boolean): KeyedGraph {
  const nodes = new Map([...graph.nodes].filter(([key]) => isKept(key)));
  return { nodes, edges: graph.edges.filter(({ from, to }) => nodes.has(from) && nodes.has(to)) };
}

/** Keys of those who call and of those who are called, by key; a service is no neighbour of itself. */
export interface Neighbours {
  readonly callers: ReadonlyMap<string, ReadonlySet<string>>;
  readonly callees: ReadonlyMap<string, ReadonlySet<string>>;
}

export function neighboursByKey(edges: ReadonlyArray<{ readonly from: string; readonly to: string }>): Neighbours {
  const callers = new Map<string, Set<string>>();
  const callees = new Map<string, Set<string>>();
  for (const { from, to } of edges) {
    if (from !== to) {
      addTo(callers, to, from);
      addTo(callees, from, to);
    }
  }
  return { callers, callees };
}

function addTo(sets: Map<string, Set<string>>, key: string, one: string): void {
  const known = sets.get(key);
  if (known) {
    known.add(one);
  } else {
    sets.set(key, new Set([one]));
  }
}
