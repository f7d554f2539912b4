import type { Point } from '../src/analysis/layout/layout';

interface Segment {
  readonly a: Point;
  readonly b: Point;
  readonly top: number;
  readonly bottom: number;
}

/**
 * How often drawn edges cross: pairs of straight pieces of different edges with a point in common that is inside both.
 * Ends that meet, as at a node, and pieces that lie on each other are not counted. Sizes do not matter, shapes do: the
 * same count for every layout, whatever drew it.
 */
export function drawnCrossings(routes: ReadonlyArray<readonly Point[]>): number {
  const segments = routes.flatMap((route) =>
    route.slice(1).map((point, index): Segment => {
      const start = route[index] ?? point;
      const [a, b] = start.x < point.x || (start.x === point.x && start.y < point.y) ? [start, point] : [point, start];
      return { a, b, top: Math.min(a.y, b.y), bottom: Math.max(a.y, b.y) };
    })
  );
  segments.sort((one, other) => one.a.x - other.a.x);
  let crossings = 0;
  const open: Segment[] = [];
  for (const segment of segments) {
    let kept = 0;
    for (const other of open) {
      if (other.b.x >= segment.a.x) {
        open[kept++] = other;
        if (other.top < segment.bottom && other.bottom > segment.top && cross(segment, other)) {
          crossings += 1;
        }
      }
    }
    open.length = kept;
    open.push(segment);
  }
  return crossings;
}

/** Whether each piece has its ends on different sides of the other. */
function cross(one: Segment, other: Segment): boolean {
  return side(one, other.a) * side(one, other.b) < -tolerance && side(other, one.a) * side(other, one.b) < -tolerance;
}

const tolerance = 1e-6;

function side({ a, b }: Segment, { x, y }: Point): number {
  return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x);
}
