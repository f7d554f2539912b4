import { mapGraph } from '../../analysis/map/mapGraph';
import { mapMarks } from '../../analysis/map/mapMarks';
import { parseMapQuery } from '../../analysis/map/mapQuery';
import { healthOf } from '../../analysis/health';
import { calls, told } from '../../model/testing/told';
import { findTargets, targetAt } from './findTargets';
import { alsoHidden, stepped } from './useFind';

const services = [
  told('a-web', { rate: 100 }),
  told('a-cart', { rate: 50, errors: [0, 0.3] }),
  ...Array.from({ length: 8 }, (_, index) => told(`b-${index}`)),
];
const graph = { nodes: [], edges: [calls('a-web', 'a-cart', { rate: 50, errors: 0.3 })] };
const known = { graph, services, health: healthOf(services, graph) };
const map = mapGraph(known, { opened: [], grouping: 'name' });
const targets = (text: string) => {
  const read = parseMapQuery(text);
  return read.ok ? findTargets(map, mapMarks(map, known), read.query) : [];
};

describe('walking through what is found', () => {
  it('goes to the worst first, and to calls after services', () => {
    expect(targets('errors > 1%')).toEqual([
      { selected: { name: 'a-cart' } },
      { edge: { client: { name: 'a-web' }, server: { name: 'a-cart' } } },
    ]);
  });

  it('finds what stands in closed groups, one by one', () => {
    expect(map.places.some(({ is }) => is === 'group')).toBe(true);
    expect(targets('b-')).toHaveLength(8);
  });

  it('begins again after the last, and at the last before the first', () => {
    const all = targets('a-');
    expect(stepped(all, undefined, 1)).toEqual(all[0]);
    expect(stepped(all, all.length - 1, 1)).toEqual(all[0]);
    expect(stepped(all, undefined, -1)).toEqual(all.at(-1));
    expect(stepped(all, 0, -1)).toEqual(all.at(-1));
    expect(stepped([], undefined, 1)).toBeUndefined();
  });

  it('knows which of them one looks at', () => {
    const all = targets('errors > 1%');
    expect(all.map((target) => targetAt(all, target))).toEqual([0, 1]);
    expect(targetAt(all, { selected: { name: 'b-1' } })).toBeUndefined();
    expect(targetAt(all, {})).toBeUndefined();
  });

  it('hides what was hidden before, too, whatever both queries are', () => {
    const read = parseMapQuery(alsoHidden('a or b', 'c d'));
    expect(read.ok && read.query.is).toBe('or');
    expect(alsoHidden(undefined, 'c')).toBe('c');
  });
});
