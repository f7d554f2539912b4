import fc from 'fast-check';
import type { Edge, ServiceGraph } from '../model/graph';
import { calls, told } from '../model/testing/told';
import { healthOf } from './health';
import { connectedGraph, edgeKey, edgesHurtBy, hurtPath, neighboursOf } from './topology';

const graphOf = (...edges: Edge[]): ServiceGraph => ({ nodes: [], edges });

describe('the topology', () => {
  it('has services without edges, ends without nodes, and no calls to oneself', () => {
    const graph = graphOf(calls('b', 'a'), calls('a', 'a'), { ...calls('a', 'pg'), kind: 'database' });
    expect(connectedGraph(graph, [{ service: { name: 'lone' } }])).toMatchObject({
      nodes: [
        { service: { name: 'a' }, kind: 'service' },
        { service: { name: 'b' }, kind: 'service' },
        { service: { name: 'lone' }, kind: 'service' },
        { service: { name: 'pg' }, kind: 'database' },
      ],
      edges: [{ server: { name: 'pg' } }, { client: { name: 'b' } }],
      selfCalls: 1,
    });
  });

  it('adds up edges that come twice, and loses none of either', () => {
    const twice = [
      calls('a', 'b', { rate: 30, errors: 0, p95: 20 }),
      calls('a', 'b', { rate: 10, errors: 0.04, p95: 90 }),
    ];
    const { edges } = connectedGraph(graphOf(...twice), []);
    expect(edges.map(({ red }) => red)).toEqual([{ rate: 40, errors: 0.01, duration: { p95: 90 } }]);
    expect(connectedGraph(graphOf(...[...twice].reverse()), []).edges).toEqual(edges);
  });

  it('takes what only a database call leads to for a database, in whatever order edges come, unless it calls others', () => {
    const edges: Edge[] = [
      { ...calls('a', 'pg'), kind: 'database' },
      calls('b', 'pg'),
      { ...calls('b', 'a'), kind: 'database' },
    ];
    for (const one of [edges, [...edges].reverse()]) {
      expect(connectedGraph(graphOf(...one), []).nodes.map(({ service, kind }) => [service.name, kind])).toEqual([
        ['a', 'service'],
        ['b', 'service'],
        ['pg', 'database'],
      ]);
    }
  });

  it('lists neighbours worst first', () => {
    const graph = graphOf(
      calls('a', 'calm', { rate: 900, errors: 0 }),
      calls('a', 'bad', { rate: 10, errors: 0.5 }),
      calls('a', 'unknown'),
      calls('x', 'a'),
      calls('a', 'a')
    );
    const { callers, callees } = neighboursOf(graph, { name: 'a' });
    expect(callees.map((edge) => edge.server.name)).toEqual(['bad', 'calm', 'unknown']);
    expect(callers.map((edge) => edge.client.name)).toEqual(['x']);
  });

  it('lights the way from the users to the cause, and only over callers in trouble', () => {
    const services = [
      told('frontend', { rate: 400, errors: [0, 0.03] }),
      told('batch'),
      told('recommendation', { errors: [0, 0.12] }),
      told('cart'),
    ];
    const way = [calls('user', 'frontend'), calls('frontend', 'recommendation', { rate: 100, errors: 0.04 })];
    const graph = graphOf(...way, calls('batch', 'recommendation'), calls('frontend', 'cart'));
    expect(hurtPath(graph, healthOf(services, graph))).toEqual(new Set(way.map(edgeKey)));
  });

  it('lights all callers where none of them feels it, and nothing where all is well', () => {
    const graph = graphOf(calls('a', 'c'), calls('b', 'c'), calls('c', 'c'));
    const hurt = [told('a'), told('b'), told('c', { errors: [0, 0.5] })];
    expect(hurtPath(graph, healthOf(hurt, graph)).size).toBe(2);
    expect(hurtPath(graph, healthOf([told('a'), told('c')], graph)).size).toBe(0);
  });

  it('marks an edge only for its own figures: not on the way to who is hurt, nor where calls are as usual', () => {
    const services = [
      told('frontend', { rate: 400 }),
      told('inventory'),
      told('batch'),
      told('mail', { errors: [0.002, 0.12] }),
    ];
    const hurt = calls('inventory', 'mail', { rate: 100, errors: 0.04 });
    const graph = graphOf(
      calls('user', 'frontend', { rate: 400, errors: 0 }),
      calls('frontend', 'inventory', { rate: 100, errors: 0.02 }),
      calls('batch', 'mail', { rate: 100, errors: 0.003 }),
      hurt
    );
    expect(hurtPath(graph, healthOf(services, graph))).toEqual(new Set([edgeKey(hurt)]));
  });

  it('tells edges that fail from edges that are slow', () => {
    const services = [told('a'), told('b', { p95: [50, 900] })];
    const slow = calls('a', 'b', { rate: 100, errors: 0, p95: 900 });
    const graph = graphOf(slow);
    const health = healthOf(services, graph);
    expect(edgesHurtBy('slow', graph, health)).toEqual(new Set([edgeKey(slow)]));
    expect(edgesHurtBy('errors', graph, health).size).toBe(0);
  });

  it('law: no edge to a healthy service is hurt', () => {
    const anyEdges = fc.array(
      fc.tuple(fc.nat(4), fc.nat(4), fc.option(fc.constantFrom(0, 0.05, 0.5)), fc.option(fc.constantFrom(20, 900)))
    );
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0, 0.3), { maxLength: 5 }), anyEdges, (figures, pairs) => {
        const services = figures.map((errors, index) => told(`s${index}`, { errors: [0, errors] }));
        const edges = pairs.map(([a, b, errors, p95]) =>
          calls(`s${a}`, `s${b}`, { errors: errors ?? undefined, p95: p95 ?? undefined })
        );
        const graph = graphOf(...edges);
        const health = healthOf(services, graph);
        const hurt = hurtPath(graph, health);
        const servers = edges.filter((edge) => hurt.has(edgeKey(edge))).map(({ server }) => health.get(server.name));
        expect(servers.every((one) => one !== undefined && one.level !== 'healthy')).toBe(true);
      })
    );
  });
});
