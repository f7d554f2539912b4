import fc from 'fast-check';
import type { Edge, NodeKind, ServiceGraph } from '../model/graph';
import { layoutGraph, nodeSize, type GraphLayout } from './graphLayout';

function edge(client: string, server: string): Edge {
  return { client: { name: client }, server: { name: server }, kind: 'call', red: {} };
}

function graphOf(pairs: ReadonlyArray<readonly [string, string]>, kinds: Record<string, NodeKind> = {}): ServiceGraph {
  return {
    nodes: Object.entries(kinds).map(([name, kind]) => ({ service: { name }, kind })),
    edges: pairs.map(([client, server]) => edge(client, server)),
  };
}

const placeOf = (layout: GraphLayout, name: string) => layout.nodes.find(({ service }) => service.name === name)!;

describe('the layout of the map', () => {
  const shop = layoutGraph(
    graphOf(
      [
        ['user', 'frontend'],
        ['frontend', 'cart'],
        ['frontend', 'checkout'],
        ['checkout', 'cart'],
        ['checkout', 'payment'],
        ['cart', 'redis'],
        ['frontend', 'redis'],
      ],
      { user: 'user', redis: 'database', lone: 'service' }
    )
  );

  it('puts a service right of all who call it', () => {
    const layers = ['user', 'frontend', 'checkout', 'cart', 'redis'].map((name) => placeOf(shop, name).layer);
    expect(layers).toEqual([0, 1, 2, 3, 4]);
  });

  it('draws an edge from the client’s right side to the server’s left side', () => {
    const { points } = shop.edges.find((one) => one.edge.client.name === 'user')!;
    const [user, frontend] = [placeOf(shop, 'user'), placeOf(shop, 'frontend')];
    expect(points).toEqual([
      { x: user.x + nodeSize.width / 2, y: user.y },
      { x: frontend.x - nodeSize.width / 2, y: frontend.y },
    ]);
  });

  it('gives a long edge a lane of its own past the columns between', () => {
    const { points } = shop.edges.find(
      (one) => one.edge.client.name === 'frontend' && one.edge.server.name === 'redis'
    )!;
    expect(points).toHaveLength(6);
    for (const node of shop.nodes.filter(({ layer }) => layer === 2 || layer === 3)) {
      const passing = points.filter(({ x }) => Math.abs(x - node.x) <= nodeSize.width / 2);
      expect(passing.every(({ y }) => Math.abs(y - node.y) > nodeSize.height / 2)).toBe(true);
    }
  });

  it('keeps a straight chain straight', () => {
    const chain = layoutGraph(
      graphOf([
        ['a', 'b'],
        ['b', 'c'],
        ['c', 'd'],
      ])
    );
    expect(new Set(chain.nodes.map(({ y }) => y)).size).toBe(1);
  });

  it('puts services without edges below', () => {
    expect(Math.max(...shop.nodes.map(({ y }) => y))).toBe(placeOf(shop, 'lone').y);
  });

  it('bears circles, calls to oneself, and nothing at all', () => {
    const circle = layoutGraph(
      graphOf([
        ['a', 'b'],
        ['b', 'c'],
        ['c', 'a'],
        ['c', 'c'],
      ])
    );
    expect(circle.nodes.map(({ layer }) => layer)).toEqual([0, 1, 2]);
    const back = circle.edges.find((one) => one.edge.server.name === 'a')!.points;
    expect(back[0]!.x).toBeGreaterThan(back.at(-1)!.x);
    expect(circle.edges).toHaveLength(3);
    expect(layoutGraph({ nodes: [], edges: [] })).toEqual({ nodes: [], edges: [], width: 0, height: 0 });
    expect(layoutGraph(graphOf([], { a: 'service' })).nodes).toHaveLength(1);
  });

  const name = fc.integer({ min: 0, max: 24 }).map((number) => `s${number}`);
  const anyGraph = fc
    .record({ pairs: fc.array(fc.tuple(name, name), { maxLength: 50 }), lone: fc.array(name, { maxLength: 12 }) })
    .map(({ pairs, lone }) => graphOf(pairs, Object.fromEntries(lone.map((one) => [one, 'service' as const]))));

  it('law: no two nodes overlap, and all lie inside the picture', () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const { nodes, width, height } = layoutGraph(graph);
        nodes.forEach((a, index) => {
          expect(a.x - nodeSize.width / 2).toBeGreaterThanOrEqual(0);
          expect(a.x + nodeSize.width / 2).toBeLessThanOrEqual(width);
          expect(a.y - nodeSize.height / 2).toBeGreaterThanOrEqual(0);
          expect(a.y + nodeSize.height / 2).toBeLessThanOrEqual(height + 1e-6);
          for (const b of nodes.slice(index + 1)) {
            const apart = Math.abs(a.x - b.x) >= nodeSize.width || Math.abs(a.y - b.y) >= nodeSize.height - 1e-6;
            expect(apart).toBe(true);
          }
        });
      })
    );
  });

  it('law: the order in which the graph was read does not matter', () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const back = { nodes: [...graph.nodes].reverse(), edges: [...graph.edges].reverse() };
        expect(layoutGraph(back)).toEqual(layoutGraph(graph));
      })
    );
  });

  it('law: every edge starts and ends at the sides of its services', () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const layout = layoutGraph(graph);
        for (const { edge: one, points } of layout.edges) {
          const [client, server] = [placeOf(layout, one.client.name), placeOf(layout, one.server.name)];
          expect(points[0]).toMatchObject({ y: client.y });
          expect(points.at(-1)).toMatchObject({ y: server.y });
          expect(client.layer).not.toBe(server.layer);
        }
      })
    );
  });
});
