import type { Point, Rect } from '../../analysis/layout/layout';
import type { MapMarks } from '../../analysis/map/mapMarks';
import { formatRate, formatRatio } from '../parts/format';
import { formatP95 } from '../parts/formatP95';
import { cover } from './mapGeometry';
import type { MapScene, PlacedLink } from './scene';
import { textPixel } from './textScale';

/** What is written at a link; `x` and `y` are the middle of the text, in pixels at zoom 1. */
export interface EdgeLabel extends Point {
  readonly text: string;
}

interface Seen {
  readonly marks: MapMarks;
  readonly zoom: number;
  /** Links that are looked at: they tell their figures before all others. */
  readonly looked: ReadonlySet<string> | undefined;
}

/** From this zoom on all links tell their figures, where there is room. */
const zoomForFigures = 1.35;
/** Errors from this share on are written beside a hurt link. */
const worthWriting = 0.005;

const letter = 6.2;
const lineHeight = 13;

/**
 * Figures at links, none over a place or over another: hurt links first, then the busiest; what finds no room is told
 * by the tooltip. Links not looked at say nothing while others are.
 */
export function edgeLabels(scene: MapScene, seen: Seen): ReadonlyMap<string, EdgeLabel> {
  const { marks, looked } = seen;
  const wanted = scene.links
    .filter(({ link }) => looked === undefined || looked.has(link.key))
    .map((placed) => ({ placed, texts: textsOf(placed, seen) }))
    .filter(({ texts }) => texts.length > 0);
  const weigh = ({ placed: { link } }: { readonly placed: PlacedLink }) =>
    (marks.hurt.has(link.key) ? 1e12 : 0) + (link.red.rate ?? 0);
  wanted.sort((a, b) => weigh(b) - weigh(a));
  const taken: Rect[] = scene.places.map(({ x, y, width, height }) => ({
    x: x - width / 2,
    y: y - height / 2,
    width,
    height,
  }));
  const labels = new Map<string, EdgeLabel>();
  for (const { placed, texts } of wanted) {
    const spot = spotFor(placed.points, texts, { taken, pixel: textPixel(seen.zoom) });
    if (spot) {
      labels.set(placed.link.key, spot.label);
      taken.push(spot.rect);
    }
  }
  return labels;
}

/** The most that may be said of a link, and the least that is worth being said: what a trace did there comes first. */
function textsOf({ link: { key, red } }: PlacedLink, { marks, zoom, looked }: Seen): readonly string[] {
  const told = marks.figures?.get(key) || marks.traced?.get(key);
  if (told) {
    return [told];
  }
  const isTelling = looked !== undefined || zoom >= zoomForFigures;
  const { errors = 0 } = red;
  const share = marks.hurt.has(key) && errors >= worthWriting ? [formatRatio(red.errors)] : [];
  const isKnown = [red.rate, red.errors, red.duration].some((figure) => figure !== undefined);
  if (!isTelling || !isKnown) {
    return share;
  }
  const figures = [formatRate(red.rate), formatRatio(red.errors), formatP95(red.duration)];
  return [figures.join(' · '), figures.slice(0, 2).join(' · '), ...share];
}

interface Room {
  readonly taken: readonly Rect[];
  readonly pixel: number;
}

function spotFor(points: readonly Point[], texts: readonly string[], { taken, pixel }: Room) {
  const spots = middles(points);
  for (const text of texts) {
    const [width, height] = [(text.length * letter + 4) * pixel, lineHeight * pixel];
    for (const { x, y, isSteep } of spots) {
      // Beside a steep line, over a flat one.
      const middle = isSteep ? { x: x + width / 2 + 3 * pixel, y } : { x, y: y - 4 * pixel };
      const rect = { x: middle.x - width / 2, y: middle.y - height / 2, width, height };
      if (!taken.some((one) => cover(one, rect))) {
        return { label: { text, ...middle }, rect };
      }
    }
  }
  return undefined;
}

const mostSpots = 3;

/** Middles of a link's pieces, the longest first. */
function middles(points: readonly Point[]): ReadonlyArray<Point & { readonly isSteep: boolean }> {
  return points
    .slice(1)
    .map((end, index) => {
      const start = points[index] ?? end;
      const [across, down] = [Math.abs(end.x - start.x), Math.abs(end.y - start.y)];
      const isSteep = down > across;
      return { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2, length: Math.hypot(across, down), isSteep };
    })
    .sort((a, b) => b.length - a.length)
    .slice(0, mostSpots);
}
