import { callsOf, type Calls } from './calls';
import { columnsOf } from './columns';
import { drawnColumns, type Columned, type Drawn } from './drawnColumns';
import { anyAt, arrowsOf, at } from './indexed';
import { insidesOf, type Inside } from './inside';
import { itemsOf, type Items } from './items';
import type { Layout, LayoutAsked, Point, Rect } from './layout';
import { packed, piecesOf, type Piece } from './pieces';
import { withoutNeedless } from './routes';
import { spacing } from './spacing';

/**
 * Services in columns, calls from left to right, after Sugiyama, Tagawa and Toda (1981):
 *
 *   user ─► frontend ─► cart ─────► redis
 *                   └─► payment ─► bank
 *
 * Few calls that close a circle lead left (circles.ts); columns make calls short (columns.ts); a call that passes a column
 * gets a lane there (slots.ts); the order in columns crosses few calls (order.ts); heights keep long calls straight
 * (heights.ts). A box is drawn from within first (inside.ts), then stands among the others as one. Pieces that nothing
 * connects stand apart, nodes without calls in rows below.
 *
 * The same graph gives the same picture, in whatever order it was read. With `before`, all who stood somewhere keep their
 * order within a column: it may then have more crossings than it would have afresh.
 *
 * Where it is wrong: crossings are few, not fewest; a column that is far too high is broken (bricks.ts), and then its edges bend more often.
 */
export function layered(asked: LayoutAsked): Layout {
  const calls = callsOf(asked);
  const items = itemsOf(calls, asked.boxes);
  const insides = insidesOf({ calls, items, headHeight: asked.headHeight ?? 0 });
  const graph = { calls, items, insides, aspect: asked.aspect };
  return told(asked, { ...graph, placed: placedItems(graph) });
}

interface Graph {
  readonly calls: Calls;
  readonly items: Items;
  readonly insides: readonly Inside[];
  readonly aspect: number | undefined;
}

interface PlacedItems {
  /** Upper left corners of items. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Column of the leftmost members. */
  readonly layer: Int32Array;
  /** By edge between items, from left to right. */
  readonly routes: ReadonlyArray<readonly Point[]>;
  readonly width: number;
  readonly height: number;
}

function placedItems(graph: Graph): PlacedItems {
  const { items, insides } = graph;
  const wanted = placesBefore(graph, graph.calls.wanted);
  const stood = placesBefore(graph, graph.calls.stood);
  const pieces = inOrderBefore(piecesOf(items), ({ nodes }) =>
    nodes.reduce((top, item) => (anyAt(wanted, item) < top ? anyAt(wanted, item) : top), Infinity)
  );
  const drawings = pieces.map((piece) =>
    drawnPiece(piece, { ...graph, wanted, stood, aspect: aspectOf(graph, pieces) })
  );
  const inPiece = new Set(pieces.flatMap(({ nodes }) => nodes));
  const alone = items.items.flatMap((_, item) => (inPiece.has(item) ? [] : [item]));
  const aloneBoxes = alone.filter((item) => items.items[item]?.box);
  const aloneNodes = inOrderBefore(
    alone.filter((item) => !items.items[item]?.box),
    (item) => (Number.isNaN(anyAt(wanted, item)) ? Infinity : anyAt(wanted, item))
  );
  const sizeOf = (item: number) => ({ width: insides[item]?.width ?? 0, height: insides[item]?.height ?? 0 });

  const apart = packed([...drawings, ...aloneBoxes.map(sizeOf)], { gap: spacing.betweenPieces, atLeast: 0 });
  const rows = packed(aloneNodes.map(sizeOf), { gap: spacing.betweenNodes, atLeast: apart.width });
  const below = apart.corners.length > 0 ? apart.height + spacing.betweenPieces : 0;

  const x = new Float64Array(items.count);
  const y = new Float64Array(items.count);
  const layer = new Int32Array(items.count);
  const routes: Array<readonly Point[]> = [];
  const cornerOf = (corner: Point | undefined, down: number) => ({
    x: (corner?.x ?? 0) + spacing.margin,
    y: (corner?.y ?? 0) + spacing.margin + down,
  });
  const stand = (item: number, corner: Point) => {
    x[item] = corner.x;
    y[item] = corner.y;
  };
  pieces.forEach(({ nodes, edges }, index) => {
    const corner = cornerOf(apart.corners[index], 0);
    const drawing = drawings[index];
    const layers = drawing ? layersOf(nodes, drawing, insides) : [];
    nodes.forEach((item, place) => {
      const size = sizeOf(item);
      stand(item, {
        x: corner.x + anyAt(drawing?.x ?? [], place) - size.width / 2,
        y: corner.y + anyAt(drawing?.y ?? [], place) - size.height / 2,
      });
      layer[item] = anyAt(layers, place);
    });
    edges.forEach((edge, place) => (routes[edge] = moved(drawing?.routes[place] ?? [], corner)));
  });
  aloneBoxes.forEach((item, index) => stand(item, cornerOf(apart.corners[pieces.length + index], 0)));
  aloneNodes.forEach((item, index) => stand(item, cornerOf(rows.corners[index], below)));
  return {
    x,
    y,
    layer,
    routes,
    width: Math.max(apart.width, rows.width) + 2 * spacing.margin,
    height: (aloneNodes.length > 0 ? below + rows.height : apart.height) + 2 * spacing.margin,
  };
}

