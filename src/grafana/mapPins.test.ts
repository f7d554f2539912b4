import { act, renderHook } from '@testing-library/react';
import fc from 'fast-check';
import { pinsIn, pinsText, useMapPins } from './mapPins';

describe('pins of a map', () => {
  afterEach(() => {
    localStorage.clear();
    jest.restoreAllMocks();
  });

  it('are read as they were written', () => {
    const pin = fc.record({ x: fc.integer({ min: -9000, max: 9000 }), y: fc.integer({ min: -9000, max: 9000 }) });
    const entries = fc.uniqueArray(fc.tuple(fc.string({ minLength: 1, maxLength: 80 }), pin), {
      selector: ([key]) => key,
      maxLength: 40,
    });
    fc.assert(
      fc.property(entries, (pins) => {
        expect([...pinsIn(pinsText(new Map(pins)))]).toEqual(pins);
      })
    );
  });

  it('are whatever can be read as pins, and nothing else', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string(), fc.constant(null)), (text) =>
        [...pinsIn(text)].every(([key, { x, y }]) => key !== '' && Number.isFinite(x) && Number.isFinite(y))
      )
    );
    expect([...pinsIn('[["a",1,2],["",1,2],["b","1",2],["c",1e99,2],7,["d",3,4,5]]')]).toEqual([
      ['a', { x: 1, y: 2 }],
      ['d', { x: 3, y: 4 }],
    ]);
  });

  it('belong to one map, and go when they are taken off', () => {
    const { result } = renderHook(() => [useMapPins('prod'), useMapPins('dev'), useMapPins(undefined)] as const);
    act(() => result.current[0][1](new Map([['cart', { x: 10, y: 20 }]])));
    expect(result.current[0][0].get('cart')).toEqual({ x: 10, y: 20 });
    expect(result.current[1][0].size).toBe(0);
    act(() => result.current[2][1](new Map([['cart', { x: 10, y: 20 }]])));
    expect(result.current[2][0].size).toBe(0);
    act(() => result.current[0][1](new Map()));
    expect(result.current[0][0].size).toBe(0);
    expect(localStorage).toHaveLength(0);
  });

  it('last as long as the page where the browser keeps nothing', () => {
    jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new Error('full');
    });
    const { result } = renderHook(() => useMapPins('full'));
    act(() => result.current[1](new Map([['cart', { x: 1, y: 2 }]])));
    expect(result.current[0].get('cart')).toEqual({ x: 1, y: 2 });
  });
});
