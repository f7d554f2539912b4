import fc from 'fast-check';
import { hours, ms, seconds } from '../model/units';
import { lengthOf, windowOf } from '../model/window';
import { promDuration, rateWindow, stepFor } from './rateWindow';

const days = (count: number) => windowOf(0, count * 86_400_000);

describe('the window of a rate', () => {
  it('holds four samples of the interval at which they really come', () => {
    expect(rateWindow(seconds(15), seconds(15))).toBe(60_000);
    expect(rateWindow(seconds(60), seconds(15))).toBe(240_000);
  });

  it('leaves no sample out between two points', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 120_000 }), fc.integer({ min: 1, max: 1e8 }), (interval, step) => {
        const window = rateWindow(ms(interval), ms(step));
        expect(window).toBeGreaterThanOrEqual(step + interval);
        expect(window).toBeGreaterThanOrEqual(4 * interval);
      })
    );
  });
});

describe('the step of a range', () => {
  it.each([
    [windowOf(0, 10_000), 15_000],
    [windowOf(0, 14 * 60_000), 15_000],
    [windowOf(0, 3_600_000), 30_000],
    [windowOf(0, 6 * 3_600_000), 120_000],
    [days(1), 600_000],
    [days(7), 3_600_000],
    [days(90), 43_200_000],
  ])('is one that people read easily', (window, step) => {
    expect(stepFor(window, seconds(15))).toBe(step);
  });

  it('is a multiple of the interval and never gives more points than asked for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4e10 }),
        fc.integer({ min: 100, max: 300_000 }),
        fc.integer({ min: 2, max: 2000 }),
        (length, interval, most) => {
          const step = stepFor(windowOf(0, length), ms(interval), most);
          expect(step % interval).toBe(0);
          expect(Math.floor(length / step) + 1).toBeLessThanOrEqual(most);
        }
      )
    );
  });

  it('is no longer than it must be: half of it would give too many points, or fall below the interval', () => {
    for (const window of [days(1), days(2), days(7), days(30), days(90)]) {
      expect(lengthOf(window) / stepFor(window, seconds(15))).toBeGreaterThan(90);
    }
  });
});

describe('a duration as query languages write it', () => {
  it.each([
    [seconds(15), '15s'],
    [seconds(90), '90s'],
    [seconds(60), '1m'],
    [ms(14 * 60_000), '14m'],
    [hours(24 * 90), '90d'],
    [ms(1500), '1500ms'],
    [ms(0.2), '1ms'],
    [ms(12.6), '13ms'],
  ])('%d → %s', (duration, text) => {
    expect(promDuration(duration)).toBe(text);
  });
});
