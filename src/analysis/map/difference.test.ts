import fc from 'fast-check';
import type { Edge, EdgeKind } from '../../model/graph';
import type { Red, ServiceRed } from '../../model/red';
import { emptySeries } from '../../model/series';
import { hours, ms, perSecond, ratio } from '../../model/units';
import { healthOf } from '../health';
import { differenceOf, type Compared } from './difference';
import { changesOnMap, differingOf, kindsOf } from './differenceOrder';
import type { MapGraph, MapKnown } from './mapGraph';
import type { MapChange } from './mapMarks';

interface Figures {
  readonly rate?: number;
  readonly errors?: number;
  readonly p95?: number;
}

function red({ rate, errors, p95 }: Figures): Red {
  return {
    ...(rate === undefined ? {} : { rate: perSecond(rate) }),
    ...(errors === undefined ? {} : { errors: ratio(errors) }),
    ...(p95 === undefined ? {} : { duration: { p95: ms(p95) } }),
  };
}

const usual = { rate: 10, errors: 0.001, p95: 100 };

function service(name: string, figures: Figures = usual, namespace?: string): ServiceRed {
  const course = { rate: emptySeries, errors: emptySeries, p95: emptySeries };
  return { service: namespace ? { name, namespace } : { name }, red: red(figures), course };
}

function call(client: string, server: string, figures: Figures = usual, kind: EdgeKind = 'call'): Edge {
  return { client: { name: client }, server: { name: server }, kind, red: red(figures) };
}

function side(services: readonly ServiceRed[], edges: readonly Edge[] = [], calls: Compared['calls'] = 'known') {
  const graph = { nodes: [], edges };
  const known: MapKnown = { services, graph, health: healthOf(services, graph) };
  return { known, over: hours(1), calls };
}

const edge = (client: string, server: string, kind = 'call') => [client, server, kind].join('\u0001');

describe('the difference of two maps', () => {
  it('names what was added and what is gone, and keeps both on the map', () => {
    const now = side([service('shop'), service('cart')], [call('shop', 'cart')]);
    const before = side([service('shop'), service('ads')], [call('shop', 'ads')]);
    const { known, changes } = differenceOf(now, before);
    expect(Object.fromEntries(changes)).toEqual({
      cart: { is: 'added' },
      ads: { is: 'gone' },
      [edge('shop', 'cart')]: { is: 'added' },
      [edge('shop', 'ads')]: { is: 'gone' },
    });
    expect(known.services.map(({ service: { name } }) => name)).toEqual(['shop', 'cart', 'ads']);
    expect(known.graph.edges).toHaveLength(2);
  });

  it('gives what is gone no figures and no health: it is not there now', () => {
    const { known } = differenceOf(side([]), side([service('ads')], [call('ads', 'db')]));
    expect(known.services[0]?.red).toEqual({});
    expect(known.graph.edges[0]?.red).toEqual({});
    expect(known.health.get('ads')?.level).toBe('no-data');
  });

  it('says what is slower and what fails more, with the figures of both sides', () => {
    const now = side([service('cart', { rate: 10, errors: 0.05, p95: 400 })], [call('shop', 'cart', { p95: 90 })]);
    const before = side([service('cart')], [call('shop', 'cart', { p95: 30 })]);
    expect(Object.fromEntries(differenceOf(now, before).changes)).toEqual({
      cart: { is: 'changed', slower: { now: 400, before: 100 }, failing: { now: 0.05, before: 0.001 } },
      [edge('shop', 'cart')]: { is: 'changed', slower: { now: 90, before: 30 } },
    });
  });

  it.each([
    ['a p95 that rose by a third', { p95: 133 }, { p95: 100 }],
    ['a p95 that doubled and cannot be felt', { p95: 24 }, { p95: 12 }],
    ['a p95 of a handful of requests', { rate: 0.01, p95: 900 }, { rate: 0.01, p95: 100 }],
    ['a share of errors that rose by less than half a point', { rate: 999, errors: 0.004 }, { rate: 999, errors: 0 }],
    ['a share of errors of a handful of requests', { rate: 0.005, errors: 0.06 }, { rate: 0.005, errors: 0 }],
    ['a share of errors of nobody knows how many requests', { errors: 0.5 }, { errors: 0 }],
    ['a figure that was not measured before', { rate: 10, p95: 900, errors: 0.5 }, { rate: 10 }],
    ['a figure that is not measured now', { rate: 10 }, { rate: 10, p95: 900, errors: 0.5 }],
  ])('does not call different: %s', (_, now, before) => {
    expect(differenceOf(side([service('cart', now)]), side([service('cart', before)])).changes.size).toBe(0);
  });

  it('does not compare calls where they are not known on both sides', () => {
    const now = side([service('shop')], [call('shop', 'db')]);
    const before = side([service('shop'), service('ads')], [], 'unknown');
    const { known, changes } = differenceOf(now, before);
    expect([...changes]).toEqual([['ads', { is: 'gone' }]]);
    expect(known.graph).toEqual(now.known.graph);
  });

  it('takes services of one name in two namespaces for two', () => {
    const { changes } = differenceOf(side([service('api', usual, 'a')]), side([service('api', usual, 'b')]));
    expect([...changes.values()]).toEqual([{ is: 'added' }, { is: 'gone' }]);
  });

  it('lists the worst first: failing, slower, gone, added, then what got better', () => {
    const now = side([
      service('faster', { ...usual, p95: 10 }),
      service('added'),
      service('slower', { ...usual, p95: 300 }),
      service('worse', { ...usual, errors: 0.2 }),
      service('bad', { ...usual, errors: 0.1 }),
      service('well', { ...usual, errors: 0 }),
    ]);
    const before = side([
      service('gone'),
      ...['faster', 'slower', 'worse', 'bad'].map((name) => service(name)),
      service('well', { ...usual, errors: 0.1 }),
    ]);
    const order = differingOf(differenceOf(now, before)).map(({ key }) => key);
    expect(order).toEqual(['worse', 'bad', 'slower', 'gone', 'added', 'well', 'faster']);
  });
});

