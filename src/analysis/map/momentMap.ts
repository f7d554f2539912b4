import { mergedRed } from '../mergedRed';
import { edgeKey, worstEdgesFirst } from '../topology';
import type { MapGraph, MapKnown, MapLink } from './mapGraph';

/**
 * The same map with other figures on its links, such as those of a moment: places, boxes and what is left out stay, so
 * that it needs no other layout. Edges that are not in `known` keep theirs.
 */
export function withFigures(map: MapGraph, { graph }: Pick<MapKnown, 'graph'>): MapGraph {
  const edges = new Map([...graph.edges].reverse().map((edge) => [edgeKey(edge), edge]));
  const links = map.links.map((link): MapLink => {
    const own = link.edges.map((edge) => edges.get(edgeKey(edge)) ?? edge);
    return { ...link, edges: worstEdgesFirst(own), red: mergedRed(own.map(({ red }) => red)) };
  });
  return { ...map, links };
}
