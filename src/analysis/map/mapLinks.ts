import { mergedRed } from '../mergedRed';
import { worstEdgesFirst } from '../topology';
import type { Edge } from '../../model/graph';
import { callKey, type KeyedEdge, type KeyedGraph } from '../joinedGraph';
import type { MapLink } from './mapGraph';
import { byKey } from './placeKeys';

export interface DrawnLinks {
  /** Sorted by key. */
  readonly links: readonly MapLink[];
  /** Edges from a service to itself that are not drawn. */
  readonly selfCalls: number;
}

/**
 * The links between places. Edges of one kind between the same two places are one link; edges within a closed group or
 * the rest of a hub are none, because they are inside. A link between two services has the key of its edge.
 */
export function drawnLinks(
  graph: KeyedGraph,
  placeOf: ReadonlyMap<string, string>,
  withSelfCalls: boolean | undefined
): DrawnLinks {
  const bundles = new Map<string, Bundle>();
  let selfCalls = 0;
  for (const one of graph.edges) {
    const from = placeOf.get(one.from) ?? one.from;
    const to = placeOf.get(one.to) ?? one.to;
    const isSelfCall = one.from === one.to;
    const isDrawn = isSelfCall ? withSelfCalls === true && from === one.from : from !== to;
    if (isDrawn) {
      bundle(bundles, one, { from, to });
    } else if (isSelfCall) {
      selfCalls += 1;
    }
  }
  return { links: [...bundles.values()].map(linkOf).sort(byKey), selfCalls };
}

function bundle(
  bundles: Map<string, Bundle>,
  one: KeyedEdge,
  { from, to }: { readonly from: string; readonly to: string }
): void {
  const key = from === one.from && to === one.to ? one.key : callKey(from, to, one.edge.kind);
  const known = bundles.get(key);
  if (known) {
    known.edges.push(one.edge);
  } else {
    bundles.set(key, { key, from, to, kind: one.edge.kind, edges: [one.edge] });
  }
}

interface Bundle extends Pick<MapLink, 'key' | 'from' | 'to' | 'kind'> {
  readonly edges: Edge[];
}

function linkOf({ key, from, to, kind, edges }: Bundle): MapLink {
  return { key, from, to, kind, edges: worstEdgesFirst(edges), red: mergedRed(edges.map(({ red }) => red)) };
}
