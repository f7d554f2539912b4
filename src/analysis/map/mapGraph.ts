import type { Edge, EdgeKind, NodeKind, ServiceGraph } from '../../model/graph';
import type { Red, ServiceRed } from '../../model/red';
import { sameService, type ServiceId } from '../../model/service';
import type { Health } from '../health';
import { groupedBy } from './grouping';
import { hubRests } from './hubs';
import { keyedGraph } from './keyedGraph';
import type { MapChoice } from './mapChoice';
import { drawnLinks } from './mapLinks';
import { boxesOf, morePlace, placesOf } from './mapPlaces';
import type { Unreadable } from './mapQueryLanguage';
import { keptKeys, narrowed } from './narrowed';
import { isInTrouble, serviceMarks, worstKeysFirst } from './serviceMarks';
import { standingOf } from './standing';

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
  /** Empty for a rest. */
  readonly name: string;
  /** Services without what groups are made by ('service'), or what stands outside of all groups, by its kind. */
  readonly rest?: NodeKind;
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
  /** Empty for a rest. */
  readonly name: string;
  /** As that of a {@link GroupPlace}. */
  readonly rest?: NodeKind;
  /** Keys, sorted; at least one. */
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
  /** Edges from a service to itself that are not drawn; those of what is taken off are not counted. */
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
  /** Rests of hubs that are open: their members stand by themselves. Closed again by their keys. */
  readonly unfolded?: readonly MorePlace[];
  /** What of the choice cannot be followed, and is not. */
  readonly ignored?: IgnoredChoice;
}

export interface IgnoredChoice {
  /** `hide` is not in the language of queries: nothing is hidden. */
  readonly hide?: Unreadable;
  /** The graph does not have the service in the focus: all of it is shown. */
  readonly focus?: 'not-there';
}

/** All that is known of what is to be drawn. */
export interface MapKnown {
  readonly graph: ServiceGraph;
  readonly services: readonly ServiceRed[];
  readonly health: ReadonlyMap<string, Health>;
  /** Values of the label by which services are grouped, by `serviceKey`; only for a grouping by label. */
  readonly labels?: ReadonlyMap<string, string>;
}

/**
 * What is drawn of a graph: what is hidden, too far from the focus or well is taken off (narrowed.ts), the rest is put
 * into groups (grouping.ts, standing.ts) and the neighbours of hubs together (hubs.ts), and edges become links.
 *
 * Every service of the graph is a place, a member of just one, or counted in one of `hidden`, `beyond` and `well`; every
 * edge is in one link, inside a group or rest, at something left out, or a counted self-call. The same graph gives the
 * same map in whatever order it was read.
 */
export function mapGraph(known: MapKnown, choice: MapChoice): MapGraph {
  const whole = keyedGraph(known);
  const marks = serviceMarks(whole, known);
  const { graph, leftOut, ignored } = narrowed(whole, choice, { known, marks });
  const { grouping, groups } = groupedBy(graph, choice, known.labels);
  const inOrder = worstKeysFirst(graph.nodes.keys(), { ...marks, health: known.health });
  const opened = new Set(choice.opened);
  const kept = keptKeys(choice);
  const isHurt = (key: string) => isInTrouble(known.health.get(key)?.level);
  const standing = standingOf({ inOrder, groups, opened, isInTrouble: isHurt, kept });
  const rests = hubRests({ graph, standing, inOrder, isSeen: (key) => kept.has(key) || isHurt(key) });
  const closed = rests.filter(({ key }) => !opened.has(key));
  const placeOf = new Map([
    ...standing.placeOf,
    ...closed.flatMap(({ key, members }) => members.map((member): [string, string] => [member, key])),
  ]);
  const { links, selfCalls } = drawnLinks(graph, placeOf, choice.selfCalls);
  const places = placesOf({ graph, inOrder, placeOf, boxOf: standing.boxOf, groups, rests: closed });
  return {
    places,
    links,
    boxes: boxesOf(groups, opened, places),
    leftOut: { ...leftOut, selfCalls, grouped: graph.nodes.size - standingAlone(places) },
    grouping,
    unfolded: rests.filter(({ key }) => opened.has(key)).flatMap((rest) => morePlace(rest, graph)),
    ignored,
  };
}

function standingAlone(places: readonly MapPlace[]): number {
  return places.filter((place) => place.is === 'service').length;
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
