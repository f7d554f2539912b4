import fc from 'fast-check';
import { mapGraph } from '../../../analysis/map/mapGraph';
import { mapMarks } from '../../../analysis/map/mapMarks';
import { mapTree } from '../../../analysis/map/mapTree';
import { calls } from '../../../model/testing/told';
import { treeMove } from './treeMove';
import { rowsAbove, shownRows, wayKey } from './treeRows';

const treeOf = (pairs: ReadonlyArray<readonly [string, string]>) => {
  const known = {
    graph: { nodes: [], edges: pairs.map(([from, to]) => calls(from, to, { rate: 1, errors: 0 })) },
    services: [],
    health: new Map(),
  };
  const map = mapGraph(known, { opened: [], grouping: 'none' });
  return { map, tree: mapTree(map, mapMarks(map, known)) };
};
const names = ['a', 'b', 'c', 'd', 'e'];
const pairs = fc.uniqueArray(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names)), {
  minLength: 1,
  selector: ([from, to]) => `${from} ${to}`,
});
const closed = () => false;

describe('rows of a tree of calls', () => {
  it('shows entries only while all is closed, and never a row twice', () => {
    fc.assert(
      fc.property(pairs, (some) => {
        const { tree } = treeOf(some);
        expect(shownRows(tree, closed)).toHaveLength(tree.entries.length);
        const keys = shownRows(tree, (key) => key.length < 12).map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
      })
    );
  });

  it('brings any place into sight when the rows above it are open', () => {
    fc.assert(
      fc.property(pairs, (some) => {
        const { map, tree } = treeOf(some);
        for (const { key } of map.places) {
          const above = rowsAbove(tree.entries, map.links, key);
          expect(shownRows(tree, (row) => above.has(row)).some(({ row }) => row.place.key === key)).toBe(true);
        }
      })
    );
  });

  it('ends where a way comes back to itself', () => {
    const { tree } = treeOf([
      ['web', 'a'],
      ['a', 'b'],
      ['b', 'a'],
    ]);
    const rows = shownRows(tree, () => true);
    expect(rows.map(({ row }) => row.way.join(' '))).toEqual(['web', 'web a', 'web a b', 'web a b a']);
    expect(rows.at(-1)).toMatchObject({ isOpen: false, row: { isCircle: true } });
  });
});

describe('keys of a tree of calls', () => {
  const { tree } = treeOf([
    ['web', 'a'],
    ['web', 'b'],
    ['a', 'c'],
  ]);
  const opened = new Set([wayKey(['web'])]);
  const rows = shownRows(tree, (key) => opened.has(key));
  const at = (name: string) => rows.findIndex(({ row }) => row.place.key === name);
  const press = (key: string, index: number, shiftKey = false) => treeMove({ key, shiftKey }, rows, index);

  it('right opens a row, then goes into it, and does nothing where it calls nobody', () => {
    expect(press('ArrowRight', at('a'))).toEqual({ is: 'open', isOpen: true });
    expect(press('ArrowRight', at('web'))).toEqual({ is: 'to', index: at('web') + 1 });
    expect(press('ArrowRight', at('b'))).toBeUndefined();
  });

  it('left closes a row, then goes to the one above', () => {
    expect(press('ArrowLeft', at('web'))).toEqual({ is: 'open', isOpen: false });
    expect(press('ArrowLeft', at('b'))).toEqual({ is: 'to', index: at('web') });
  });

  it('Enter selects the place, with shift the call to it where there is one', () => {
    expect(press('Enter', at('a'))).toEqual({ is: 'choose' });
    expect(press('Enter', at('a'), true)).toEqual({
      is: 'choose-call',
      ends: { client: { name: 'web' }, server: { name: 'a' } },
    });
    expect(press('Enter', at('web'), true)).toEqual({ is: 'choose' });
  });
});
