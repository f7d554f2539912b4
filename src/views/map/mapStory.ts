import { worstFirst, type Health } from '../../analysis/health';
import type { MapGraph } from '../../analysis/map/mapGraph';
import { edgeKey, hurtPath } from '../../analysis/topology';
import type { ServiceGraph } from '../../model/graph';
import type { ServiceRed } from '../../model/red';
import { serviceKey, type ServiceId } from '../../model/service';

/** What the sentence above a map says, as facts. */
export interface MapStory {
  /** Of all services that are known, on the map or not. */
  readonly services: number;
  readonly groups: number;
  /** In trouble of their own, worst first. */
  readonly hurt: readonly HurtPlace[];
  readonly affected: number;
  /** Services of which requests were seen. */
  readonly told: number;
}

export interface HurtPlace {
  readonly service: ServiceId;
  readonly level: 'failing' | 'degraded';
  /** How many callers its trouble reaches, as far as the figures of their calls show. */
  readonly callers: number;
}

interface Known {
  readonly graph: ServiceGraph;
  readonly services: readonly ServiceRed[];
  readonly health: ReadonlyMap<string, Health>;
}

/** What a map shows, and who is hurt and through whom that is felt, on the map or not. */
export function mapStory(map: MapGraph, { graph, services, health }: Known): MapStory {
  const levels = services.map(({ service }) => health.get(serviceKey(service))?.level ?? 'no-data');
  const reached = callersReached(graph, health);
  return {
    services: services.length,
    groups: map.boxes.length + map.places.filter(({ is }) => is === 'group').length,
    hurt: worstFirst(services, health).flatMap(({ service }) => {
      const level = health.get(serviceKey(service))?.level;
      return level === 'failing' || level === 'degraded'
        ? [{ service, level, callers: reached.get(serviceKey(service)) ?? 0 }]
        : [];
    }),
    affected: levels.filter((level) => level === 'affected').length,
    told: levels.filter((level) => level !== 'no-data').length,
  };
}

function callersReached(graph: ServiceGraph, health: ReadonlyMap<string, Health>): ReadonlyMap<string, number> {
  const hurt = hurtPath(graph, health);
  const callers = new Map<string, Set<string>>();
  for (const edge of graph.edges) {
    if (hurt.has(edgeKey(edge))) {
      const server = serviceKey(edge.server);
      callers.set(server, (callers.get(server) ?? new Set()).add(serviceKey(edge.client)));
    }
  }
  return new Map([...callers].map(([server, clients]) => [server, clients.size]));
}
