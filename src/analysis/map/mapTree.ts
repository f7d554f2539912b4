import { neighboursByKey } from './keyedGraph';
import type { MapGraph, MapLink, MapPlace } from './mapGraph';
import type { MapMarks } from './mapMarks';
import { worstPlacesFirst } from './mapRows';

/** A place in a tree of calls. It is there once for every way that leads to it. */
export interface TreeRow {
  /** Keys of the places on the way to it, from an entry on, with its own; what names the row. */
  readonly way: readonly string[];
  readonly place: MapPlace;
  /** The calls from the row above, by kind; none for an entry. */
  readonly links: readonly MapLink[];
  /** It is on its own way already: its callees are not told again. */
  readonly isCircle: boolean;
  /** How many different places it calls, itself apart. */
  readonly callees: number;
}

/** A map as a tree that is opened row by row: nothing is walked before it is asked for. */
export interface MapTree {
  /** Where requests come in: places that nobody calls; then, of those that only circles lead to, the worst. */
  readonly entries: readonly TreeRow[];
  /** The worst first; none below a circle. */
  readonly childrenOf: (row: TreeRow) => readonly TreeRow[];
}

/** The map in words: entries with what they call. Every place of the map is found in it. */
export function mapTree(map: Pick<MapGraph, 'places' | 'links'>, marks: MapMarks): MapTree {
  const places = new Map(worstPlacesFirst(map.places, marks).map((place) => [place.key, place]));
  const order = new Map([...places.keys()].map((key, index) => [key, index]));
  const { callers, callees } = neighboursByKey(map.links);
  const links = linksByEnds(map.links);
  const rowOf = (key: string, above: readonly string[]): readonly TreeRow[] => {
    const place = places.get(key);
    const from = above.at(-1);
    return place
      ? [
          {
            way: [...above, key],
            place,
            links: from === undefined ? [] : (links.get(from)?.get(key) ?? []),
            isCircle: above.includes(key),
            callees: callees.get(key)?.size ?? 0,
          },
        ]
      : [];
  };
  return {
    entries: entriesOf([...places.keys()], callers, callees).flatMap((key) => rowOf(key, [])),
    childrenOf: ({ way, place, isCircle }) =>
      isCircle
        ? []
        : [...(callees.get(place.key) ?? [])]
            .sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
            .flatMap((key) => rowOf(key, way)),
  };
}

type Sets = ReadonlyMap<string, ReadonlySet<string>>;

/** Keys come the worst first, and so do entries that nobody calls, and after them those into circles. */
function entriesOf(keys: readonly string[], callers: Sets, callees: Sets): readonly string[] {
  const entries: string[] = [];
  const told = new Set<string>();
  const enter = (key: string) => {
    entries.push(key);
    const stack = [key];
    for (let one = stack.pop(); one !== undefined; one = stack.pop()) {
      if (!told.has(one)) {
        told.add(one);
        stack.push(...(callees.get(one) ?? []));
      }
    }
  };
  keys.filter((key) => !callers.has(key)).forEach(enter);
  keys.forEach((key) => !told.has(key) && enter(key));
  return entries;
}

/** Links by the key of the place they come from, then by that of the place they lead to; those of one kind are one. */
function linksByEnds(links: readonly MapLink[]): ReadonlyMap<string, ReadonlyMap<string, readonly MapLink[]>> {
  const byEnds = new Map<string, Map<string, MapLink[]>>();
  for (const link of links) {
    const from = byEnds.get(link.from) ?? new Map<string, MapLink[]>();
    const to = from.get(link.to) ?? [];
    to.push(link);
    from.set(link.to, to);
    byEnds.set(link.from, from);
  }
  return byEnds;
}
