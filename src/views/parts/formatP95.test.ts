import { ms } from '../../model/units';
import { formatP95 } from './formatP95';

describe('the p95 of calls', () => {
  it('is a duration, a bound, or not known', () => {
    expect(formatP95({ p95: ms(190) })).toBe('190 ms');
    expect(formatP95({ p95Below: ms(100) })).toBe('< 100 ms');
    expect(formatP95({})).toBe('–');
    expect(formatP95(undefined)).toBe('–');
  });
});
