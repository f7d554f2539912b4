import fc from 'fast-check';
import { ms } from '../../model/units';
import { barPlace } from './barPlace';

describe('the place of a span’s bar', () => {
  it('is its part of the trace’s time', () => {
    expect(barPlace({ offset: ms(25), duration: ms(50) }, ms(100))).toEqual({ left: '25%', width: '50%' });
    expect(barPlace({ offset: ms(0), duration: ms(0) }, ms(0))).toEqual({ left: '0%', width: '100%' });
  });

  it('never leaves the axis', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(), (offset, duration, total) => {
        const { left, width } = barPlace({ offset: ms(offset), duration: ms(duration) }, ms(total));
        expect(parseFloat(left) + parseFloat(width)).toBeLessThanOrEqual(100 + 1e-9);
      })
    );
  });
});
