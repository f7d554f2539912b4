import fc from 'fast-check';
import { layered } from './layered';
import type { Layout, LayoutAsked, Point, Rect } from './layout';

interface Drawn {
  readonly asked: LayoutAsked;
  readonly layout: Layout;
}

function graph(count: number, edges: ReadonlyArray<readonly [number, number]>, more: Partial<LayoutAsked> = {}): Drawn {
  const keys = Array.from({ length: count }, (_, index) => `s${index}`);
  const asked = { keys, edges, widths: keys.map(() => 120), heights: keys.map(() => 40), ...more };
  return { asked, layout: layered(asked) };
}

const rectOf = ({ asked, layout }: Drawn, node: number): Rect => ({
  x: layout.x[node]! - asked.widths[node]! / 2,
  y: layout.y[node]! - asked.heights[node]! / 2,
  width: asked.widths[node]!,
  height: asked.heights[node]!,
});

const overlap = (a: Rect, b: Rect) =>
  a.x < b.x + b.width - 0.01 &&
  b.x < a.x + a.width - 0.01 &&
  a.y < b.y + b.height - 0.01 &&
  b.y < a.y + a.height - 0.01;

const within = (inner: Rect, outer: Rect) =>
  inner.x >= outer.x - 0.01 &&
  inner.y >= outer.y - 0.01 &&
  inner.x + inner.width <= outer.x + outer.width + 0.01 &&
  inner.y + inner.height <= outer.y + outer.height + 0.01;

/** Whether a straight piece passes through the inside of a rectangle (Liang, Barsky 1984). */
function runsThrough(a: Point, b: Point, { x, y, width, height }: Rect): boolean {
  let enters = 0;
  let leaves = 1;
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const inset = 0.01;
  for (const [step, room] of [
    [-dx, a.x - x - inset],
    [dx, x + width - inset - a.x],
    [-dy, a.y - y - inset],
    [dy, y + height - inset - a.y],
  ] as const) {
    if (step === 0 && room <= 0) {
      return false;
    }
    if (step < 0) {
      enters = Math.max(enters, room / step);
    } else if (step > 0) {
      leaves = Math.min(leaves, room / step);
    }
  }
  return enters < leaves;
}

function crossedNodes(drawn: Drawn): string[] {
  return drawn.layout.routes.flatMap((route, edge) =>
    drawn.asked.keys.flatMap((_, node) =>
      !drawn.asked.edges[edge]!.includes(node) &&
      route.slice(1).some((point, index) => runsThrough(route[index]!, point, rectOf(drawn, node)))
        ? [`edge ${edge} through ${node}`]
        : []
    )
  );
}

function onSide(point: Point, rect: Rect): boolean {
  const near = (one: number, other: number) => Math.abs(one - other) < 0.01;
  const level = point.y >= rect.y - 0.01 && point.y <= rect.y + rect.height + 0.01;
  const inWidth = point.x >= rect.x - 0.01 && point.x <= rect.x + rect.width + 0.01;
  return (
    ((near(point.x, rect.x) || near(point.x, rect.x + rect.width)) && level) ||
    ((near(point.y, rect.y) || near(point.y, rect.y + rect.height)) && inWidth)
  );
}

const graphs = fc.integer({ min: 1, max: 24 }).chain((count) =>
  fc.record({
    count: fc.constant(count),
    edges: fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: 60 }),
    heights: fc.array(fc.integer({ min: 10, max: count % 3 ? 90 : 600 }), { minLength: count, maxLength: count }),
    boxOf: fc.array(fc.nat(4), { minLength: count, maxLength: count }),
  })
);

/** Members of box 0 stand free. */
const boxesOf = (boxOf: readonly number[]) =>
  [1, 2, 3, 4].map((box) => ({
    key: `box ${box}`,
    members: boxOf.flatMap((one, node) => (one === box ? [node] : [])),
  }));

const drawings = graphs.chain(({ count, edges, heights, boxOf }) =>
  fc.boolean().map((boxed) => graph(count, edges, { heights, headHeight: 24, ...(boxed && { boxes: boxesOf(boxOf) }) }))
);

