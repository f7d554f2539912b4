import fc from 'fast-check';
import { ms } from '../../model/units';
import { barPlace } from './barPlace';

const whole = { from: ms(0), to: ms(100) };

describe('the place of a bar', () => {
  it('is where its span lies in the trace', () => {
    expect(barPlace({ offset: ms(25), duration: ms(50) }, whole)).toEqual({ left: '25%', width: '50%' });
  });

  it('is all of the axis in a trace that took no time', () => {
    expect(barPlace({ offset: ms(0), duration: ms(0) }, { from: ms(0), to: ms(0) })).toEqual({
      left: '0%',
      width: '100%',
    });
  });

  it('says on which sides the span goes on, or where it is', () => {
    const sight = { from: ms(20), to: ms(40) };
    expect(barPlace({ offset: ms(10), duration: ms(20) }, sight)).toEqual({ left: '0%', width: '50%', from: 'before' });
    expect(barPlace({ offset: ms(30), duration: ms(20) }, sight)).toEqual({ left: '50%', width: '50%', to: 'after' });
    expect(barPlace({ offset: ms(0), duration: ms(10) }, sight)).toBe('before');
    expect(barPlace({ offset: ms(50), duration: ms(10) }, sight)).toBe('after');
  });

  it('law: never leaves the axis', () => {
    const amount = fc.integer({ min: 0, max: 1000 });
    fc.assert(
      fc.property(amount, amount, amount, amount, (offset, duration, from, length) => {
        const place = barPlace(
          { offset: ms(offset), duration: ms(duration) },
          { from: ms(from), to: ms(from + length) }
        );
        if (typeof place !== 'string') {
          const [left, width] = [parseFloat(place.left), parseFloat(place.width)];
          expect(left).toBeGreaterThanOrEqual(0);
          expect(left + width).toBeLessThanOrEqual(100.0001);
        }
      })
    );
  });
});
