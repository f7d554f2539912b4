import fc from 'fast-check';
import type { Exemplar } from '../../model/exemplar';
import { readTraceId } from '../../model/ids';
import { epochMs, ms } from '../../model/units';
import { windowOf } from '../../model/window';
import { exemplarSpots, foremostSpot, tipPlace } from './exemplarSpots';

const window = windowOf(0, 1000);
const traceId = readTraceId('5bdaf816e0c326fd0f82631bdbb244c4')!;
const exemplar = (at: number, took: number, failed?: boolean): Exemplar => ({
  traceId,
  at: epochMs(at),
  duration: ms(took),
  failed,
});

describe('exemplars in their strip', () => {
  it('stand in the order of time, longer ones higher', () => {
    const spots = exemplarSpots([exemplar(900, 10), exemplar(100, 1000), exemplar(500, 100)], window);
    expect(spots.map(({ x, y }) => [x, Number(y.toFixed(3))])).toEqual([
      [0.1, 1],
      [0.5, 0.5],
      [0.9, 0],
    ]);
    expect(spots.map(({ slow }) => slow)).toEqual([true, false, false]);
  });

  it('are slow only with a real difference: twice what is usual', () => {
    const slow = (...took: number[]) =>
      exemplarSpots(
        took.map((one, at) => exemplar(at, one)),
        window
      ).map((spot) => spot.slow);
    expect(slow(50, 55, 60, 52, 58)).toEqual([false, false, false, false, false]);
    expect(slow(50, 55, 120, 52, 58)).toEqual([false, false, true, false, false]);
    expect(slow(50, 900)).toEqual([false, true]);
    expect(slow(50)).toEqual([false]);
    expect(slow(0, 0)).toEqual([false, false]);
  });

  it('are reached first at the longest failed one', () => {
    const spots = exemplarSpots([exemplar(1, 5000), exemplar(2, 10, true), exemplar(3, 900, true)], window);
    expect(foremostSpot(spots)).toBe(2);
  });

  it('keep inside, however odd their figures are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -50, max: 1050 }), fc.double({ min: 0, noNaN: true }))),
        (list) => {
          for (const { x, y } of exemplarSpots(
            list.map(([at, took]) => exemplar(at, Math.min(took, 1e12))),
            window
          )) {
            expect(x).toBeGreaterThanOrEqual(0);
            expect(x).toBeLessThanOrEqual(1);
            expect(y).toBeGreaterThanOrEqual(0);
            expect(y).toBeLessThanOrEqual(1);
          }
        }
      )
    );
  });
});

describe('the words about an exemplar', () => {
  it('stand over it and never leave the strip, wherever it is and however wide they are', () => {
    const inset = { left: 60, right: 16 };
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 2000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (x, width, share) => {
          const words = share * width;
          const place = tipPlace(x, inset, width);
          const left = place * width - place * words;
          expect(left).toBeGreaterThanOrEqual(-1e-6);
          expect(left + words).toBeLessThanOrEqual(width + 1e-6);
          const point = inset.left + x * Math.max(0, width - inset.left - inset.right);
          if (point <= width) {
            expect(left).toBeLessThanOrEqual(point + 1e-6);
            expect(left + words).toBeGreaterThanOrEqual(point - 1e-6);
          }
        }
      )
    );
  });
});
