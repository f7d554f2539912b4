import fc from 'fast-check';
import { calls } from '../../model/testing/told';
import { pathThrough } from './linkedWith';
import { mapGraph } from './mapGraph';
import { anyKnown } from './testing/anyGraph';

const mapOf = (...pairs: Array<readonly [string, string]>) =>
  mapGraph(
    { graph: { nodes: [], edges: pairs.map(([a, b]) => calls(a, b)) }, services: [], health: new Map() },
    { opened: [], selfCalls: true }
  );
const link = (a: string, b: string) => [a, b, 'call'].join('\u0001');

describe('the way through a place or a link', () => {
  const map = mapOf(['user', 'web'], ['web', 'cart'], ['web', 'mail'], ['cart', 'redis'], ['batch', 'redis']);

  it('goes up to all callers of callers and down to all callees of callees, not aside', () => {
    expect([...pathThrough(map, 'cart')].sort()).toEqual(
      ['cart', 'redis', 'user', 'web', link('cart', 'redis'), link('user', 'web'), link('web', 'cart')].sort()
    );
    expect(pathThrough(map, 'mail').has('cart')).toBe(false);
  });

  it('leads through a link by its ends', () => {
    const path = pathThrough(map, link('web', 'cart'));
    expect(path).toEqual(pathThrough(map, 'cart'));
    expect(path.has(link('web', 'mail'))).toBe(false);
  });

  it('is nothing for what the map does not have, and ends in circles', () => {
    expect(pathThrough(map, 'gone').size).toBe(0);
    const circle = mapOf(['a', 'b'], ['b', 'c'], ['c', 'a'], ['c', 'c'], ['c', 'd']);
    expect(pathThrough(circle, 'd').size).toBe(4 + 5);
  });

  it('law: whoever is on the way up has this on its way down', () => {
    fc.assert(
      fc.property(anyKnown, fc.nat(), (known, at) => {
        const any = mapGraph(known, { opened: [] });
        const place = any.places[at % Math.max(any.places.length, 1)];
        for (const key of place ? pathThrough(any, place.key) : []) {
          expect(pathThrough(any, key).has(place?.key ?? '')).toBe(true);
        }
      }),
      { numRuns: 40 }
    );
  });
});
