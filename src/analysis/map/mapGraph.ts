import type { Edge, EdgeKind, NodeKind, ServiceGraph } from '../../model/graph';
import type { Red, ServiceRed } from '../../model/red';
import { sameService, serviceKey, type ServiceId } from '../../model/service';
import type { Health } from '../health';
import { connectedGraph, edgeKey } from '../topology';
import type { MapChoice } from './mapChoice';

/** A service, or what only its callers know of. Its key is its `serviceKey`. */
export interface ServicePlace {
  readonly is: 'service';
  readonly key: string;
  readonly service: ServiceId;
  readonly kind: NodeKind;
  /** Key of the open group's box in which it stands. */
  readonly box?: string;
}

/** Services of a closed group that do not stand on the map by themselves. Opened by its key. */
export interface GroupPlace {
  readonly is: 'group';
  readonly key: string;
  readonly name: string;
  /** Sorted, worst first. */
  readonly members: readonly ServiceId[];
  /** How many services the group has in all, with those that stand by themselves because they are in trouble. */
  readonly total: number;
}

/** "+N more": neighbours of a hub that have no other edge, but for the worst, which stand by themselves. */
export interface MorePlace {
  readonly is: 'more';
  readonly key: string;
  readonly hub: ServiceId;
  readonly side: 'callers' | 'callees';
  /** Sorted, worst first. */
  readonly members: readonly ServiceId[];
  readonly box?: string;
}

export type MapPlace = ServicePlace | GroupPlace | MorePlace;

/** All calls from one place to another; between two services one edge of the graph. */
export interface MapLink {
  readonly key: string;
  /** Keys of places; the same where a service calls itself. */
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
  /** The edges it stands for, worst first; at least one. */
  readonly edges: readonly Edge[];
  /** Rates added up, shares of errors weighted by rate; of several edges the duration is that of the slowest. */
  readonly red: Red;
}

/** An open group, drawn around its places. Closed by its key. */
export interface MapBox {
  readonly key: string;
  readonly name: string;
  readonly places: readonly string[];
}

/** What is in the graph and not on the map. Nothing is left out that is not counted here. */
export interface LeftOut {
  /** Services taken off by `hide`. */
  readonly hidden: number;
  /** Services farther away than the focus reaches. */
  readonly beyond: number;
  /** Services left out because they are well. */
  readonly well: number;
  /** Edges from a service to itself. */
  readonly selfCalls: number;
  /** Services that stand in groups and rests of hubs. */
  readonly grouped: number;
}

export interface MapGraph {
  /** Sorted by key. */
  readonly places: readonly MapPlace[];
  /** Sorted by key. */
  readonly links: readonly MapLink[];
  readonly boxes: readonly MapBox[];
  readonly leftOut: LeftOut;
  /** The grouping in use, chosen or by itself. */
  readonly grouping: MapChoice['grouping'] & {};
}

/** All that is known of what is to be drawn. */
export interface MapKnown {
  readonly graph: ServiceGraph;
  readonly services: readonly ServiceRed[];
  readonly health: ReadonlyMap<string, Health>;
  /** Values of the label by which services are grouped, by `serviceKey`; only for a grouping by label. */
  readonly labels?: ReadonlyMap<string, string>;
}

/** What is drawn of a graph. */
export function mapGraph(known: MapKnown, _choice: MapChoice): MapGraph {
  const { nodes, edges, selfCalls } = connectedGraph(known.graph, known.services);
  return {
    places: nodes.map(({ service, kind }) => ({ is: 'service', key: serviceKey(service), service, kind })),
    links: edges.map((edge) => ({
      key: edgeKey(edge),
      from: serviceKey(edge.client),
      to: serviceKey(edge.server),
      kind: edge.kind,
      edges: [edge],
      red: edge.red,
    })),
    boxes: [],
    leftOut: { hidden: 0, beyond: 0, well: 0, selfCalls, grouped: 0 },
    grouping: 'none',
  };
}

/** The link of a map that an edge between two services is drawn in. */
export function linkBetween(
  map: MapGraph,
  ends: { readonly client: ServiceId; readonly server: ServiceId }
): MapLink | undefined {
  return map.links.find(({ edges }) =>
    edges.some(({ client, server }) => sameService(client, ends.client) && sameService(server, ends.server))
  );
}
