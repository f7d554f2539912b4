import fc from 'fast-check';
import { nextToAsk } from './nextToAsk';

const ids = ['a', 'b', 'c', 'd', 'e'];
const none = new Set<string>();

describe('the environments that are asked now', () => {
  it('are few, those on screen first', () => {
    expect(nextToAsk({ ids, running: [], done: none, seen: new Set(['d', 'e']), atOnce: 3 })).toEqual(['d', 'e', 'a']);
  });

  it('keep their turn when others come on screen', () => {
    const asked = { ids, running: ['a', 'b', 'c'], seen: new Set(['d', 'e']), atOnce: 3 };
    expect(nextToAsk({ ...asked, done: none })).toEqual(['a', 'b', 'c']);
    expect(nextToAsk({ ...asked, done: new Set(['b']) })).toEqual(['a', 'c', 'd']);
  });

  it('come to all of them, never more than so many at once', () => {
    fc.assert(
      fc.property(fc.subarray(ids), fc.integer({ min: 1, max: 4 }), (onScreen, atOnce) => {
        const done = new Set<string>();
        let running: readonly string[] = [];
        for (let turn = 0; turn < ids.length; turn++) {
          running = nextToAsk({ ids, running, done, seen: new Set(onScreen), atOnce });
          expect(running.length).toBeLessThanOrEqual(atOnce);
          done.add(running[0] ?? '');
        }
        expect(done.size).toBe(ids.length);
      })
    );
  });
});
