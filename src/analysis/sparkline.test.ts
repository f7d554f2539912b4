import { epochMs } from '../model/units';
import { sparklinePath } from './sparkline';

const path = (values: Array<number | undefined>) =>
  sparklinePath({ at: values.map((_, index) => epochMs(index * 60)), values }, { width: 40, height: 10 });

describe('a sparkline', () => {
  it('runs from left to right, 0 at the bottom and the highest value at the top', () => {
    expect(path([0, 5, 10])).toBe('M0 10L20 5L40 0');
  });

  it('breaks at gaps and shows lonely points', () => {
    expect(path([1, 1, undefined, 1, undefined])).toBe('M0 0L10 0M30 0h0');
  });

  it('shows zero as a line and nothing as nothing', () => {
    expect(path([0, 0])).toBe('M0 10L40 10');
    expect(path([undefined, undefined])).toBe('');
    expect(path([])).toBe('');
    expect(path([3])).toBe('M20 0h0');
  });
});
