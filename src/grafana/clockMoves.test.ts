import fc from 'fast-check';
import { windowOf } from '../model/window';
import { shifted, zoomedOut } from './clockMoves';

const now = Date.UTC(2026, 10, 21, 4, 30);
const hour = 3_600_000;

describe('moving a range', () => {
  it('doubles it around its middle, or back from now where it ends now', () => {
    const past = windowOf(now - 10 * hour, now - 8 * hour);
    expect(zoomedOut(past, { to: 'x', now })).toEqual(windowOf(now - 11 * hour, now - 7 * hour));
    expect(zoomedOut(windowOf(now - hour, now), { to: 'now', now })).toEqual({ from: 'now-2h', to: 'now' });
  });

  it('keeps its length when shifted, and never reaches into the future', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: now }), fc.constantFrom('back', 'forth'), (length, direction) => {
        const { from, to } = shifted(windowOf(now - length, now), { direction, now });
        expect(Number(to) - Number(from)).toBe(length);
        expect(Number(to)).toBeLessThanOrEqual(now);
      })
    );
  });
});
