import fc from 'fast-check';
import type { Edge, ServiceGraph } from '../model/graph';
import { fitsAny, hiddenCount, shownGraph, shownServices } from './hidden';

const named = (name: string) => ({ service: { name } });
const edge = (client: string, server: string): Edge => ({
  client: { name: client },
  server: { name: server },
  kind: 'call',
  red: {},
});
const graphOf = (...edges: readonly Edge[]): ServiceGraph => ({
  nodes: [...new Set(edges.flatMap(({ client, server }) => [client.name, server.name]))].map((name) => ({
    service: { name },
    kind: 'service',
  })),
  edges,
});

describe('a wildcard', () => {
  it.each([
    ['loadgen', 'loadgen', true],
    ['loadgen', 'loadgen-eu', false],
    ['loadgen*', 'loadgen-eu', true],
    ['*-canary', 'cart-canary', true],
    ['*-canary', '-canary', true],
    ['*-canary', 'canary', false],
    ['a*a', 'a', false],
    ['a*b*c', 'a-b-b-c', true],
    ['a*b*c', 'acb', false],
    ['*', '', true],
    ['', '', true],
    ['', 'cart', false],
    ['c.rt', 'cart', false],
  ])('%j takes or leaves %j', (wildcard, name, expected) => {
    expect(fitsAny(name, [wildcard])).toBe(expected);
  });

  it('means the same as the regular expression that says so', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '*', '.') });
    fc.assert(
      fc.property(text, text, (wildcard, name) => {
        const pattern = wildcard
          .split('*')
          .map((part) => part.replaceAll('.', '\\.'))
          .join('.*');
        expect(fitsAny(name, [wildcard])).toBe(new RegExp(`^${pattern}$`).test(name));
      })
    );
  });
});

describe('hidden services', () => {
  const graph = graphOf(edge('loadgen', 'frontend'), edge('frontend', 'cart'));

  it('are in no list and no graph, and neither are calls from and to them', () => {
    const hiding = { names: ['load*'] };
    expect(shownServices([named('loadgen'), named('cart')], hiding)).toEqual([named('cart')]);
    expect(shownGraph(graph, hiding)).toEqual({ nodes: graph.nodes.slice(1), edges: [edge('frontend', 'cart')] });
    expect(hiddenCount([named('loadgen'), named('cart')], graph, hiding)).toBe(1);
  });

  it('are shown on their own page', () => {
    const hiding = { names: ['*'], except: { name: 'cart' } };
    expect(shownServices([named('loadgen'), named('cart')], hiding)).toEqual([named('cart')]);
  });

  it('are none where nothing is hidden, and then nothing is made anew', () => {
    const services = [named('cart')];
    for (const names of [undefined, [], ['other']]) {
      expect(shownServices(services, { names })).toBe(services);
      expect(shownGraph(graph, { names })).toBe(graph);
      expect(hiddenCount(services, graph, { names })).toBe(0);
    }
  });
});
