import { matchesLink, matchesService } from '../../analysis/map/mapMatches';
import type { MapGraph } from '../../analysis/map/mapGraph';
import type { MapMarks } from '../../analysis/map/mapMarks';
import type { MapQuery } from '../../analysis/map/mapQueryLanguage';
import { worstKeysFirst } from '../../analysis/map/serviceMarks';
import { serviceKey, type ServiceId } from '../../model/service';
import type { OverviewView } from '../routes';

/**
 * All that a search finds, one after the other: services the worst first, with those that stand in closed groups and in
 * rests of hubs, then calls, of each link the worst.
 */
export function findTargets(map: MapGraph, marks: MapMarks, query: MapQuery): readonly OverviewView[] {
  const services = new Map<string, ServiceId>();
  for (const place of map.places) {
    for (const service of place.is === 'service' ? [place.service] : place.members) {
      if (matchesService(query, service, marks)) {
        services.set(serviceKey(service), service);
      }
    }
  }
  const inOrder = worstKeysFirst(services.keys(), marks).flatMap((key) => services.get(key) ?? []);
  const links = map.links.filter((link) => matchesLink(query, link, marks));
  return [
    ...inOrder.map((selected) => ({ selected })),
    ...links.flatMap(({ edges: [edge] }) => (edge ? [{ edge: { client: edge.client, server: edge.server } }] : [])),
  ];
}

/** Which of them one looks at; undefined for none. */
export function targetAt(targets: readonly OverviewView[], { selected, edge }: OverviewView): number | undefined {
  const key = targetKey({ selected, edge });
  const at = key === undefined ? -1 : targets.findIndex((target) => targetKey(target) === key);
  return at < 0 ? undefined : at;
}

function targetKey({ selected, edge }: OverviewView): string | undefined {
  if (edge) {
    return `${serviceKey(edge.client)}\u0001${serviceKey(edge.server)}`;
  }
  return selected && serviceKey(selected);
}
