import fc from 'fast-check';
import { rowAfter } from './rowAfter';

const moving = ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'];

describe('moving by keys in a list of rows', () => {
  it('goes a row, a page, or to an end', () => {
    expect(moving.map((key) => rowAfter(key, 20, { count: 100, page: 10 }))).toEqual([21, 19, 30, 10, 0, 99]);
  });

  it('never leaves the rows, wherever it begins', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...moving),
        fc.nat(200).chain((last) => fc.tuple(fc.nat(last), fc.constant(last + 1))),
        fc.integer({ min: 1, max: 50 }),
        (key, [at, count], page) => {
          const to = rowAfter(key, at, { count, page });
          expect(to).toBeGreaterThanOrEqual(0);
          expect(to).toBeLessThan(count);
        }
      )
    );
  });

  it('leaves the page keys to what scrolls where no page is told, and every other key alone', () => {
    expect(['PageDown', 'PageUp', 'Enter', 'ArrowLeft', 'a'].map((key) => rowAfter(key, 3, { count: 9 }))).toEqual(
      Array.from({ length: 5 })
    );
  });
});
