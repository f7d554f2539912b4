import fc from 'fast-check';
import type { ServiceGraph } from '../../model/graph';
import { serviceKey } from '../../model/service';
import { calls as calling } from '../../model/testing/told';
import { traceFromDrawing } from '../../model/testing/traceFromDrawing';
import { numbersPerSpan, traceFromNumbers } from '../../model/testing/traceFromNumbers';
import type { Trace } from '../../model/trace';
import { preparedTrace } from '../preparedTrace';
import type { MapChoice } from './mapChoice';
import { mapGraph, type MapKnown } from './mapGraph';
import { tracedGraph } from './tracedGraph';
import { traceOnMap } from './traceOnMap';

const drawn = traceFromDrawing(`
  frontend                 |====================|
    frontend:get             |====|               client
      cart                    |==|
    frontend:pay!                 |===========|   client
      payment!                     |=========|
        payment:charge!              |=====|      client
    cart:list                                 |=|
`);
const shop: Trace = {
  ...drawn,
  spans: drawn.spans.map((span) =>
    span.operation === 'charge' ? { ...span, attributes: [{ key: 'peer.service', value: 'bank.example' }] } : span
  ),
};
const id = (name: string) => drawn.span(name).spanId;
const traced = tracedGraph(preparedTrace(shop));
const known = (graph: ServiceGraph): MapKnown => ({ graph, services: [], health: new Map() });
const standing = (graph: ServiceGraph, choice: Partial<MapChoice> = {}) => {
  const all = known(graph);
  const map = mapGraph(all, { opened: [], ...choice });
  return { map, on: traceOnMap(map, traced, all) };
};
const linkKey = (map: ReturnType<typeof mapGraph>, from: string, to: string) =>
  map.links.find((link) => link.from === from && link.to === to)?.key ?? 'no link';

describe('what a trace went through', () => {
  it('are its services with their own time, and what only they know of with that of the calls', () => {
    const facts = [...traced.nodes].map(([key, { kind, fact, failure }]) => [key, kind, fact, failure]);
    expect(facts).toEqual([
      ['bank.example', 'external', { calls: 1, failed: 1, time: 6 }, 'own'],
      ['cart', 'service', { calls: 2, failed: 0, time: 5 }, undefined],
      ['frontend', 'service', { calls: 1, failed: 1, time: 6 }, 'passed-on'],
      ['payment', 'service', { calls: 1, failed: 2, time: 10 }, 'own'],
      ['user', 'user', { calls: 0, failed: 0, time: 0 }, undefined],
    ]);
  });

  it('are its calls in order of time, with both of their spans', () => {
    expect(traced.calls.map(({ client, server, failed }) => [client.name, server.name, failed])).toEqual([
      ['user', 'frontend', false],
      ['frontend', 'cart', false],
      ['frontend', 'payment', true],
      ['payment', 'bank.example', true],
      ['frontend', 'cart', false],
    ]);
    expect(traced.calls.map(({ caller }) => caller)).toEqual([
      undefined,
      id('frontend:get'),
      id('frontend:pay'),
      undefined,
      id('frontend'),
    ]);
  });

  it('has a node of a service that neither calls nor is called', () => {
    const alone = tracedGraph(preparedTrace(traceFromDrawing('job |===|  internal')));
    expect(alone.graph).toEqual({ nodes: [{ service: { name: 'job' }, kind: 'service' }], edges: [] });
  });

  it('tells the links of the critical path', () => {
    const { map, on } = standing(traced.graph);
    expect(on.critical).toContain(linkKey(map, 'payment', 'bank.example'));
    expect(on.critical).toContain(linkKey(map, 'user', 'frontend'));
  });
});

describe('a trace on a map', () => {
  it('adds up its calls in links, and knows their spans', () => {
    const { map, on } = standing(traced.graph);
    const key = linkKey(map, 'frontend', 'cart');
    expect(on.facts.get(key)).toEqual({ calls: 2, failed: 0, time: 5 });
    expect([...on.spansOf(key)].sort()).toEqual(
      [id('cart'), id('frontend:get'), id('cart:list'), id('frontend')].sort()
    );
    expect(on.placeOf(id('payment:charge'))).toBe('payment');
  });

  it('looks first at what failed by itself, else at the longest', () => {
    const { map, on } = standing(traced.graph);
    expect(on.tellingSpan('payment')).toBe(id('payment:charge'));
    expect(on.tellingSpan('frontend')).toBe(id('frontend:pay'));
    expect(on.tellingSpan(linkKey(map, 'frontend', 'cart'))).toBe(id('cart'));
    expect(on.tellingSpan('nowhere')).toBeUndefined();
  });

  it('tells apart what is unknown, what was left out, and for which calls there is no link', () => {
    const graph = {
      nodes: [],
      edges: [calling('frontend', 'payment'), calling('frontend', 'mail'), calling('x', 'cart')],
    };
    const { on } = standing(graph, { hide: 'payment' });
    expect(on.leftOut).toEqual([{ name: 'payment' }]);
    expect(on.unknown).toEqual([{ name: 'bank.example' }]);
    expect(on.unlinked).toBe(2);
    expect(on.facts.has('mail')).toBe(false);
  });

  it('traces the group in which its services stand', () => {
    const edges = ['cart', 'payment', 'mail'].map((server) => ({
      ...calling('frontend', server),
      server: { name: server, namespace: 'shop' },
    }));
    const { map, on } = standing({ nodes: [], edges }, { grouping: 'namespace' });
    const group = map.places.find((place) => place.is === 'group' && place.name === 'shop');
    expect(on.grouped.map(({ name }) => name)).toEqual(expect.arrayContaining(['cart', 'payment']));
    expect(on.facts.get(group?.key ?? '')).toEqual({ calls: 3, failed: 2, time: 15 });
    expect(on.placeOf(id('cart'))).toBe(group?.key);
  });

  it('knows a service by name alone where the metrics tell no namespace, if just one has the name', () => {
    const inShop: Trace = {
      ...shop,
      spans: shop.spans.map((span) => ({ ...span, service: { ...span.service, namespace: 'shop' } })),
    };
    const graph: ServiceGraph = { nodes: [], edges: [calling('frontend', 'cart')] };
    const all = known(graph);
    const on = traceOnMap(mapGraph(all, { opened: [] }), tracedGraph(preparedTrace(inShop)), all);
    expect(on.facts.get('cart')?.calls).toBe(2);
    const twice = known({
      nodes: [],
      edges: [1, 2].map((number) => ({ ...calling('web', 'x'), server: { name: 'cart', namespace: `n${number}` } })),
    });
    const { unknown } = traceOnMap(mapGraph(twice, { opened: [] }), tracedGraph(preparedTrace(inShop)), twice);
    expect(unknown).toContainEqual({ name: 'cart', namespace: 'shop' });
  });
});

