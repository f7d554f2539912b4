import { mapGraph } from '../../analysis/map/mapGraph';
import { calls } from '../../model/testing/told';
import { litOf } from './lit';
import { noMarks } from './testing/scenes';

const map = mapGraph(
  {
    graph: { nodes: [], edges: [calls('web', 'cart'), calls('web', 'mail'), calls('cart', 'redis')] },
    services: [],
    health: new Map(),
  },
  { opened: [] }
);
const traced = new Map([
  ['web', '3 ms own'],
  ['cart', '2 ms own'],
]);
const names = (lit: ReadonlySet<string> | undefined) => lit && [...lit].filter((key) => !key.includes('\u0001')).sort();

describe('what stays lit of a map', () => {
  it('is all of it, unless something is looked at, traced or found', () => {
    expect(litOf(map, noMarks, undefined)).toBeUndefined();
    expect(names(litOf(map, { ...noMarks, found: new Set(['mail']) }, undefined))).toEqual(['mail']);
    expect(names(litOf(map, { ...noMarks, traced, found: new Set(['mail']) }, undefined))).toEqual(['cart', 'web']);
  });

  it('is the way through what is looked at', () => {
    expect(names(litOf(map, noMarks, 'cart'))).toEqual(['cart', 'redis', 'web']);
    expect(names(litOf(map, noMarks, 'mail'))).toEqual(['mail', 'web']);
  });

  it('stays within a chosen trace where that is looked at, and leaves it where something else is', () => {
    expect(names(litOf(map, { ...noMarks, traced }, 'cart'))).toEqual(['cart', 'web']);
    expect(names(litOf(map, { ...noMarks, traced }, 'mail'))).toEqual(['mail', 'web']);
  });
});
