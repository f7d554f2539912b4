import type { ServiceId } from '../../model/service';
import { byText } from '../byMarks';
import type { Group } from './grouping';
import type { HubRest } from './hubs';
import type { KeyedGraph } from '../joinedGraph';
import type { GroupPlace, MapBox, MapPlace, MorePlace, ServicePlace } from './mapGraph';
import { byKey } from './placeKeys';

export interface PlacesAsked {
  readonly graph: KeyedGraph;
  /** Keys of all services, the worst first. */
  readonly inOrder: readonly string[];
  /** Keys of places by keys of services. */
  readonly placeOf: ReadonlyMap<string, string>;
  readonly boxOf: ReadonlyMap<string, string>;
  readonly groups: readonly Group[];
  /** Closed ones. */
  readonly rests: readonly HubRest[];
}

/** The places of a map, sorted by key. */
export function placesOf(asked: PlacesAsked): readonly MapPlace[] {
  const { graph, rests } = asked;
  return [...servicePlaces(asked), ...groupPlaces(asked), ...rests.flatMap((rest) => morePlace(rest, graph))].sort(
    byKey
  );
}

function servicePlaces({ graph, placeOf, boxOf }: PlacesAsked): readonly ServicePlace[] {
  return [...graph.nodes].flatMap(([key, { service, kind }]) => {
    const box = boxOf.get(key);
    return placeOf.get(key) === key
      ? [{ is: 'service' as const, key, service, kind, ...(box === undefined ? {} : { box }) }]
      : [];
  });
}

function groupPlaces({ graph, inOrder, placeOf, groups }: PlacesAsked): readonly GroupPlace[] {
  const within = new Map<string, string[]>(groups.map(({ key }) => [key, []]));
  for (const key of inOrder) {
    within.get(placeOf.get(key) ?? key)?.push(key);
  }
  return groups.flatMap(({ key, name, rest, members }) => {
    const inside = servicesOf(within.get(key) ?? [], graph);
    const group = { is: 'group' as const, key, name, members: inside, total: members.length };
    return inside.length === 0 ? [] : [rest ? { ...group, rest } : group];
  });
}

/** One place, or none where the graph does not have the hub. */
export function morePlace({ key, hub, side, box, members }: HubRest, graph: KeyedGraph): readonly MorePlace[] {
  const service = graph.nodes.get(hub)?.service;
  const inside = servicesOf(members, graph);
  return service
    ? [{ is: 'more', key, hub: service, side, members: inside, ...(box === undefined ? {} : { box }) }]
    : [];
}

function servicesOf(keys: readonly string[], { nodes }: KeyedGraph): readonly ServiceId[] {
  return keys.flatMap((key) => nodes.get(key)?.service ?? []);
}

/** Boxes of open groups, sorted by key, with the places that stand in them. */
export function boxesOf(
  groups: readonly Group[],
  opened: ReadonlySet<string>,
  places: readonly MapPlace[]
): readonly MapBox[] {
  const inside = new Map<string, string[]>();
  for (const place of places) {
    if (place.is !== 'group' && place.box !== undefined) {
      const known = inside.get(place.box) ?? [];
      known.push(place.key);
      inside.set(place.box, known);
    }
  }
  return groups.flatMap(({ key, name, rest }) => {
    const keys = inside.get(key);
    const box = { key, name, places: [...(keys ?? [])].sort(byText) };
    return !opened.has(key) || !keys ? [] : [rest ? { ...box, rest } : box];
  });
}
