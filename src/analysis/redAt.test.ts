import { emptySeries } from '../model/series';
import { epochMs, ms, perSecond, ratio } from '../model/units';
import { redAt } from './redAt';

const at = [60, 120, 180].map(epochMs);
const red = {
  rate: { at, values: [1, 2, 3].map(perSecond) },
  errors: { at, values: [ratio(0), undefined, ratio(1)] },
  p50: emptySeries,
  p95: { at, values: [ms(10), ms(20), undefined] },
  p99: emptySeries,
  exemplars: [],
};

describe('the figures of a moment', () => {
  it('are those of the first point that looks back over it', () => {
    expect(redAt(red, epochMs(61))).toMatchObject({ rate: 2, errors: 1, duration: { p95: 20 } });
    expect(redAt(red, epochMs(120))).toMatchObject({ rate: 2 });
  });

  it('are the last known ones after all points, and absent where nothing was measured', () => {
    expect(redAt(red, epochMs(500))).toMatchObject({ rate: 3, duration: { p95: 20, p50: undefined } });
  });
});
