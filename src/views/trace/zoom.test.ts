import fc from 'fast-check';
import { ms } from '../../model/units';
import { movedSight, sightOf, zoomedSight } from './zoom';

const total = ms(1000);

describe('the time in sight', () => {
  it('is all of the trace without a zoom, or where the link names none of its time', () => {
    expect(sightOf(undefined, total)).toEqual({ from: 0, to: 1000 });
    expect(sightOf({ from: ms(2000), to: ms(3000) }, total)).toEqual({ from: 0, to: 1000 });
    expect(sightOf({ from: ms(900), to: ms(3000) }, total)).toEqual({ from: 900, to: 1000 });
  });

  it('is zoomed around a moment, which stays where it is', () => {
    const sight = { from: ms(200), to: ms(400) };
    expect(zoomedSight(sight, { around: ms(250), factor: 0.5, total })).toEqual({ from: 225, to: 325 });
    expect(zoomedSight(sight, { around: ms(600), factor: 1, total })).toEqual({ from: 500, to: 700 });
    expect(zoomedSight(sight, { around: ms(250), factor: 5, total })).toBeUndefined();
  });

  it('is moved within the trace', () => {
    expect(movedSight({ from: ms(200), to: ms(400) }, 0.5, total)).toEqual({ from: 300, to: 500 });
    expect(movedSight({ from: ms(200), to: ms(400) }, -2, total)).toEqual({ from: 0, to: 200 });
  });

  it('law: stays inside the trace and is never empty', () => {
    const moment = fc.integer({ min: 0, max: 1000 });
    fc.assert(
      fc.property(moment, moment, moment, fc.double({ min: 0.1, max: 8, noNaN: true }), (a, b, around, factor) => {
        const sight = sightOf({ from: ms(Math.min(a, b)), to: ms(Math.max(a, b)) }, total);
        const zoomed = sightOf(zoomedSight(sight, { around: ms(around), factor, total }), total);
        for (const one of [sight, zoomed, movedSight(zoomed, factor - 4, total)]) {
          expect(one.from).toBeGreaterThanOrEqual(-1e-9);
          expect(one.to).toBeLessThanOrEqual(1000 + 1e-9);
          expect(one.to).toBeGreaterThan(one.from);
        }
      })
    );
  });
});
