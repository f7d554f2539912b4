import type { MapLink } from '../../analysis/map/mapGraph';

/** With more links for each place, nearly everybody calls everybody: no order of columns suits them all. */
const dense = 5;

/** Up to so many places the busiest caller of each is enough: more places need more columns, or these become too high. */
const fewPlaces = 45;

/**
 * Which links a layout is made by, as indices; undefined where by all. Of a dense map, as that of groups is, only those
 * over which trouble goes and for each place those over which most of its requests come: few columns, wide enough to be
 * read. All others are drawn too, straight from place to place.
 */
export function backboneOf(
  links: readonly MapLink[],
  places: number,
  hurt: ReadonlySet<string>
): readonly number[] | undefined {
  if (links.length <= dense * places) {
    return undefined;
  }
  const most = places <= fewPlaces ? 1 : 2;
  const busiest = links
    .map((link, index) => ({ link, index }))
    .filter(({ link: { from, to } }) => from !== to)
    .sort((a, b) => (b.link.red.rate ?? 0) - (a.link.red.rate ?? 0) || a.index - b.index);
  const callers = new Map<string, number>();
  const kept = new Set<number>();
  for (const { link, index } of busiest) {
    const known = callers.get(link.to) ?? 0;
    if (known < most || hurt.has(link.key)) {
      callers.set(link.to, known + 1);
      kept.add(index);
    }
  }
  return [...kept].sort((a, b) => a - b);
}

/** A layout's routes by index of all links, of which it was asked for `laid` only. */
export function spreadRoutes<Route>(
  routes: readonly Route[],
  laid: readonly number[] | undefined,
  none: Route
): (index: number) => Route {
  const at = laid && new Map(laid.map((index, place) => [index, place]));
  return (index) => routes[at ? (at.get(index) ?? -1) : index] ?? none;
}
