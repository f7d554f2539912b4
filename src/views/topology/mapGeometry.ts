import type { Point, Rect } from '../../analysis/layout/layout';
import type { Size } from './camera';

/** How a layout's own units become pixels at zoom 1. Both directions are scaled apart: labels keep their size. */
export interface MapScale {
  readonly x: number;
  readonly y: number;
  /** Drawn smaller as a whole: the map is too large to be read otherwise. */
  readonly isShrunk?: boolean;
}

/** Where a map fits its box, its gaps may become this small; nodes take part of them, so that names stay readable. */
const tight: MapScale = { x: 0.4, y: 0.38 };
/** A map that does not fit even so is drawn smaller as a whole: there its edges need their room more. */
const roomy: MapScale = { x: 0.7, y: 0.6 };
const largest = 1.25;
/** A large map takes the free width or height of its box up to so many times its own. */
const mostSpread = 4;
/** Below this zoom nobody reads, however close the nodes stand. */
const legible = 0.7;

/** What nodes take of the gaps beside and between them, and what stays free around the outermost, in the layout's units. */
const widening = 36;
const heightening = 14;
const frame = 8;

/**
 * Fits a layout into a box: by its gaps as long as names stay legible then. One that is larger takes all of the box in
 * both directions, however different its proportions are.
 */
export function mapScale(layout: Size, box: Size, least: MapScale = tight): MapScale {
  const close = stretched(layout, box, { least, most: largest });
  if (close.zoom >= legible) {
    return { x: close.x, y: close.y };
  }
  const { x, y } = stretched(layout, box, { least: roomy, most: mostSpread });
  return { x, y, isShrunk: true };
}

interface Bounds {
  readonly least: MapScale;
  readonly most: number;
}

function stretched(layout: Size, box: Size, { least, most }: Bounds): MapScale & { readonly zoom: number } {
  const [width, height] = [layout.width + widening + frame, layout.height + heightening + frame];
  const zoom = Math.min(1, box.width / (width * least.x), box.height / (height * least.y));
  return {
    x: between(least.x, box.width / zoom / width, most),
    y: between(least.y, box.height / zoom / height, most),
    zoom,
  };
}

/**
 * A node as it is drawn, of the size that the layout was asked for; it takes `beside` of the gaps at its sides. On a
 * large map it grows with the free width and height: there every pixel helps to read its name.
 */
export function drawnSize({ width, height }: Size, scale: MapScale, beside: number = widening): Size {
  const [wide, high] = scale.isShrunk ? [largest * Math.max(1, scale.x), Math.max(1, scale.y)] : [1, 1];
  return {
    width: Math.min(width * wide, (width + beside) * scale.x),
    height: Math.min((height - 4) * high, (height + heightening) * scale.y),
  };
}

/** What is drawn of a layout takes so much. */
export function sceneSize(layout: Size, { x, y }: MapScale): Size {
  return { width: (layout.width + widening + frame) * x, height: (layout.height + heightening + frame) * y };
}

/** A point of the layout in pixels at zoom 1. */
export function toScene(point: Point, { x, y }: MapScale): Point {
  return { x: (point.x + (widening + frame) / 2) * x, y: (point.y + (heightening + frame) / 2) * y };
}

/** The other way round. */
export function toLayout(point: Point, { x, y }: MapScale): Point {
  return { x: point.x / x - (widening + frame) / 2, y: point.y / y - (heightening + frame) / 2 };
}

/** A soft curve through the points of an edge; its ends lie at the sides of the nodes as drawn. */
export function edgePath(points: readonly Point[]): string {
  return points
    .map((point, index) => {
      const before = points[index - 1];
      if (!before) {
        return `M${round(point.x)} ${round(point.y)}`;
      }
      const bend = (point.x - before.x) / 2;
      return `C${round(before.x + bend)} ${round(before.y)} ${round(point.x - bend)} ${round(point.y)} ${round(point.x)} ${round(point.y)}`;
    })
    .join('');
}

/** The middle of an edge, for its figures. */
export function middleOf(points: readonly Point[]): Point {
  const right = points[Math.floor(points.length / 2)] ?? { x: 0, y: 0 };
  const left = points[Math.ceil(points.length / 2) - 1] ?? right;
  return points.length % 2 === 1 ? right : { x: (left.x + right.x) / 2, y: (left.y + right.y) / 2 };
}

/** Line width by rate: the area of what flows, not its length. */
export function edgeWidth(rate: number | undefined, highest: number): number {
  return rate === undefined || highest <= 0 ? 1 : 1.25 + 3.75 * Math.sqrt(rate / highest);
}

const apart = 8;

/**
 * Where in `box` a tip is laid: below, above, beside `at`, or in a corner, wherever it covers least of what one is to
 * look at. Of equally free places the nearest to `at` wins. All in pixels of the box, `x` and `y` at the upper left.
 */
export function freeSpot(at: Rect, tip: Size, { box, seen }: { box: Size; seen: readonly Rect[] }): Point {
  const right = box.width - tip.width;
  const bottom = box.height - tip.height;
  const middle = { x: at.x + (at.width - tip.width) / 2, y: at.y + (at.height - tip.height) / 2 };
  const spots = [
    { x: middle.x, y: at.y + at.height + apart },
    { x: middle.x, y: at.y - tip.height - apart },
    { x: at.x + at.width + apart, y: middle.y },
    { x: at.x - tip.width - apart, y: middle.y },
    ...[0, right].flatMap((x) => [0, bottom].map((y) => ({ x, y }))),
  ].map(({ x, y }) => ({ x: within(x, right), y: within(y, bottom) }));
  const covered = (spot: Point) => [at, ...seen].reduce((sum, one) => sum + shared({ ...spot, ...tip }, one), 0);
  const distance = (spot: Point) => Math.hypot(spot.x - middle.x, spot.y - middle.y);
  return spots.reduce((best, spot) => {
    const more = covered(spot) - covered(best);
    return more < 0 || (more === 0 && distance(spot) < distance(best)) ? spot : best;
  });
}

function within(value: number, high: number): number {
  return Math.max(0, Math.min(value, high));
}

/** Area that two rectangles have in common. */
function shared(a: Rect, b: Rect): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}

export type Direction = 'left' | 'right' | 'up' | 'down';

/** The nearest node in a direction. What lies straight ahead counts as nearer than what lies aside. */
export function nearestNode<Node extends Point>(
  nodes: readonly Node[],
  from: Point,
  direction: Direction
): Node | undefined {
  const sideways = direction === 'up' || direction === 'down';
  const sign = direction === 'left' || direction === 'up' ? -1 : 1;
  const ahead = (node: Point) => sign * (sideways ? node.y - from.y : node.x - from.x);
  const aside = (node: Point) => Math.abs(sideways ? node.x - from.x : node.y - from.y);
  const cost = (node: Point) => ahead(node) + 2 * aside(node);
  return nodes
    .filter((node) => ahead(node) > 1)
    .reduce<Node | undefined>((best, node) => (best && cost(best) <= cost(node) ? best : node), undefined);
}

/** Whether two rectangles, given by their upper left corners, cover each other. */
export function cover(a: Rect, b: Rect): boolean {
  return shared(a, b) > 0;
}

function between(low: number, value: number, high: number): number {
  return Number.isFinite(value) ? Math.min(high, Math.max(low, value)) : high;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
