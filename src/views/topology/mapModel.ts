import type { PlacedNode, GraphLayout, PlacedEdge, Point } from '../../analysis/graphLayout';
import type { Health, HealthLevel } from '../../analysis/health';
import type { ServiceRed } from '../../model/red';
import { serviceKey, type ServiceId } from '../../model/service';
import { mapOffset, type MapScale } from './mapGeometry';

/** All that is known of the services of a map, by `serviceKey`. */
export interface MapFacts {
  readonly red: ReadonlyMap<string, ServiceRed>;
  readonly health: ReadonlyMap<string, Health>;
}

export function levelAt(facts: MapFacts, service: ServiceId): HealthLevel | undefined {
  return facts.health.get(serviceKey(service))?.level;
}

/** The layout in pixels of the box. */
export function placed(layout: GraphLayout, scale: MapScale): Pick<GraphLayout, 'nodes' | 'edges'> {
  const offset = mapOffset(layout, scale);
  const moved = ({ x, y }: Point): Point => ({ x: offset.x + x * scale.x, y: offset.y + y * scale.y });
  const nodes = layout.nodes.map((node) => ({ ...node, ...moved(node) }));
  const byKey = new Map(nodes.map((node) => [serviceKey(node.service), node]));
  const edges = layout.edges.map(({ edge, points }) => {
    const drawn = { edge, points: points.map(moved) };
    return { edge, points: attached(drawn, byKey, scale.nodeWidth) };
  });
  return { nodes, edges };
}

/** An edge whose ends touch its nodes as they are drawn, which is wider than the layout has them when space is short. */
function attached(
  { edge, points }: PlacedEdge,
  nodes: ReadonlyMap<string, PlacedNode>,
  nodeWidth: number
): readonly Point[] {
  const ends = new Map([
    [0, nodes.get(serviceKey(edge.client))],
    [points.length - 1, nodes.get(serviceKey(edge.server))],
  ]);
  return points.map((point, index) => {
    const node = ends.get(index);
    return node ? { x: node.x + Math.sign(point.x - node.x) * (nodeWidth / 2), y: point.y } : point;
  });
}
