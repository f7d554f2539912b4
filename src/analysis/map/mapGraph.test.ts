import type { Edge, GraphNode, NodeKind } from '../../model/graph';
import type { ServiceRed } from '../../model/red';
import { calls, told } from '../../model/testing/told';
import { healthOf } from '../health';
import type { MapChoice } from './mapChoice';
import { linkBetween, mapGraph, type MapGraph, type MapKnown } from './mapGraph';
import { mapMarks } from './mapMarks';

const none: MapChoice = { opened: [] };
const failing = (name: string) => told(name, { errors: [0, 0.4] });
const node = (name: string, kind: NodeKind = 'service', namespace?: string): GraphNode => ({
  service: namespace ? { name, namespace } : { name },
  kind,
});
const many = <Of>(count: number, one: (index: number) => Of): Of[] =>
  Array.from({ length: count }, (_, index) => one(index));

function knownOf(
  edges: readonly Edge[],
  services: readonly ServiceRed[] = [],
  nodes: readonly GraphNode[] = []
): MapKnown {
  const graph = { nodes, edges };
  return { graph, services, health: healthOf(services, graph) };
}

/** Places as one reads them: names of services, groups with how many are in them. */
const placesOf = ({ places }: MapGraph) =>
  places.map((place) => (place.is === 'service' ? place.key : `${place.key} (${place.members.length})`));
const linksOf = ({ links }: MapGraph) => links.map(({ from, to, edges }) => `${from} → ${to} (${edges.length})`);

describe('the map of a graph', () => {
  const chain = ['user', 'web', 'cart', 'stock', 'pg'];
  const chained = chain.slice(1).map((to, index) => calls(chain[index] ?? '', to));

  it('has all services and all calls where nothing else is chosen', () => {
    const map = mapGraph(knownOf([...chained, calls('web', 'web')], [told('lone')]), none);
    expect(placesOf(map)).toEqual(['cart', 'lone', 'pg', 'stock', 'user', 'web']);
    expect(linksOf(map)).toEqual(['cart → stock (1)', 'stock → pg (1)', 'user → web (1)', 'web → cart (1)']);
    expect(map.leftOut).toEqual({ hidden: 0, beyond: 0, well: 0, selfCalls: 1, grouped: 0 });
    expect(map.grouping).toBe('none');
  });

  it('draws calls to oneself when they are asked for, and adds up those that come twice', () => {
    const known = knownOf([calls('web', 'web', { rate: 2 }), calls('web', 'web', { rate: 3 })]);
    const map = mapGraph(known, { ...none, selfCalls: true });
    expect(map.links).toMatchObject([{ from: 'web', to: 'web', red: { rate: 5 } }]);
    expect(map.leftOut.selfCalls).toBe(0);
    expect(mapGraph(known, none)).toMatchObject({ links: [], leftOut: { selfCalls: 1 } });
  });

  it('keeps kinds of calls between the same two apart', () => {
    const map = mapGraph(knownOf([calls('a', 'b'), { ...calls('a', 'b'), kind: 'messaging' }]), none);
    expect(map.links.map(({ kind }) => kind)).toEqual(['call', 'messaging']);
    expect(linkBetween(map, { client: { name: 'a' }, server: { name: 'b' } })?.kind).toBe('call');
  });

  it('around a service has its callers and callees, and not what else its callers call', () => {
    const known = knownOf([...chained, calls('web', 'mail')]);
    const focus = { service: { name: 'cart' }, hops: 1 };
    expect(placesOf(mapGraph(known, { ...none, focus }))).toEqual(['cart', 'stock', 'web']);
    const wider = mapGraph(known, { ...none, focus: { ...focus, hops: 2 } });
    expect(placesOf(wider)).toEqual(['cart', 'pg', 'stock', 'user', 'web']);
    expect(wider.leftOut.beyond).toBe(1);
  });

  it('shows all, and says so, where the focus is on what the graph does not have', () => {
    const map = mapGraph(knownOf(chained), { ...none, focus: { service: { name: 'gone' }, hops: 1 } });
    expect(map.places).toHaveLength(5);
    expect(map.ignored).toEqual({ focus: 'not-there' });
  });

  it('takes off what is hidden, but never what one looks at', () => {
    const known = knownOf(chained, [], [node('pg', 'database')]);
    const map = mapGraph(known, { ...none, hide: 'kind = database or cart' });
    expect(placesOf(map)).toEqual(['stock', 'user', 'web']);
    expect(map.leftOut.hidden).toBe(2);
    const kept = { ...none, hide: 'cart or pg', kept: [{ name: 'cart' }], focus: { service: { name: 'pg' }, hops: 9 } };
    expect(placesOf(mapGraph(known, kept))).toEqual(chain.slice().sort());
  });

  it('hides nothing where what to hide cannot be read, and says why', () => {
    const map = mapGraph(knownOf(chained), { ...none, hide: 'cart or' });
    expect(map.places).toHaveLength(5);
    expect(map.ignored?.hide).toEqual({ ok: false, at: 7, why: { is: 'term-missing' } });
  });

  it('has only those in trouble and the way to them, and counts those that are well', () => {
    const services = [told('web'), told('cart'), failing('stock'), told('mail')];
    const edges = [calls('web', 'cart', { rate: 9, errors: 0 }), calls('cart', 'stock', { rate: 9, errors: 0.4 })];
    const map = mapGraph(knownOf([...edges, calls('web', 'mail')], services), { ...none, only: 'hurt' });
    expect(placesOf(map)).toEqual(['cart', 'stock']);
    expect(map.leftOut.well).toBe(2);
  });
});

