import fc from 'fast-check';
import { ms } from '../model/units';
import { durationStrip, unusual } from './unusual';

const usual = { p50: ms(38), p95: ms(590), p99: ms(900), count: 800, before: { p95: ms(40), count: 700 } };

describe('one duration against its operation', () => {
  it('is told by the p95, and that by the p95 before', () => {
    expect(unusual(ms(1416), usual)).toEqual({ is: 'slowest', times: 2.4, thin: false, since: 14.75 });
    expect(unusual(ms(700), usual)).toMatchObject({ is: 'slow' });
    expect(unusual(ms(590), usual)).toMatchObject({ is: 'usual' });
    expect(unusual(ms(38), usual)).toMatchObject({ is: 'fast' });
  });

  it('is slow against before where an incident has become the usual', () => {
    expect(unusual(ms(500), usual)).toMatchObject({ is: 'usual', timesBefore: 12.5 });
    expect(unusual(ms(50), usual)).not.toHaveProperty('timesBefore');
    expect(unusual(ms(700), usual)).not.toHaveProperty('timesBefore');
  });

  it('says where there are too few spans, and does not compare those', () => {
    const thin = unusual(ms(700), { ...usual, count: 7 });
    expect(thin).toMatchObject({ thin: true });
    expect(thin).not.toHaveProperty('since');
    expect(unusual(ms(700), { ...usual, before: { p95: ms(40), count: 2 } })).not.toHaveProperty('since');
  });

  it('is not told without a p95', () => {
    expect(unusual(ms(1), undefined)).toBeUndefined();
    expect(unusual(ms(1), { p50: ms(2) })).toBeUndefined();
    expect(unusual(ms(1), { p95: ms(0) })).toBeUndefined();
  });

  it('stands on the strip in the order of durations, within it', () => {
    const positive = fc.double({ min: 0.001, max: 1e7, noNaN: true });
    fc.assert(
      fc.property(positive, positive, positive, (duration, p50, p95) => {
        const marks = durationStrip(ms(duration), { p50: ms(p50), p95: ms(p95) });
        const at = (of: string) => marks.find((mark) => mark.of === of)?.at ?? -1;
        expect(marks.every((mark) => mark.at > 0 && mark.at < 1)).toBe(true);
        expect(at('this') <= at('p95')).toBe(duration <= p95 || at('this') === at('p95'));
      })
    );
  });
});
