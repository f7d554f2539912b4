import fc from 'fast-check';
import { ms } from '../../model/units';
import { labelsWithRoom, ticks, ticksIn } from './ticks';

describe('the time axis', () => {
  it('is divided at round moments', () => {
    expect(ticks(ms(1423)).map(({ at }) => at)).toEqual([0, 500, 1000]);
    expect(ticks(ms(10)).map(({ at }) => at)).toEqual([0, 2, 4, 6, 8, 10]);
  });

  it('has its start alone where nothing took any time', () => {
    expect(ticks(ms(0))).toEqual([{ at: 0, share: 0 }]);
    expect(ticks(ms(Number.NaN))).toEqual([{ at: 0, share: 0 }]);
  });

  it('has few ticks, all of them on the axis, whatever its length', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e12, noNaN: true }), (total) => {
        const all = ticks(ms(total));
        expect(all.length).toBeGreaterThanOrEqual(2);
        expect(all.length).toBeLessThanOrEqual(6);
        expect(all.every(({ share }) => share >= 0 && share <= 1 + 1e-9)).toBe(true);
      })
    );
  });

  it('labels only ticks with room up to the next one, or to the end', () => {
    const all = ticks(ms(841));
    const text = (at: number) => `${at} ms`;
    expect(labelsWithRoom(all, 900, text)).toEqual(['0 ms', '200 ms', '400 ms', '600 ms', undefined]);
    expect(labelsWithRoom(all, 200, text)).toEqual(['0 ms', undefined, undefined, undefined, undefined]);
    expect(labelsWithRoom(ticks(ms(950)), 900, text).at(-1)).toBe('800 ms');
  });

  it('stand at round moments of the part in sight', () => {
    const { ticks: all, since } = ticksIn({ from: ms(130), to: ms(330) });
    expect(all.map(({ at }) => at)).toEqual([150, 200, 250, 300]);
    expect(all[0]?.share).toBeCloseTo(0.1);
    expect(since).toBe(0);
  });

  it('count from the start of what is in sight where it is far from the start of the trace', () => {
    const { ticks: all, since } = ticksIn({ from: ms(1000), to: ms(1001) });
    expect(since).toBe(1000);
    expect(all.map(({ at }) => at - since)[1]).toBeCloseTo(0.2);
  });
});
