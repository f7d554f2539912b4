import fc from 'fast-check';
import { calls, told } from '../../model/testing/told';
import { healthOf } from '../health';
import { mapGraph, type MapKnown } from './mapGraph';
import { mapMarks } from './mapMarks';
import { mapRows } from './mapRows';
import { mapTree, type TreeRow } from './mapTree';
import { anyKnown } from './testing/anyGraph';

const graph = {
  nodes: [{ service: { name: 'redis' }, kind: 'database' as const }],
  edges: [
    calls('user', 'web', { rate: 9 }),
    calls('web', 'cart', { rate: 9, errors: 0.4 }),
    calls('web', 'mail'),
    calls('cart', 'web'),
    calls('cart', 'redis', { rate: 4, errors: 0 }),
    calls('x', 'y'),
    calls('y', 'x'),
  ],
};
const services = [told('mail'), told('cart', { errors: [0, 0.4] }), told('web', { rate: 400 }), told('y', { rate: 7 })];
const known: MapKnown = { graph, services, health: healthOf(services, graph) };
const map = mapGraph(known, { opened: [] });
const marks = mapMarks(map, known);

const nameOf = ({ way }: TreeRow) => way.at(-1);

describe('a map as a tree', () => {
  const { entries, childrenOf } = mapTree(map, marks);
  const opened = (...way: string[]): readonly TreeRow[] =>
    way.reduce<readonly TreeRow[]>(
      (rows, key) => rows.filter((row) => nameOf(row) === key).flatMap(childrenOf),
      entries
    );

  it('begins where requests come in, and then with circles that nobody leads into', () => {
    expect(entries.map(nameOf)).toEqual(['user', 'y']);
    expect(entries.every(({ links }) => links.length === 0)).toBe(true);
  });

  it('has what each place calls, the worst first, with the calls to it', () => {
    expect(opened('user', 'web').map(nameOf)).toEqual(['cart', 'mail']);
    expect(opened('user', 'web')[0]).toMatchObject({
      callees: 2,
      links: [{ from: 'web', to: 'cart' }],
      isCircle: false,
    });
  });

  it('says where calls go in a circle, and does not follow it again', () => {
    const web = opened('user', 'web', 'cart').find((row) => nameOf(row) === 'web');
    expect(web).toMatchObject({ way: ['user', 'web', 'cart', 'web'], isCircle: true });
    expect(web && childrenOf(web)).toEqual([]);
  });

  it('law: every place is found in it, whatever calls what', () => {
    fc.assert(
      fc.property(anyKnown, (any) => {
        const drawn = mapGraph(any, { opened: [] });
        const tree = mapTree(drawn, mapMarks(drawn, any));
        const found = new Set<string>();
        const rows = [...tree.entries];
        for (let row = rows.pop(); row; row = rows.pop()) {
          if (!found.has(row.place.key)) {
            found.add(row.place.key);
            rows.push(...tree.childrenOf(row));
          }
        }
        expect([...found].sort()).toEqual(drawn.places.map(({ key }) => key));
      })
    );
  });
});

describe('a map as a table', () => {
  it('has all places, the worst first, with how many call them and how many they call', () => {
    const rows = mapRows(map, marks);
    expect(rows.map(({ place }) => place.key)).toEqual(['cart', 'web', 'mail', 'y', 'redis', 'user', 'x']);
    expect(rows[0]).toMatchObject({ callers: 1, callees: 2, level: 'failing', red: { rate: 100 }, isOnHurtPath: true });
    expect(rows.find(({ place }) => place.key === 'user')).toEqual({
      place: expect.objectContaining({ key: 'user' }),
      callers: 0,
      callees: 1,
      red: {},
      isOnHurtPath: false,
    });
  });
});