describe('changes on a map of groups', () => {
  const changes = new Map<string, MapChange>([
    ['cart', { is: 'added' }],
    ['ads', { is: 'changed', failing: { now: 0.2, before: 0 } }],
    [edge('shop', 'ads'), { is: 'changed', slower: { now: 300, before: 100 } }],
    [edge('shop', 'cart'), { is: 'added' }],
  ]);
  const leftOut = { hidden: 0, beyond: 0, well: 0, selfCalls: 0, grouped: 2 };
  const edges = [call('shop', 'cart'), call('shop', 'ads'), call('shop', 'mail')];
  const map: MapGraph = {
    places: [
      { is: 'service', key: 'shop', service: { name: 'shop' }, kind: 'service' },
      { is: 'group', key: 'g', name: 'g', members: ['cart', 'ads', 'mail'].map((name) => ({ name })), total: 3 },
    ],
    links: [{ key: 'shop to g', from: 'shop', to: 'g', kind: 'call', edges, red: {} }],
    boxes: [],
    leftOut,
    grouping: 'name',
  };

  it('are the worst of what a group or a link stands for', () => {
    expect(Object.fromEntries(changesOnMap(map, changes))).toEqual({
      g: { is: 'changed', failing: { now: 0.2, before: 0 } },
      'shop to g': { is: 'changed', slower: { now: 300, before: 100 } },
    });
  });
});

describe('laws of differences', () => {
  const figures = fc.record(
    {
      rate: fc.constantFrom(0, 0.01, 5, 200),
      errors: fc.constantFrom(0, 0.01, 0.02, 0.5),
      p95: fc.constantFrom(5, 40, 60, 61, 400),
    },
    { requiredKeys: [] }
  );
  const names = fc.constantFrom('a', 'b', 'c', 'd');
  const anySide = fc
    .record({
      services: fc.uniqueArray(fc.tuple(names, figures), { selector: ([name]) => name }),
      edges: fc.uniqueArray(fc.tuple(names, names, figures), { selector: ([from, to]) => from + to }),
    })
    .map(({ services, edges }) =>
      side(
        services.map(([name, known]) => service(name, known)),
        edges.map(([from, to, known]) => call(from, to, known))
      )
    );

  it('a map does not differ from itself', () => {
    fc.assert(
      fc.property(anySide, (one) => {
        const { known, changes } = differenceOf(one, one);
        expect(changes.size).toBe(0);
        expect(known).toEqual(one.known);
      })
    );
  });

  it('the other way round, added is gone, gone is added, and now is before', () => {
    fc.assert(
      fc.property(anySide, anySide, (now, before) => {
        const there = differenceOf(now, before).changes;
        const back = differenceOf(before, now).changes;
        expect(new Map([...there].map(([key, change]) => [key, turned(change)]))).toEqual(back);
      })
    );
  });

  it('the order in which services and edges were read does not matter', () => {
    fc.assert(
      fc.property(anySide, anySide, (now, before) => {
        const mirrored = side([...now.known.services].reverse(), [...now.known.graph.edges].reverse());
        const one = differenceOf(now, before);
        const other = differenceOf(mirrored, before);
        expect(other.changes).toEqual(one.changes);
        expect(differingOf(other)).toEqual(differingOf(one));
      })
    );
  });

  it('all that differs is listed once, and stands on the map', () => {
    fc.assert(
      fc.property(anySide, anySide, (now, before) => {
        const difference = differenceOf(now, before);
        const listed = differingOf(difference).map(({ key }) => key);
        expect([...listed].sort()).toEqual([...difference.changes.keys()].sort());
        differingOf(difference).forEach(({ kinds }) => expect(kinds.length).toBeGreaterThan(0));
      })
    );
  });

  function turned(change: MapChange): MapChange {
    const swapped = (two: { now: number; before: number }) => ({ now: two.before, before: two.now });
    switch (change.is) {
      case 'added':
        return { is: 'gone' };
      case 'gone':
        return { is: 'added' };
      default:
        return {
          is: 'changed',
          ...(change.slower ? { slower: swapped(change.slower) } : {}),
          ...(change.failing ? { failing: swapped(change.failing) } : {}),
        };
    }
  }

  it('what got worse one way got better the other', () => {
    expect(kindsOf({ is: 'changed', slower: { now: 2, before: 1 }, failing: { now: 0, before: 1 } })).toEqual([
      'slower',
      'recovered',
    ]);
  });
});
