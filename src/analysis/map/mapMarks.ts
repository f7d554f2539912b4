import type { Red, ServiceRed } from '../../model/red';
import { serviceKey } from '../../model/service';
import type { Health, HealthLevel } from '../health';
import { hurtPath } from '../topology';
import type { MapGraph, MapKnown } from './mapGraph';

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

/** What is written on a map, and what of it is lit. Keys are those of places and links. */
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
  /** Undefined where nothing is compared. */
  readonly changes?: ReadonlyMap<string, MapChange>;
  /** Versions released within the window, by place. */
  readonly released?: ReadonlyMap<string, string>;
}

/** Figures and health of all that is on a map. */
export function mapMarks(map: MapGraph, known: MapKnown): MapMarks {
  const services = new Map(known.services.map((service) => [serviceKey(service.service), service]));
  const hurtEdges = hurtPath(known.graph, known.health);
  return {
    red: new Map([...services].map(([key, { red }]) => [key, red])),
    level: new Map([...known.health].map(([key, { level }]) => [key, level])),
    health: known.health,
    course: new Map([...services].map(([key, { course }]) => [key, course])),
    hurt: new Set(map.links.flatMap(({ key }) => (hurtEdges.has(key) ? [key] : []))),
  };
}
