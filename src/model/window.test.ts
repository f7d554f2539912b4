import fc from 'fast-check';
import { epochMs, ms } from './units';
import { contains, lengthOf, upTo, widened, windowOf } from './window';

const anyWindow = fc.tuple(fc.integer(), fc.integer()).map(([from, to]) => windowOf(from, to));

describe('a window', () => {
  it('runs forward, however its ends were given', () => {
    expect(windowOf(20, 10)).toEqual({ from: 10, to: 20 });
    fc.assert(fc.property(anyWindow, (window) => lengthOf(window) >= 0));
  });

  it('contains its ends and nothing outside', () => {
    const window = windowOf(10, 20);
    expect([9, 10, 15, 20, 21].map((at) => contains(window, epochMs(at)))).toEqual([false, true, true, true, false]);
  });

  it('grows at both ends', () => {
    expect(widened(windowOf(10, 20), ms(5), ms(1))).toEqual({ from: 5, to: 21 });
    fc.assert(
      fc.property(anyWindow, fc.nat(), fc.nat(), (window, before, after) => {
        const wide = widened(window, ms(before), ms(after));
        expect(lengthOf(wide)).toBe(lengthOf(window) + before + after);
        expect(contains(wide, window.from) && contains(wide, window.to)).toBe(true);
      })
    );
  });

  it('never reaches into the future once cut', () => {
    expect(upTo(windowOf(10, 20), epochMs(15))).toEqual({ from: 10, to: 15 });
    expect(upTo(windowOf(10, 20), epochMs(5))).toEqual({ from: 5, to: 5 });
    expect(upTo(windowOf(10, 20), epochMs(25))).toEqual({ from: 10, to: 20 });
    fc.assert(fc.property(anyWindow, fc.integer(), (window, now) => upTo(window, epochMs(now)).to <= now));
  });
});
