import fc from 'fast-check';
import { layered } from './layered';
import type { Layout, LayoutAsked, Point } from './layout';

interface Drawn {
  readonly asked: LayoutAsked;
  readonly layout: Layout;
}

function graph(count: number, edges: ReadonlyArray<readonly [number, number]>, more: Partial<LayoutAsked> = {}): Drawn {
  const keys = Array.from({ length: count }, (_, index) => `s${index}`);
  const asked = { keys, edges, widths: keys.map(() => 120), heights: keys.map(() => 40), ...more };
  return { asked, layout: layered(asked) };
}

const graphs = fc.integer({ min: 2, max: 24 }).chain((count) =>
  fc.record({
    count: fc.constant(count),
    edges: fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: 60 }),
  })
);

const placesOf = ({ asked, layout }: Drawn) =>
  new Map(asked.keys.map((key, node) => [key, { x: layout.x[node]!, y: layout.y[node]! }]));

/** One calls many, who all call one. */
function fan(many: number, more: Partial<LayoutAsked> = {}): Drawn {
  const middle = Array.from({ length: many }, (_, index) => index + 2);
  return graph(
    many + 2,
    [...middle.map((node) => [0, node] as const), ...middle.map((node) => [node, 1] as const)],
    more
  );
}

/** Pairs of straight pieces of different edges that cross, compared one by one. */
function crossings(routes: ReadonlyArray<readonly Point[]>): number {
  const pieces = routes.flatMap((route, edge) =>
    route.slice(1).map((end, index) => ({ edge, start: route[index]!, end }))
  );
  const side = ({ start, end }: { start: Point; end: Point }, { x, y }: Point) =>
    (end.x - start.x) * (y - start.y) - (end.y - start.y) * (x - start.x);
  const apart = (one: (typeof pieces)[number], other: (typeof pieces)[number]) =>
    side(one, other.start) * side(one, other.end) < -1e-6;
  return pieces.reduce(
    (sum, one, index) =>
      sum +
      pieces.slice(index + 1).filter((other) => one.edge !== other.edge && apart(one, other) && apart(other, one))
        .length,
    0
  );
}

describe('columns that are broken, and gaps that are widened', () => {
  it('keeps all others where they stood from left to right when a service comes into a broken column', () => {
    const { asked, layout } = fan(60);
    const { layout: after } = fan(61, { before: placesOf({ asked, layout }) });
    const moved = asked.keys.map((_, node) => Math.abs(after.x[node]! - layout.x[node]!));
    expect(new Set(layout.x).size).toBeGreaterThan(3);
    expect(moved.every((by) => by < 10)).toBe(true);
    const columns = new Set(layout.x);
    columns.forEach((x) => {
      const inPart = asked.keys.flatMap((_, node) => (layout.x[node] === x ? [node] : []));
      const downwards = (heights: readonly number[]) => [...inPart].sort((a, b) => heights[a]! - heights[b]!);
      expect(downwards(after.y)).toEqual(downwards(layout.y));
    });
  });

  it('keeps the order of all others from top to bottom when a service goes', () => {
    fc.assert(
      fc.property(graphs, fc.nat(), ({ count, edges }, pick) => {
        // Connected with and without the one that goes, so that all stay one piece.
        const gone = pick % count;
        const others = Array.from({ length: count }, (_, node) => node).filter((node) => node !== gone);
        const all = [...edges, ...others.slice(1).map((node, index) => [others[index]!, node] as const)];
        const drawn = graph(count, all, { heights: Array.from({ length: count }, () => 150) });
        const now = new Map(others.map((node, place) => [node, place]));
        const after = layered({
          keys: others.map((node) => drawn.asked.keys[node]!),
          widths: others.map(() => 120),
          heights: others.map(() => 150),
          edges: all.flatMap(([from, to]) =>
            from === gone || to === gone ? [] : [[now.get(from)!, now.get(to)!] as const]
          ),
          before: placesOf(drawn),
        });
        others.forEach((one, place) =>
          others.forEach((other, otherPlace) => {
            if (after.x[place] === after.x[otherPlace] && drawn.layout.y[one]! < drawn.layout.y[other]!) {
              expect(after.y[place]).toBeLessThan(after.y[otherPlace]!);
            }
          })
        );
      })
    );
  });

  it('breaks a column that is far too high, and crosses no more for it', () => {
    const { layout } = fan(100);
    expect(new Set(layout.x).size).toBeGreaterThan(4);
    expect(new Set(layout.layer)).toEqual(new Set([0, 1, 2]));
    expect(layout.width / layout.height).toBeGreaterThan(0.8);
    expect(crossings(layout.routes)).toBe(0);
  });

  it('leaves a column alone that is not too high', () => {
    expect(new Set(fan(12).layout.x).size).toBe(3);
  });

  it('comes nearer to the proportions of the box by wider gaps, and moves nobody up or down for it', () => {
    fc.assert(
      fc.property(graphs, ({ count, edges }) => {
        const connected = [...edges, ...Array.from({ length: count - 1 }, (_, node) => [node, node + 1] as const)];
        const narrow = graph(count, connected).layout;
        const wide = graph(count, connected, { aspect: 6 }).layout;
        expect(wide.y).toEqual(narrow.y);
        expect(wide.width).toBeGreaterThanOrEqual(narrow.width);
        // Free around the whole there is always as much.
        const proportion = (wide.width - 32) / (wide.height - 32);
        expect(proportion).toBeLessThanOrEqual(Math.max(6.001, (narrow.width - 32) / (narrow.height - 32)));
      })
    );
  });
});