describe('groups', () => {
  const shop = many(50, (index) => node(`s${index}`, 'service', 'shop'));
  const bank = many(50, (index) => node(`b${index}`, 'service', 'bank'));
  const between = (a: GraphNode | undefined, b: GraphNode | undefined, rate = 1): Edge => ({
    ...calls('', '', { rate, errors: 0 }),
    client: a?.service ?? { name: '' },
    server: b?.service ?? { name: '' },
  });

  it('come by themselves from where a graph is no longer readable: by namespace', () => {
    const map = mapGraph(
      knownOf([between(shop[0], bank[0], 3), between(shop[1], bank[2], 4)], [], [...shop, ...bank]),
      none
    );
    expect(map.grouping).toBe('namespace');
    expect(placesOf(map)).toEqual(['group:namespace:bank (50)', 'group:namespace:shop (50)']);
    expect(map.links).toMatchObject([{ edges: { length: 2 }, red: { rate: 7, errors: 0 } }]);
    expect(map.leftOut.grouped).toBe(100);
  });

  it('come by the first word of names where there is one namespace, and not at all where that helps nothing', () => {
    const cart = many(60, (index) => node(`cart-${index}`, 'service', 'shop'));
    const pay = many(60, (index) => node(`pay.${index}`, 'service', 'shop'));
    const byName = mapGraph(knownOf([], [], [...cart, ...pay, node('lone-one'), node('lone-two')]), none);
    expect(byName.grouping).toBe('name');
    expect(placesOf(byName)).toEqual(['group:name:cart (60)', 'group:name:pay (60)', 'lone-one', 'lone-two']);
    const unlike = mapGraph(
      knownOf(
        [],
        [],
        many(100, (index) => node(`x${index}`))
      ),
      none
    );
    expect([unlike.grouping, unlike.places.length]).toEqual(['none', 100]);
  });

  it('leave a readable graph alone, unless they are chosen', () => {
    const known = knownOf([], [], [...shop.slice(0, 3), ...bank.slice(0, 1)]);
    expect(mapGraph(known, none).places).toHaveLength(4);
    const map = mapGraph(known, { ...none, grouping: 'namespace' });
    // One service alone is no group.
    expect(placesOf(map)).toEqual(['bank\u0000b0', 'group:namespace:shop (3)']);
  });

  it('of a label have a rest of those without it, where they are many', () => {
    const labels = new Map(many(5, (index) => [`x${index}`, 'core: a/b'] as const));
    const known = {
      ...knownOf(
        [],
        [],
        many(30, (index) => node(`x${index}`))
      ),
      labels,
    };
    const map = mapGraph(known, { ...none, grouping: { label: 'team' } });
    expect(placesOf(map)).toEqual(['group:label:team: (25)', 'group:label:team:core%3a a%2fb (5)']);
    expect(map.places[0]).toMatchObject({ name: '', rest: 'service' });
  });

  it('take in what only they use; what several use stands alone, or with others of its kind where they are many', () => {
    const own = node('own-db', 'database');
    const shared = many(14, (index) => node(`db-${index}`, 'database'));
    const queue = node('queue', 'queue');
    const two = [...shop.slice(0, 2), ...bank.slice(0, 2)];
    const uses = shared.flatMap((db) => [between(shop[0], db), between(bank[0], db)]);
    const edges = [between(shop[0], own), ...uses, between(shop[0], queue), between(bank[0], queue)];
    const map = mapGraph(knownOf(edges, [], [...two, own, ...shared, queue]), { ...none, grouping: 'namespace' });
    expect(placesOf(map)).toEqual([
      'group:namespace:bank (2)',
      'group:namespace:shop (3)',
      'group:outside:database (14)',
      'queue',
    ]);
  });

  it('show those in trouble beside them, the worst forty, and what is kept', () => {
    const services = many(60, (index) => ({
      ...failing(`s${index}`),
      service: { name: `s${index}`, namespace: 'shop' },
    }));
    const known = knownOf([], services, [...many(60, (index) => node(`s${index}`, 'service', 'shop')), ...bank]);
    const map = mapGraph(known, { ...none, kept: [{ name: 'b7', namespace: 'bank' }] });
    expect(map.places.find(({ key }) => key === 'group:namespace:shop')).toMatchObject({
      total: 60,
      members: { length: 20 },
    });
    expect(map.places.some(({ key }) => key === 'bank\u0000b7')).toBe(true);
    expect(map.leftOut.grouped).toBe(20 + 49);
  });

  it('are boxes when they are open', () => {
    const known = knownOf([between(shop[0], bank[0])], [], [...shop, ...bank]);
    const map = mapGraph(known, { opened: ['group:namespace:bank', 'group:namespace:gone'] });
    expect(map.boxes).toMatchObject([{ key: 'group:namespace:bank', name: 'bank', places: { length: 50 } }]);
    expect(map.places.filter((place) => place.is === 'service' && place.box === 'group:namespace:bank')).toHaveLength(
      50
    );
    expect(linksOf(map)).toEqual(['group:namespace:shop → bank\u0000b0 (1)']);
  });

  it('have keys that no service has', () => {
    const known = knownOf([], [], [...shop, ...bank, node('group:namespace:shop')]);
    expect(placesOf(mapGraph(known, none))).toEqual([
      'group:namespace:bank (50)',
      'group:namespace:shop',
      'group:namespace:shop~ (50)',
    ]);
  });
});