function moved(route: readonly Point[], { x, y }: Point): Point[] {
  return route.map((point) => ({ x: point.x + x, y: point.y + y }));
}

/** A piece that stands with others is not widened: they fill the box together. */
function aspectOf({ aspect }: Graph, { length }: readonly Piece[]): Columned['aspect'] {
  return { broken: aspect ?? spacing.aspect, widened: length === 1 ? aspect : undefined };
}

/** Where items stood before: the mean of their members, NaN where none is known. */
function placesBefore({ items }: Graph, places: Float64Array): Float64Array {
  return Float64Array.from(items.items, ({ members }) => {
    const known = members.map((node) => anyAt(places, node)).filter((one) => !Number.isNaN(one));
    return known.reduce((sum, one) => sum + one, 0) / known.length;
  });
}

/** What stood higher before comes first, what is new last; else as it was. */
function inOrderBefore<One>(list: readonly One[], before: (one: One) => number): One[] {
  return [...list].sort((a, b) => (before(a) === before(b) ? 0 : before(a) - before(b)));
}

interface Wanted extends Omit<Graph, 'aspect'> {
  readonly wanted: Float64Array;
  readonly stood: Float64Array;
  readonly aspect: Columned['aspect'];
}

function drawnPiece({ nodes, edges }: Piece, { items, insides, wanted, stood, aspect }: Wanted): Drawn {
  const placeOf = new Map(nodes.map((item, place) => [item, place]));
  const ends = (by: Int32Array) => edges.map((edge) => placeOf.get(anyAt(by, edge)) ?? 0);
  const graph = arrowsOf(nodes.length, ends(items.from), ends(items.to));
  const height = nodes.map((item) => insides[item]?.height ?? 0);
  return drawnColumns({
    graph,
    column: columnsOf(graph),
    width: nodes.map((item) => insides[item]?.width ?? 0),
    height,
    wanted: nodes.map((item) => anyAt(wanted, item)),
    stood: nodes.map((item) => anyAt(stood, item)),
    aspect,
    port: (edge, end) => {
      const own = anyAt(edges, edge);
      const inside = insides[anyAt(end === 'from' ? items.from : items.to, own)];
      const door =
        end === 'from' ? inside?.toRight.get(anyAt(items.left, own))?.at(-1) : doorIn(inside, anyAt(items.right, own));
      return door && inside && door.y - inside.height / 2;
    },
  });
}

