import type { NodeKind } from '../../model/graph';
import type { Red, ServiceRed } from '../../model/red';
import { serviceKey } from '../../model/service';
import type { Health, HealthLevel } from '../health';
import { mergedRed } from '../mergedRed';
import { callKey, type KeyedEdge } from '../joinedGraph';
import { hurtEdges } from '../topology';
import { keyedGraph } from './keyedGraph';
import type { MapGraph, MapKnown } from './mapGraph';
import { serviceMarks, worstLevel } from './serviceMarks';

/** What is otherwise than at the time or place with which the map is compared. Keys are those of places and links. */
export type MapChange =
  | { readonly is: 'added' }
  | { readonly is: 'gone' }
  | {
      readonly is: 'changed';
      /** p95 now and then in milliseconds, where it has risen or fallen more than noise. */
      readonly slower?: { readonly now: number; readonly before: number };
      /** Share of errors now and then, likewise. */
      readonly failing?: { readonly now: number; readonly before: number };
    };

/**
 * What is written on a map, and what of it is lit. Keys are those of places and links; of services also where they
 * stand in a group or the rest of a hub.
 */
export interface MapMarks {
  readonly red: ReadonlyMap<string, Red>;
  /** Of groups, that of the worst member. */
  readonly level: ReadonlyMap<string, HealthLevel>;
  /** Of services only. */
  readonly health: ReadonlyMap<string, Health>;
  /** Of services only: for sparklines. */
  readonly course: ReadonlyMap<string, ServiceRed['course']>;
  /** Links over which trouble reaches those who call. */
  readonly hurt: ReadonlySet<string>;
  /** What a search found; undefined where nothing is searched. */
  readonly found?: ReadonlySet<string>;
  /** What a chosen trace went through, with a word of what it did there; undefined without one. */
  readonly traced?: ReadonlyMap<string, string>;
  /** Words that stand for the figures of places and links, on a map that was not drawn from metrics. */
  readonly figures?: ReadonlyMap<string, string>;
  /** Undefined where nothing is compared. */
  readonly changes?: ReadonlyMap<string, MapChange>;
  /** Of services only, with what stands outside. */
  readonly kind?: ReadonlyMap<string, NodeKind>;
  /** Databases and others whose figures are those of the calls to them, because they tell none themselves. */
  readonly asCalled?: ReadonlySet<string>;
  /** Versions released within the window, by place. */
  readonly released?: ReadonlyMap<string, string>;
}

/**
 * Figures and health of all that is on a map, and of the services within its groups and rests. Figures of a group are
 * those of all that is in it: rates added up, shares of errors weighted by rate, the duration that of the slowest member.
 */
export function mapMarks(map: MapGraph, known: MapKnown): MapMarks {
  const graph = keyedGraph(known);
  const services = serviceMarks(graph, known);
  const red = new Map(services.red);
  const level = new Map(services.level);
  for (const place of map.places) {
    if (place.is !== 'service') {
      const members = place.members.map(serviceKey);
      red.set(place.key, mergedRed(members.flatMap((key) => services.red.get(key) ?? [])));
      const worst = worstLevel(members.map((key) => services.level.get(key)));
      if (worst) {
        level.set(place.key, worst);
      }
    }
  }
  return {
    red,
    level,
    health: known.health,
    course: new Map(known.services.map(({ service, course }) => [serviceKey(service), course])),
    hurt: hurtLinks(map, hurtEdges(graph, known.health)),
    kind: services.kind,
    asCalled: services.asCalled,
  };
}

/** Keys of the links that hurt edges are drawn in. */
function hurtLinks({ places, links }: MapGraph, edges: readonly KeyedEdge[]): ReadonlySet<string> {
  const placeOf = new Map(
    places.flatMap((place) =>
      place.is === 'service' ? [] : place.members.map((one) => [serviceKey(one), place.key] as const)
    )
  );
  const hurt = new Set(
    edges.map(({ from, to, edge }) => callKey(placeOf.get(from) ?? from, placeOf.get(to) ?? to, edge.kind))
  );
  return new Set(links.flatMap(({ key }) => (hurt.has(key) ? [key] : [])));
}
