import { reached } from './focus';
import { neighboursByKey } from './keyedGraph';
import type { MapGraph, MapLink } from './mapGraph';

/**
 * Keys of all places and links through which requests reach a place or link, and of those they reach from it: the
 * callers of its callers, and the callees of its callees, but not what else these have to do with. Empty for a key that
 * the map does not have.
 *
 *   user ─► web ─► cart ─► redis        through cart: user, web, cart, redis
 *             └──► mail                 not mail
 */
export function pathThrough(map: Pick<MapGraph, 'places' | 'links'>, key: string): ReadonlySet<string> {
  const link = map.links.find((one) => one.key === key);
  if (!link && !map.places.some((place) => place.key === key)) {
    return new Set();
  }
  const { callers, callees } = neighboursByKey(map.links);
  const before = reached(link?.from ?? key, callers, Infinity);
  const after = reached(link?.to ?? key, callees, Infinity);
  const path = new Set([...before, ...after, key]);
  const isOnWay = ({ from, to }: MapLink) => [before, after].some((side) => side.has(from) && side.has(to));
  map.links.forEach((one) => isOnWay(one) && path.add(one.key));
  return path;
}
