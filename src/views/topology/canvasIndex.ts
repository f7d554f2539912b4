import type { Point, Rect } from '../../analysis/layout/layout';
import { linkDistance } from './canvasRoute';
import type { MapScene, PlacedLink, PlacedPlace } from './scene';

/**
 * What lies where in a scene. Rectangles have `x` and `y` at the upper left; all in pixels at zoom 1. Bounds lie in flat
 * arrays that are looked through whole: ten thousand comparisons take a tenth of a millisecond, and nothing has to be
 * built before the first picture.
 */
export interface SceneIndex {
  /** Places, as indices of the scene's places in their order. */
  readonly placesIn: (part: Rect) => readonly number[];
  /** Links, as indices of the scene's links in their order. */
  readonly linksIn: (part: Rect) => readonly number[];
  readonly placeAt: (at: Point) => PlacedPlace | undefined;
  /** The nearest link that is at most `reach` away. */
  readonly linkNear: (at: Point, reach: number) => PlacedLink | undefined;
}

export function sceneIndex({ places, links }: MapScene): SceneIndex {
  const placesIn = lookup(
    places.map(({ x, y, width, height }) => [x - width / 2, y - height / 2, x + width / 2, y + height / 2])
  );
  const linksIn = lookup(links.map(({ points }) => boundsOf(points)));
  return {
    placesIn,
    linksIn,
    // The last painted lies on top.
    placeAt: ({ x, y }) => places[placesIn({ x, y, width: 0, height: 0 }).at(-1) ?? -1],
    linkNear: (at, reach) => {
      const around = { x: at.x - reach, y: at.y - reach, width: 2 * reach, height: 2 * reach };
      let best: PlacedLink | undefined;
      let least = reach;
      for (const index of linksIn(around)) {
        const placed = links[index];
        const away = placed ? linkDistance(placed.points, at, least) : Infinity;
        if (away <= least) {
          least = away;
          best = placed;
        }
      }
      return best;
    },
  };
}

/** Left, top, right, bottom. */
type Bounds = readonly [number, number, number, number];

function lookup(bounds: readonly Bounds[]): (part: Rect) => readonly number[] {
  const flat = Float64Array.from(bounds.flat());
  return ({ x, y, width, height }) => {
    const found: number[] = [];
    for (let index = 0, at = 0; at < flat.length; index++, at += 4) {
      const [left = 0, top = 0, right = 0, bottom = 0] = [flat[at], flat[at + 1], flat[at + 2], flat[at + 3]];
      if (left <= x + width && right >= x && top <= y + height && bottom >= y) {
        found.push(index);
      }
    }
    return found;
  };
}

function boundsOf(points: readonly Point[]): Bounds {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return [left, top, right, bottom];
}
