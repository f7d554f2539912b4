import { edgesOfLinks } from './bricks';
import type { Arrangement } from './arrangement';
import type { Columned, Sides } from './drawnColumns';
import { anyAt, at, degree, type Links } from './indexed';
import type { Point } from './layout';
import { spacing } from './spacing';

export interface Placed {
  readonly asked: Columned;
  readonly arrangement: Arrangement;
  readonly sides: Sides;
  readonly x: Float64Array;
  /** By slot. */
  readonly y: Float64Array;
}

/**
 * The way of each edge: level from its node's side to the side of the column, slanting between columns, level through its
 * lanes. Ends at a node's side are in the order of where they lead, so edges of one node do not cross beside it.
 */
export function routesOf(placed: Placed): Array<readonly Point[]> {
  const { asked, arrangement, sides, x, y } = placed;
  const { slots } = arrangement;
  const tails = endsOf(placed, 'from', arrangement.right);
  const heads = endsOf(placed, 'to', arrangement.left);
  return Array.from({ length: asked.graph.from.length }, (_, edge) => {
    const from = at(asked.graph.from, edge);
    const to = at(asked.graph.to, edge);
    const first = at(slots.lanes, edge) - slots.nodes + edge;
    const startY = anyAt(tails, first);
    const points: Point[] = [
      { x: anyAt(x, from) + anyAt(asked.width, from) / 2, y: startY },
      { x: anyAt(sides.right, at(slots.column, from)), y: startY },
    ];
    for (let lane = at(slots.lanes, edge); lane < at(slots.lanes, edge + 1); lane++) {
      const column = at(slots.column, lane);
      points.push(
        { x: anyAt(sides.left, column), y: anyAt(y, lane) },
        { x: anyAt(sides.right, column), y: anyAt(y, lane) }
      );
    }
    const endY = anyAt(heads, at(slots.lanes, edge + 1) - slots.nodes + edge);
    points.push(
      { x: anyAt(sides.left, at(slots.column, to)), y: endY },
      { x: anyAt(x, to) - anyAt(asked.width, to) / 2, y: endY }
    );
    return withoutNeedless(points);
  });
}

/** By link: the height of its end, at the side of a node or in a lane. */
function endsOf({ asked, arrangement, y }: Placed, end: 'from' | 'to', links: Links): Float64Array {
  const { slots } = arrangement;
  const ends = new Float64Array(links.edge.length);
  const edgeOf = edgesOfLinks(arrangement.slots);
  for (let slot = 0; slot < slots.count; slot++) {
    const count = degree(links, slot);
    const room = slot < slots.nodes ? anyAt(asked.height, slot) - 2 * spacing.betweenPorts : 0;
    const step = count > 1 ? Math.max(0, Math.min(spacing.betweenPorts, room / (count - 1))) : 0;
    for (let index = 0; index < count; index++) {
      const link = at(links.edge, at(links.start, slot) + index);
      const given = slot < slots.nodes ? asked.port?.(at(edgeOf, link), end) : undefined;
      ends[link] = anyAt(y, slot) + (given ?? (index - (count - 1) / 2) * step);
    }
  }
  return ends;
}

/** Without points that lie on the straight way between those before and after them. */
export function withoutNeedless(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    const before = kept.at(-2);
    if (last && last.x === point.x && last.y === point.y) {
      continue;
    }
    if (before && last && before.y === last.y && last.y === point.y) {
      kept.pop();
    }
    kept.push(point);
  }
  return kept;
}
