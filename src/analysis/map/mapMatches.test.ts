import type { Edge, NodeKind } from '../../model/graph';
import { calls, told } from '../../model/testing/told';
import { healthOf } from '../health';
import { mapGraph } from './mapGraph';
import { mapMarks } from './mapMarks';
import { foundIn } from './mapMatches';
import { parseMapQuery } from './mapQuery';

const services = [
  told('web', { rate: 400, p95: [200, 200] }),
  told('cart', { errors: [0, 0.4] }),
  { ...told('mail'), red: {} },
];
const edges: Edge[] = [
  calls('web', 'cart', { rate: 100, errors: 0.1, p95: 900 }),
  { ...calls('web', 'mail', { rate: 1 }), kind: 'messaging' },
  { ...calls('cart', 'redis', { rate: 0.05, errors: 0, p95: 2 }), kind: 'database' },
];
const nodes = [{ service: { name: 'redis' }, kind: 'database' as NodeKind }];
const known = { graph: { nodes, edges }, services, health: healthOf(services, { nodes, edges }) };

function found(text: string, choice = {}): readonly string[] {
  const map = mapGraph(known, { opened: [], ...choice });
  const read = parseMapQuery(text);
  const keys = read.ok ? foundIn(map, mapMarks(map, known), read.query) : new Set([`unreadable: ${read.why.is}`]);
  return [...keys].map((key) => key.split('\u0001').slice(0, 2).join(' → ')).sort();
}

describe('what a query finds', () => {
  it.each([
    ['errors > 1%', ['cart', 'web → cart']],
    ['p95 > 500ms', ['web → cart']],
    ['rate < 0.1/s', ['cart → redis', 'redis']],
    ['kind = database', ['cart → redis', 'redis']],
    ['kind = messaging', ['web → mail']],
    ['kind = service', ['cart', 'mail', 'web']],
    ['state = failing', ['cart']],
    ['state = no data', ['mail']],
    ['CAR', ['cart']],
    ['name = car', []],
    ['name = cart', ['cart']],
  ])('places and links: %s', (text, keys) => {
    expect(found(text)).toEqual(keys);
  });

  it('does not take what is absent for zero', () => {
    expect(found('errors = 0')).toEqual(['cart → redis', 'redis', 'web']);
    expect(found('errors != 5%')).not.toContain('mail');
    expect(found('errors != 5%')).not.toContain('web → mail');
  });

  it('finds links by names and states of their ends only where it speaks of calls', () => {
    expect(found('errors >= 0 cart')).toEqual(['cart', 'cart → redis', 'web → cart']);
    expect(found('errors >= 0 -name = web')).toEqual(['cart', 'cart → redis', 'redis']);
    expect(found('rate > 0/s state = failing')).toEqual(['cart', 'cart → redis', 'web → cart']);
    expect(found('not cart')).toEqual(['mail', 'redis', 'web']);
  });

  it('finds a group by one of its members, with what is told of that one', () => {
    const inTeams = { ...known, labels: new Map(['web', 'mail', 'redis'].map((key) => [key, 'core'])) };
    const map = mapGraph(inTeams, { opened: [], grouping: { label: 'team' } });
    const marks = mapMarks(map, inTeams);
    const keysOf = (text: string) => {
      const read = parseMapQuery(text);
      return read.ok ? [...foundIn(map, marks, read.query)] : [];
    };
    expect(keysOf('redis kind = database')).toContain('group:label:team:core');
    expect(keysOf('redis kind = service')).toEqual([]);
    expect(keysOf('rate > 300/s')).toEqual(['group:label:team:core']);
  });
});
