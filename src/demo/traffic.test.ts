/** @jest-environment node */
import fc from 'fast-check';
import { journeys } from './journeys';
import { places } from './places';
import { momentOf, opening, requestsBy } from './traffic';

const flows = {
  place: fc.integer({ min: 0, max: places.length - 1 }),
  journey: fc.integer({ min: 0, max: journeys.length - 1 }),
};
const numbered = fc.record({ ...flows, n: fc.integer({ min: 0, max: 400_000_000 }) });

describe('the traffic of the shop', () => {
  it('has request n come in while the count goes from n to n + 1', () => {
    fc.assert(
      fc.property(numbered, ({ place, journey, n }) => {
        const at = momentOf(place, journey, n);
        expect(Math.floor(requestsBy(place, journey, at))).toBe(n);
      })
    );
  });

  it('never has two requests of a journey come in the wrong order', () => {
    fc.assert(
      fc.property(numbered, ({ place, journey, n }) => {
        expect(momentOf(place, journey, n + 1)).toBeGreaterThan(momentOf(place, journey, n));
      })
    );
  });

  it('counts nothing before the shop opened', () => {
    expect(requestsBy(0, 0, opening)).toBe(0);
    expect(requestsBy(0, 0, opening - 1e9)).toBe(0);
  });

  it('is busiest in the evening of its region and quieter twelve hours later', () => {
    const hour = 3_600_000;
    const day = Date.UTC(2026, 10, 20);
    const during = (from: number) => requestsBy(0, 1, day + (from + 2) * hour) - requestsBy(0, 1, day + from * hour);
    const busiest = places[0]?.busiestHour ?? 0;
    expect(during(busiest - 1)).toBeGreaterThan(1.6 * during((busiest + 11) % 24));
  });
});
