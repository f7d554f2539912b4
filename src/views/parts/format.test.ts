import { epochMs, ms, perSecond, ratio } from '../../model/units';
import {
  formatCount,
  formatDayTime,
  formatDuration,
  formatMoment,
  formatRate,
  formatRatio,
  nothing,
  shortId,
} from './format';
import { listPieces, speak } from './language';

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
    expect(formatMoment(epochMs(1795227600000), 'Asia/Seoul')).toBe('Nov 21, 2026, 11:20:00');
  });

  it('keeps both ends of an id', () => {
    expect(shortId('5bdaf816e0c326fd0f82631bdbb244c4')).toBe('5bda…44c4');
  });
});

describe('figures in the language in force', () => {
  afterEach(() => speak('en-US'));

  it('are grouped and pointed as it does', () => {
    expect([formatCount(1234567), formatDuration(ms(1423))]).toEqual(['1,234,567', '1.42 s']);
    speak('de-DE');
    expect([formatCount(1234567), formatDuration(ms(1423))]).toEqual(['1.234.567', '1,42 s']);
  });

  it('have dates in its order, by a clock of 24 hours', () => {
    const evening = epochMs(1795273200000);
    expect(formatDayTime(evening, 'Asia/Seoul')).toBe('Nov 22, 00:00');
    speak('ko-KR');
    expect(formatDayTime(evening, 'Asia/Seoul')).toBe('11월 22일 00:00');
    expect(formatMoment(evening, 'Asia/Seoul')).toBe('2026년 11월 22일 00:00:00');
  });

  it('law: its lists hold every item once, in order', () => {
    for (const language of ['en-US', 'ko-KR']) {
      speak(language);
      for (let length = 0; length < 6; length++) {
        const items = listPieces(length).flatMap((piece) => ('item' in piece ? [piece.item] : []));
        expect(items).toEqual(Array.from({ length }, (_, index) => index));
      }
    }
  });
});
