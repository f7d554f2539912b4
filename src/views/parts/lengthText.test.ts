import { hours, minutes, ms } from '../../model/units';
import { lengthText } from './lengthText';

describe('The length of a time range', () => {
  it.each([
    [ms(30_000), '30 s'],
    [minutes(20), '20 min'],
    [hours(6), '6 h'],
    [hours(24), '24 h'],
    [hours(60), '2.5 d'],
  ])('is said in its one unit: %d', (length, text) => {
    expect(lengthText(length)).toBe(text);
  });
});
