import type { PlacedNode, Point } from '../../analysis/graphLayout';

/** How the layout's own units become pixels in the box. Both directions are scaled apart: labels keep their size. */
export interface MapScale {
  readonly x: number;
  readonly y: number;
  readonly nodeWidth: number;
  readonly nodeHeight: number;
  /** Size of the drawing in pixels; larger than the box only where the box is too small for legible nodes. */
  readonly width: number;
  readonly height: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const smallest = { x: 0.4, y: 0.38 };
const largest = 1.25;

/** What nodes take of the gaps beside and between them, and what stays free around the outermost, in the layout's units. */
const widening = 36;
const heightening = 14;
const frame = 8;

/** Fits a layout into a box. Nodes take some of the gaps when space is short, so that names stay readable. */
export function mapScale(layout: Size, box: Size, node: Size): MapScale {
  const x = between(smallest.x, box.width / (layout.width + widening + frame), largest);
  const y = between(smallest.y, box.height / (layout.height + heightening + frame), largest);
  return {
    x,
    y,
    nodeWidth: Math.min(node.width, (node.width + widening) * x),
    nodeHeight: Math.min(node.height - 4, (node.height + heightening) * y),
    width: Math.max(box.width, Math.floor((layout.width + widening + frame) * x)),
    height: Math.max(box.height, Math.floor((layout.height + heightening + frame) * y)),
  };
}

/** A layout smaller than its box stands in the middle. */
export function mapOffset(layout: Size, scale: MapScale): Point {
  return { x: (scale.width - layout.width * scale.x) / 2, y: (scale.height - layout.height * scale.y) / 2 };
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

/** How far apart the ends of an edge are, from left to right. */
export function gapOf(points: readonly Point[]): number {
  return Math.abs((points.at(-1)?.x ?? 0) - (points[0]?.x ?? 0));
}

/** Line width by rate: the area of what flows, not its length. */
export function edgeWidth(rate: number | undefined, highest: number): number {
  return rate === undefined || highest <= 0 ? 1 : 1.25 + 3.75 * Math.sqrt(rate / highest);
}

/** Where a box of a drawing has to be scrolled to for `focus` to lie in its middle, once the drawing is `times` as large. */
export function scrollTo(focus: Point, times: number, box: Size): { readonly left: number; readonly top: number } {
  return {
    left: Math.max(0, focus.x * times - box.width / 2),
    top: Math.max(0, focus.y * times - box.height / 2),
  };
}

export interface Rect extends Point, Size {}

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
export function nearestNode(
  nodes: readonly PlacedNode[],
  from: PlacedNode,
  direction: Direction
): PlacedNode | undefined {
  const sideways = direction === 'up' || direction === 'down';
  const sign = direction === 'left' || direction === 'up' ? -1 : 1;
  const ahead = (node: PlacedNode) => sign * (sideways ? node.y - from.y : node.x - from.x);
  const aside = (node: PlacedNode) => Math.abs(sideways ? node.x - from.x : node.y - from.y);
  const cost = (node: PlacedNode) => ahead(node) + 2 * aside(node);
  return nodes
    .filter((node) => ahead(node) > 1)
    .reduce<PlacedNode | undefined>((best, node) => (best && cost(best) <= cost(node) ? best : node), undefined);
}

function between(low: number, value: number, high: number): number {
  return Number.isFinite(value) ? Math.min(high, Math.max(low, value)) : high;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
