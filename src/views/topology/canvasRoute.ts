import type { Point } from '../../analysis/layout/layout';
import type { PlacedLink } from './scene';

/** What lines are drawn on: a canvas or one of its paths. */
type Pen = Pick<CanvasRenderingContext2D, 'moveTo' | 'lineTo' | 'bezierCurveTo'>;

/** How points of a scene become pixels. */
interface View {
  readonly left: number;
  readonly top: number;
  readonly zoom: number;
}

/** Below so many pixels a bend is not to be seen. */
const straight = 6;

/** The soft curve through the points of a link, as `edgePath` tells it in SVG; straight where nobody sees the bend. */
export function drawRoute(pen: Pen, { link, points }: PlacedLink, view: View): void {
  if (link.from === link.to) {
    drawLoop(pen, points, view);
    return;
  }
  const { left, top, zoom } = view;
  let before: Point | undefined;
  for (const point of points) {
    const x = point.x * zoom + left;
    const y = point.y * zoom + top;
    if (!before) {
      pen.moveTo(x, y);
    } else if (Math.abs(y - before.y) < 1 || Math.abs(x - before.x) < straight) {
      pen.lineTo(x, y);
    } else {
      const bend = (x - before.x) / 2;
      pen.bezierCurveTo(before.x + bend, before.y, x - bend, y, x, y);
    }
    before = { x, y };
  }
}

/** A call to itself: the four points are the ends and the handles of one bend. */
function drawLoop(pen: Pen, points: readonly Point[], { left, top, zoom }: View): void {
  const [a, b, c, d] = points.map(({ x, y }) => ({ x: x * zoom + left, y: y * zoom + top }));
  if (a && b && c && d) {
    pen.moveTo(a.x, a.y);
    pen.bezierCurveTo(b.x, b.y, c.x, c.y, d.x, d.y);
  }
}

/** Parts into which a bend is cut to measure how far away it is. */
const parts = 10;

/** How far a point is from a link as drawn, in the unit of the points; no telling where it is more than `most`. */
export function linkDistance(points: readonly Point[], at: Point, most: number): number {
  let least = Infinity;
  points.forEach((to, index) => {
    const from = points[index - 1];
    if (!from || !isNear(from, to, { at, most })) {
      return;
    }
    let last = from;
    for (let part = 1; part <= parts; part++) {
      const next = bendAt(from, to, part / parts);
      least = Math.min(least, segmentDistance(last, next, at));
      last = next;
    }
  });
  return least;
}

/** A bend never leaves the rectangle between its ends. */
function isNear(from: Point, to: Point, { at, most }: { readonly at: Point; readonly most: number }): boolean {
  return (
    at.x >= Math.min(from.x, to.x) - most &&
    at.x <= Math.max(from.x, to.x) + most &&
    at.y >= Math.min(from.y, to.y) - most &&
    at.y <= Math.max(from.y, to.y) + most
  );
}

/** A point of the cubic whose handles lie level with its ends, half way between them. */
function bendAt(from: Point, to: Point, time: number): Point {
  const rest = 1 - time;
  const middle = (from.x + to.x) / 2;
  const [a, b, c, d] = [rest ** 3, 3 * rest ** 2 * time, 3 * rest * time ** 2, time ** 3];
  return { x: a * from.x + (b + c) * middle + d * to.x, y: (a + b) * from.y + (c + d) * to.y };
}

function segmentDistance(from: Point, to: Point, at: Point): number {
  const [x, y] = [to.x - from.x, to.y - from.y];
  const length = x * x + y * y;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((at.x - from.x) * x + (at.y - from.y) * y) / length));
  return Math.hypot(at.x - from.x - along * x, at.y - from.y - along * y);
}
