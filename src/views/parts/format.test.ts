import { epochMs, ms, perSecond, ratio } from '../../model/units';
import { formatDuration, formatMoment, formatRate, formatRatio, nothing, shortId } from './format';

describe('figures on screen', () => {
  it.each([
    [0, '0 ms'],
    [0.0123, '12.3 µs'],
    [0.9996, '1 ms'],
    [38.24, '38.2 ms'],
    [999.6, '1 s'],
    [1423, '1.42 s'],
    [200_000, '3 min 20 s'],
    [7_260_000, '2 h 1 min'],
    [90 * 86_400_000, '90 d'],
  ])('a duration of %d ms reads %s', (value, text) => {
    expect(formatDuration(ms(value))).toBe(text);
  });

  it.each([
    [0, '0/s'],
    [128.4, '128/s'],
    [0.34, '0.34/s'],
    [0.02, '1.2/min'],
    [0.0005, '1.8/h'],
  ])('a rate of %d reads %s', (value, text) => {
    expect(formatRate(perSecond(value))).toBe(text);
  });

  it.each([
    [0, '0 %'],
    [0.00001, '< 0.01 %'],
    [0.0021, '0.21 %'],
    [0.082, '8.2 %'],
    [0.3142, '31.4 %'],
    [1, '100 %'],
  ])('a share of %d reads %s', (value, text) => {
    expect(formatRatio(ratio(value))).toBe(text);
  });

  it('shows a dash, not a zero, for what was not measured', () => {
    expect([formatDuration(undefined), formatRate(undefined), formatRatio(undefined)]).toEqual([
      nothing,
      nothing,
      nothing,
    ]);
  });

  it('writes a moment in the asked time zone', () => {
    expect(formatMoment(epochMs(1795227600000), 'Asia/Seoul')).toBe('2026-11-21 11:20:00');
  });

  it('keeps both ends of an id', () => {
    expect(shortId('5bdaf816e0c326fd0f82631bdbb244c4')).toBe('5bda…44c4');
  });
});