const anyTrace = fc
  .array(fc.array(fc.nat(), { minLength: numbersPerSpan, maxLength: numbersPerSpan }), { maxLength: 40 })
  .map(traceFromNumbers);
const anyChoice: fc.Arbitrary<MapChoice> = fc.record({
  opened: fc.constant([]),
  grouping: fc.constantFrom('none' as const, 'name' as const),
  hide: fc.constantFrom('', 'cart', 'name = shop'),
});
const anyPlace = fc.tuple(anyTrace, anyChoice, fc.nat(7)).map(([trace, choice, gap]) => {
  const prepared = preparedTrace(trace);
  const route = tracedGraph(prepared);
  const edges = route.graph.edges.filter((_, index) => gap === 0 || index % (gap + 1) !== 0);
  const all = known({ nodes: [], edges });
  const map = mapGraph(all, choice);
  return { prepared, route, map, on: traceOnMap(map, route, all) };
});
const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

describe('laws of a trace on a map', () => {
  it('each call is in one link, inside a place, without a link, or at something that is not on the map', () => {
    fc.assert(
      fc.property(anyPlace, ({ route, map, on }) => {
        const links = new Set(map.links.map(({ key }) => key));
        const places = new Set(map.places.map(({ key }) => key));
        const inLinks = sum([...on.facts].map(([key, { calls }]) => (links.has(key) ? calls : 0)));
        const keys = route.calls.map(on.keyOf);
        expect(inLinks).toBe(keys.filter((key) => key !== undefined && links.has(key)).length);
        const missed = new Set([...on.leftOut, ...on.unknown].map(serviceKey));
        const hasEnds = route.calls.filter(
          ({ client, server }) => ![client, server].some((end) => missed.has(serviceKey(end)))
        );
        const userless = hasEnds.filter(({ client }) => client.name !== 'user' || on.facts.has('user'));
        const inside = keys.filter((key) => key !== undefined && places.has(key)).length;
        expect(inLinks + inside + on.unlinked).toBe(userless.length);
      })
    );
  });

  it('times of services are those of all spans, each once, and no key is one that the map does not have', () => {
    fc.assert(
      fc.property(anyPlace, ({ prepared, route, map, on }) => {
        const services = [...route.nodes.values()].filter(({ kind }) => kind === 'service');
        expect(sum(services.map(({ fact }) => fact.time))).toBeCloseTo(
          sum(prepared.tree.order.map(({ selfTime }) => selfTime)),
          6
        );
        expect(sum(services.map(({ spans }) => spans.length))).toBe(prepared.tree.order.length);
        const keys = new Set([...map.places, ...map.links].map(({ key }) => key));
        expect([...on.facts.keys(), ...on.critical].filter((key) => !keys.has(key))).toEqual([]);
      })
    );
  });

  it('leads from a span to its place and back, and what is looked at first belongs to where it is looked at', () => {
    fc.assert(
      fc.property(anyPlace, ({ prepared, on }) => {
        for (const { span } of prepared.tree.order) {
          const place = on.placeOf(span.spanId);
          expect(place === undefined || on.spansOf(place).has(span.spanId)).toBe(true);
        }
        for (const key of on.facts.keys()) {
          const telling = on.tellingSpan(key);
          expect(telling === undefined || on.spansOf(key).has(telling)).toBe(true);
        }
      })
    );
  });

  it('all of a trace stands on the map of its own calls', () => {
    fc.assert(
      fc.property(anyTrace, (trace) => {
        const prepared = preparedTrace(trace);
        const route = tracedGraph(prepared);
        const all = known(route.graph);
        const on = traceOnMap(mapGraph(all, { opened: [], grouping: 'none' }), route, all);
        expect([on.leftOut, on.unknown, on.grouped, on.unlinked]).toEqual([[], [], [], 0]);
        expect(prepared.tree.order.every(({ span }) => on.placeOf(span.spanId) !== undefined)).toBe(true);
      })
    );
  });
});