/** By node: the least number of those that edges connect it with. */
function piecesOf(count: number, edges: ReadonlyArray<readonly [number, number]>): number[] {
  const piece = Array.from({ length: count }, (_, node) => node);
  for (let round = 0; round < count; round++) {
    edges.forEach(([from, to]) => {
      piece[from] = piece[to] = Math.min(piece[from]!, piece[to]!);
    });
  }
  return piece;
}

describe('the layered layout', () => {
  it('lets no two nodes overlap, and none leave the whole', () => {
    fc.assert(
      fc.property(drawings, (drawn) => {
        const { layout } = drawn;
        const rects = drawn.asked.keys.map((_, node) => rectOf(drawn, node));
        const whole = { x: 0, y: 0, width: layout.width, height: layout.height };
        rects.forEach((rect, node) => {
          expect(within(rect, whole)).toBe(true);
          expect(rects.slice(node + 1).some((other) => overlap(rect, other))).toBe(false);
        });
      })
    );
  });

  it('draws each edge once, from the side of one node to the side of the other', () => {
    fc.assert(
      fc.property(drawings, (drawn) => {
        expect(drawn.layout.routes).toHaveLength(drawn.asked.edges.length);
        drawn.layout.routes.forEach((route, edge) => {
          const [from, to] = drawn.asked.edges[edge]!;
          expect(onSide(route[0]!, rectOf(drawn, from))).toBe(true);
          expect(onSide(route.at(-1)!, rectOf(drawn, to))).toBe(true);
        });
      })
    );
  });

  it('leads no edge through a node', () => {
    fc.assert(fc.property(drawings, (drawn) => expect(crossedNodes(drawn)).toEqual([])));
  });

  it('leads every call right where calls go in no circle', () => {
    fc.assert(
      fc.property(graphs, ({ count, edges }) => {
        const { layout } = graph(
          count,
          edges.filter(([from, to]) => from < to)
        );
        layout.routes.forEach((route) => expect(route[0]!.x).toBeLessThan(route.at(-1)!.x));
      })
    );
  });

  it('leads back only as much as circles ask for, and leftwards from side to side', () => {
    const { layout } = graph(3, [
      [0, 1],
      [1, 2],
      [2, 1],
    ]);
    const lengths = layout.routes.map((route) => route.at(-1)!.x - route[0]!.x);
    expect(lengths.map(Math.sign)).toEqual([1, 1, -1]);
  });

  it('does not depend on the order of reading', () => {
    fc.assert(
      fc.property(graphs, fc.integer(), ({ count, edges, heights, boxOf }, seed) => {
        const { asked, layout } = graph(count, edges, { heights, boxes: boxesOf(boxOf) });
        const order = asked.keys
          .map((_, node) => node)
          .sort((a, b) => ((a * 7919 + seed) % 31) - ((b * 7919 + seed) % 31));
        const now = new Map(order.map((node, place) => [node, place]));
        const mixed = layered({
          keys: order.map((node) => asked.keys[node]!),
          widths: order.map((node) => asked.widths[node]!),
          heights: order.map((node) => asked.heights[node]!),
          edges: [...asked.edges].reverse().map(([from, to]) => [now.get(from)!, now.get(to)!]),
          boxes: [...boxesOf(boxOf)].reverse().map(({ key, members }) => ({
            key,
            members: members.map((node) => now.get(node)!),
          })),
        });
        expect(order.map((node) => [layout.x[node], layout.y[node]])).toEqual(
          mixed.x.map((x, node) => [x, mixed.y[node]])
        );
        expect([...mixed.routes].reverse()).toEqual(layout.routes);
      })
    );
  });

  it('puts into a box its members and nothing else, and lets no boxes overlap', () => {
    fc.assert(
      fc.property(graphs, ({ count, edges, heights, boxOf }) => {
        const boxes = boxesOf(boxOf);
        const drawn = graph(count, edges, { heights, boxes, headHeight: 24 });
        const filled = boxes.filter(({ members }) => members.length > 0);
        expect([...drawn.layout.boxes.keys()].sort()).toEqual(filled.map(({ key }) => key));
        filled.forEach(({ key, members }, index) => {
          const rect = drawn.layout.boxes.get(key)!;
          const room = { ...rect, y: rect.y + 24, height: rect.height - 24 };
          drawn.asked.keys.forEach((_, node) =>
            members.includes(node)
              ? expect(within(rectOf(drawn, node), room)).toBe(true)
              : expect(overlap(rectOf(drawn, node), rect)).toBe(false)
          );
          filled
            .slice(index + 1)
            .forEach((other) => expect(overlap(rect, drawn.layout.boxes.get(other.key)!)).toBe(false));
        });
      })
    );
  });

  it('keeps the order of all others when a new leaf comes', () => {
    fc.assert(
      fc.property(graphs, fc.nat(), ({ count, edges, heights }, pick) => {
        const { asked, layout } = graph(count, edges, { heights });
        const before = new Map(asked.keys.map((key, node) => [key, { x: layout.x[node]!, y: layout.y[node]! }]));
        const { layout: after } = graph(count + 1, [...edges, [pick % count, count]], {
          heights: [...heights, 30],
          before,
        });
        const pieces = piecesOf(count, edges);
        for (const [one, piece] of pieces.entries()) {
          for (const [other, otherPiece] of pieces.entries()) {
            if (
              piece === otherPiece &&
              layout.x[one] === layout.x[other] &&
              after.x[one] === after.x[other] &&
              layout.y[one]! < layout.y[other]!
            ) {
              expect(after.y[one]).toBeLessThan(after.y[other]!);
            }
          }
        }
      })
    );
  });

  it('gives the same places again when it is told its own', () => {
    const edges = [1, 2, 3, 4, 5].map((node) => [Math.floor((node - 1) / 2), node] as const);
    const { asked, layout } = graph(6, edges);
    const before = new Map(asked.keys.map((key, node) => [key, { x: layout.x[node]!, y: layout.y[node]! }]));
    expect(layered({ ...asked, before })).toEqual(layout);
  });

  it('crosses nothing where nothing need cross', () => {
    const { layout } = graph(7, [
      [0, 1],
      [0, 2],
      [1, 6],
      [1, 5],
      [2, 4],
      [2, 3],
    ]);
    expect(layout.y[1]! < layout.y[2]!).toBe(layout.y[6]! < layout.y[4]!);
    expect(layout.y[1]! < layout.y[2]!).toBe(layout.y[5]! < layout.y[3]!);
  });

  it('puts a service that calls one right beside it, however far right that is', () => {
    const { layout } = graph(5, [
      [0, 1],
      [1, 2],
      [2, 3],
      [4, 3],
    ]);
    expect(layout.layer).toEqual([0, 1, 2, 3, 2]);
  });

  it('puts nodes without calls below, and pieces that nothing connects apart', () => {
    const { layout } = graph(7, [
      [0, 1],
      [2, 3],
    ]);
    const lowest = Math.max(...[0, 1, 2, 3].map((node) => layout.y[node]!));
    expect([4, 5, 6].every((node) => layout.y[node]! > lowest)).toBe(true);
    expect(layout.width / layout.height).toBeGreaterThan(0.5);
  });

  it('knows of nothing, of one, of stars, of chains and of great circles', () => {
    expect(graph(0, []).layout).toMatchObject({ x: [], y: [], routes: [] });
    expect(graph(1, [[0, 0]]).layout.routes[0]!.length).toBeGreaterThan(2);
    const star = graph(
      1001,
      Array.from({ length: 1000 }, (_, leaf) => [0, leaf + 1] as const)
    );
    expect(new Set(star.layout.layer)).toEqual(new Set([0, 1]));
    const chain = graph(
      2000,
      Array.from({ length: 1999 }, (_, node) => [node, node + 1] as const)
    );
    expect(chain.layout.layer.at(-1)).toBe(1999);
    expect(new Set(chain.layout.y).size).toBe(1);
    const circle = graph(
      2000,
      Array.from({ length: 2000 }, (_, node) => [node, (node + 1) % 2000] as const)
    );
    expect(circle.layout.routes.filter((route) => route[0]!.x > route.at(-1)!.x)).toHaveLength(1);
  });
});
