import { calls } from '../../model/testing/told';
import { edgeBetween, isSelected, kindOf, litBy, subjectOf } from './selected';

const edges = [calls('shop', 'cart'), calls('cart', 'redis'), calls('pay', 'bank')];
const graph = {
  nodes: edges.flatMap(({ client, server }) => [
    { service: client, kind: 'service' as const },
    { service: server, kind: 'database' as const },
  ]),
  edges,
};
const at = (name: string) => ({ service: { name }, kind: 'service' as const, x: 0, y: 0, layer: 0 });

describe('what the overview looks at', () => {
  it('is the environment until something is selected; an edge comes before its ends', () => {
    const [client, server] = [{ name: 'shop' }, { name: 'cart' }];
    expect(subjectOf({})).toEqual({ is: 'environment' });
    expect(subjectOf({ selected: server })).toEqual({ is: 'service', service: server });
    expect(subjectOf({ selected: server, edge: { client, server } })).toEqual({ is: 'edge', client, server });
  });

  it('tells services of one name in two namespaces apart', () => {
    const view = { selected: { name: 'cart', namespace: 'eu' } };
    expect(isSelected(view, { name: 'cart', namespace: 'eu' })).toBe(true);
    expect(isSelected(view, { name: 'cart' })).toBe(false);
  });

  it('lights a node with those it calls and those that call it, an edge with its ends', () => {
    expect(litBy(undefined, graph)).toBeUndefined();
    expect(litBy({ is: 'node', node: at('cart') }, graph)?.size).toBe(3);
    const [edge] = edges;
    expect(edge && litBy({ is: 'edge', edge: { edge, points: [] } }, graph)?.size).toBe(2);
  });

  it('finds the kind and the calls in the graph, or nothing where it is not known', () => {
    expect(kindOf({ name: 'redis' }, graph)).toBe('database');
    expect(kindOf({ name: 'redis' }, undefined)).toBeUndefined();
    expect(edgeBetween(graph, { client: { name: 'cart' }, server: { name: 'shop' } })).toBeUndefined();
    expect(edgeBetween(graph, { client: { name: 'shop' }, server: { name: 'cart' } })).toBe(edges[0]);
  });
});