describe('hubs', () => {
  const leaves = many(20, (index) => calls('gateway', `leaf-${String(index).padStart(2, '0')}`, { rate: index }));

  it('keep the worst seven of many neighbours without other calls; the rest stands together', () => {
    const map = mapGraph(
      knownOf(
        [...leaves, calls('user', 'gateway')],
        [],
        leaves.map(({ server }) => ({ service: server, kind: 'database' }))
      ),
      none
    );
    const seven = many(7, (index) => `leaf-${13 + index}`);
    expect(placesOf(map)).toEqual(['gateway', ...seven, 'more:callees:gateway (13)', 'user']);
    expect(map.places.find(({ is }) => is === 'more')).toMatchObject({ hub: { name: 'gateway' }, side: 'callees' });
    expect(map.links.find(({ to }) => to === 'more:callees:gateway')).toMatchObject({
      edges: { length: 13 },
      red: { rate: 78 },
    });
    expect(map.leftOut.grouped).toBe(13);
  });

  it('never put away who is in trouble or looked at', () => {
    const services = leaves.map(({ server }, index) => told(server.name, { errors: [0, index > 8 ? 0.2 : 0] }));
    const map = mapGraph(knownOf(leaves, services), { ...none, kept: [{ name: 'leaf-00' }] });
    expect(map.places.find(({ is }) => is === 'more')).toMatchObject({
      members: many(8, (index) => ({ name: `leaf-0${1 + index}` })),
    });
  });

  it('are opened by the key of the rest, and know what can be closed again', () => {
    const map = mapGraph(knownOf(leaves), { opened: ['more:callees:gateway'] });
    expect(map.places).toHaveLength(21);
    expect(map.unfolded).toMatchObject([{ key: 'more:callees:gateway', members: { length: 13 } }]);
  });

  it('are none where neighbours call each other, or are few', () => {
    const ring = leaves.map(({ server }, index) => calls(server.name, leaves[(index + 1) % 20]?.server.name ?? ''));
    expect(mapGraph(knownOf([...leaves, ...ring]), none).places).toHaveLength(21);
    expect(mapGraph(knownOf(leaves.slice(0, 12)), none).places).toHaveLength(13);
  });
});

describe('marks of a map', () => {
  it('tell of groups the sum, the slowest and the worst, and light their links', () => {
    const services = [
      { ...told('a', { rate: 30, p95: [80, 80] }), service: { name: 'a', namespace: 'one' } },
      { ...told('b', { rate: 10, p95: [20, 20] }), service: { name: 'b', namespace: 'one' } },
      ...many(45, (index) => ({ ...failing(`f${index}`), service: { name: `f${index}`, namespace: 'two' } })),
    ];
    const edge = { ...calls('', ''), client: { name: 'a', namespace: 'one' } };
    const edges = services
      .slice(2)
      .map(({ service }) => ({ ...edge, server: service, red: { errors: services[2]?.red.errors } }));
    const known = knownOf(edges, services);
    const map = mapGraph(known, { ...none, grouping: 'namespace' });
    const marks = mapMarks(map, known);
    expect(marks.red.get('group:namespace:one')).toEqual({ rate: 40, errors: 0, duration: { p95: 80 } });
    expect(marks.level.get('group:namespace:one')).toBe('healthy');
    expect(marks.level.get('group:namespace:two')).toBe('failing');
    expect(marks.hurt.has('group:namespace:one\u0001group:namespace:two\u0001call')).toBe(true);
  });

  it('tell of a database what those see that call it, and of a silent service nothing', () => {
    const pg = [calls('a', 'pg', { rate: 5, errors: 0, p95: 4 }), calls('b', 'pg', { rate: 15, errors: 0.1, p95: 9 })];
    const known = knownOf([...pg, calls('a', 'silent', { rate: 5 })], [], [node('pg', 'database')]);
    const marks = mapMarks(mapGraph(known, none), known);
    expect(marks.red.get('pg')).toEqual({ rate: 20, errors: expect.closeTo(0.075, 9), duration: { p95: 9 } });
    expect(marks.asCalled).toEqual(new Set(['pg']));
    expect(marks.red.has('silent')).toBe(false);
    expect(marks.level.has('pg')).toBe(false);
  });
});
