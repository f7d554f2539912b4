import { calls } from '../../model/testing/told';
import { edgeBetween, isSelected, isSelectedLink, isSelectedPlace, kindOf, subjectOf } from './selected';

const edges = [calls('shop', 'cart'), calls('cart', 'redis'), calls('pay', 'bank')];
const graph = {
  nodes: edges.flatMap(({ client, server }) => [
    { service: client, kind: 'service' as const },
    { service: server, kind: 'database' as const },
  ]),
  edges,
};

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

  it('is in a group that holds it, and on a link that stands for it', () => {
    const members = [{ name: 'cart' }, { name: 'pay' }];
    const group = { is: 'group', key: 'g', name: 'shop', members, total: 2 } as const;
    expect(isSelectedPlace({ selected: { name: 'pay' } }, group)).toBe(true);
    expect(isSelectedPlace({ selected: { name: 'redis' } }, group)).toBe(false);
    const link = { key: 'l', from: 'g', to: 'redis', kind: 'call', edges, red: {} } as const;
    expect(isSelectedLink({ edge: { client: { name: 'cart' }, server: { name: 'redis' } } }, link)).toBe(true);
    expect(isSelectedLink({ edge: { client: { name: 'redis' }, server: { name: 'cart' } } }, link)).toBe(false);
    expect(isSelectedLink({}, link)).toBe(false);
  });

  it('finds the kind and the calls in the graph, or nothing where it is not known', () => {
    expect(kindOf({ name: 'redis' }, graph)).toBe('database');
    expect(kindOf({ name: 'redis' }, undefined)).toBeUndefined();
    expect(edgeBetween(graph, { client: { name: 'cart' }, server: { name: 'shop' } })).toBeUndefined();
    expect(edgeBetween(graph, { client: { name: 'shop' }, server: { name: 'cart' } })).toBe(edges[0]);
  });
});
