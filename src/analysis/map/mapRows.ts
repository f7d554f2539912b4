import type { Red } from '../../model/red';
import type { HealthLevel } from '../health';
import { neighboursByKey } from './keyedGraph';
import type { MapGraph, MapPlace } from './mapGraph';
import type { MapMarks } from './mapMarks';
import { worstKeysFirst } from './serviceMarks';

/** A place in a table. */
export interface MapRow {
  readonly place: MapPlace;
  /** How many places call it, and how many it calls, itself apart. */
  readonly callers: number;
  readonly callees: number;
  /** Absent where nothing is known of it. */
  readonly level?: HealthLevel;
  readonly red: Red;
  /** Whether trouble reaches it, or others from it, over a link. */
  readonly isOnHurtPath: boolean;
}

/** All places of a map, the worst first. */
export function mapRows(map: Pick<MapGraph, 'places' | 'links'>, marks: MapMarks): readonly MapRow[] {
  const { callers, callees } = neighboursByKey(map.links);
  const hurt = new Set(map.links.flatMap(({ key, from, to }) => (marks.hurt.has(key) ? [from, to] : [])));
  return worstPlacesFirst(map.places, marks).map((place) => {
    const level = marks.level.get(place.key);
    return {
      place,
      callers: callers.get(place.key)?.size ?? 0,
      callees: callees.get(place.key)?.size ?? 0,
      ...(level ? { level } : {}),
      red: marks.red.get(place.key) ?? {},
      isOnHurtPath: hurt.has(place.key),
    };
  });
}

/** The order in which places need to be looked at: by level, then by failed requests, slowness and rate. */
export function worstPlacesFirst(
  places: readonly MapPlace[],
  marks: Pick<MapMarks, 'red' | 'level' | 'health'>
): readonly MapPlace[] {
  const byKey = new Map(places.map((place) => [place.key, place]));
  return worstKeysFirst(byKey.keys(), marks).flatMap((key) => byKey.get(key) ?? []);
}