function doorIn(inside: Inside | undefined, node: number): Point | undefined {
  return inside?.fromLeft.get(node)?.[0];
}

/** Columns of the whole, where a box takes as many as it has inside. */
function layersOf(nodes: readonly number[], { column }: Drawn, insides: readonly Inside[]): number[] {
  const widest: number[] = [];
  nodes.forEach((item, place) => {
    const own = at(column, place);
    widest[own] = Math.max(anyAt(widest, own), insides[item]?.columns ?? 1);
  });
  const first = [0];
  widest.forEach((columns, index) => (first[index + 1] = anyAt(first, index) + columns));
  return nodes.map((_, place) => anyAt(first, at(column, place)));
}

interface Whole extends Graph {
  readonly placed: PlacedItems;
}

/** In the order of what was asked. */
function told(asked: LayoutAsked, whole: Whole): Layout {
  const { calls, items, insides, placed } = whole;
  const x = new Float64Array(calls.count);
  const y = new Float64Array(calls.count);
  const layer = new Int32Array(calls.count);
  const routes: Array<readonly Point[]> = [];
  const boxes = new Map<string, Rect>();
  items.items.forEach(({ members, box, key }, item) => {
    const corner = { x: anyAt(placed.x, item), y: anyAt(placed.y, item) };
    const inside = insides[item];
    members.forEach((node, place) => {
      x[node] = corner.x + anyAt(inside?.x ?? [], place);
      y[node] = corner.y + anyAt(inside?.y ?? [], place);
      layer[node] = at(placed.layer, item) + anyAt(inside?.column ?? [], place);
    });
    inside?.routes.forEach((route, call) => (routes[call] = moved(route, corner)));
    if (box) {
      boxes.set(key, { ...corner, width: inside?.width ?? 0, height: inside?.height ?? 0 });
    }
  });
  items.call.forEach((call, edge) => (routes[call] = routeBetween(edge, whole)));
  const byAsked = (values: Float64Array | Int32Array) => Array.from(calls.node, (node) => anyAt(values, node));
  return {
    x: byAsked(x),
    y: byAsked(y),
    layer: byAsked(layer),
    routes: asked.edges.map(([from], edge) => {
      const node = at(calls.node, from);
      const call = at(calls.call, edge);
      return call < 0
        ? loop({
            x: anyAt(x, node),
            y: anyAt(y, node),
            width: anyAt(calls.width, node),
            height: anyAt(calls.height, node),
          })
        : (routes[call] ?? []);
    }),
    boxes,
    width: placed.width,
    height: placed.height,
  };
}

/** From the node on the left out of its box, to the other box and in there; turned around where the call leads left. */
function routeBetween(edge: number, { items, insides, placed }: Whole): Point[] {
  const from = anyAt(items.from, edge);
  const to = anyAt(items.to, edge);
  const out = insides[from]?.toRight.get(anyAt(items.left, edge)) ?? [];
  const into = insides[to]?.fromLeft.get(anyAt(items.right, edge)) ?? [];
  const route = withoutNeedless([
    ...moved(out, { x: anyAt(placed.x, from), y: anyAt(placed.y, from) }),
    ...(placed.routes[edge] ?? []),
    ...moved(into, { x: anyAt(placed.x, to), y: anyAt(placed.y, to) }),
  ]);
  return at(items.backwards, edge) === 1 ? route.reverse() : route;
}

/** Around the upper right corner of a node, given by its middle and size. */
function loop({ x, y, width, height }: Rect): Point[] {
  const right = x + width / 2;
  const top = y - height / 2;
  const inset = Math.min(spacing.loop, height / 4, width / 4);
  return [
    { x: right, y: top + inset },
    { x: right + spacing.loop, y: top + inset },
    { x: right + spacing.loop, y: top - spacing.loop / 2 },
    { x: right - inset, y: top - spacing.loop / 2 },
    { x: right - inset, y: top },
  ];
}
