import fc from 'fast-check';
import { seconds } from '../model/units';
import { lengthOf, windowOf } from '../model/window';
import { askedTime } from './askedTime';

const now = Date.UTC(2026, 10, 21, 4, 30, 7, 345);
const day = 86_400_000;

describe('the time that is asked about', () => {
  it('gives questions of the same seconds the same window', () => {
    const one = askedTime(windowOf(now - 3_600_000, now), seconds(15), now);
    const soon = askedTime(windowOf(now - 3_600_000 + 5000, now + 5000), seconds(15), now + 5000);
    expect(soon).toEqual(one);
    expect(one.step).toBe(15_000);
    expect(one.narrowed).toBeUndefined();
  });

  it('is just what was chosen where that ends in the past', () => {
    const chosen = windowOf(now - 3_600_123, now - 60_077);
    expect(askedTime(chosen, seconds(15), now).window).toEqual(chosen);
  });

  it('holds for ten seconds and for ninety days', () => {
    const short = askedTime(windowOf(now - 10_000, now), seconds(15), now);
    expect(lengthOf(short.window)).toBe(10_000);
    const long = askedTime(windowOf(now - 90 * day, now), seconds(15), now);
    expect(lengthOf(long.window)).toBe(90 * day);
    expect(now - long.window.to).toBeLessThan(60_000);
    expect(lengthOf(long.window) / long.step).toBeLessThan(240);
  });

  it('leaves out the future and says so', () => {
    const clock = askedTime(windowOf(now - 3_600_000, now + 3_600_000), seconds(15), now);
    expect(clock.window.to).toBeLessThanOrEqual(now);
    expect(clock.narrowed).toEqual(clock.window);
  });

  it('always shows some time, never of the future', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 * now }), fc.integer({ min: 0, max: 2 * now }), (from, to) => {
        const { window, step } = askedTime(windowOf(from, to), seconds(15), now);
        expect(lengthOf(window)).toBeGreaterThanOrEqual(1000);
        expect(window.to).toBeLessThanOrEqual(now);
        expect(step).toBeGreaterThanOrEqual(15_000);
      })
    );
  });
});
