import fc from 'fast-check';
import { epochMs } from '../../model/units';
import { momentParts } from './moment';

const at = epochMs(Date.UTC(2026, 10, 21, 2, 20, 7, 45));
const clock = (timeZone?: string) => {
  const parts = momentParts(at, timeZone);
  return parts && `${parts.hour}:${parts.minute}:${parts.second}.${parts.fractionalSecond}`;
};

describe('a moment on the reader’s calendar', () => {
  it('is told in the zone that was chosen, by Grafana’s names or by those of the IANA database', () => {
    expect(clock('utc')).toBe('02:20:07.045');
    expect(clock('Asia/Seoul')).toBe('11:20:07.045');
    expect(clock('America/St_Johns')).toBe('22:50:07.045');
    expect(momentParts(at, 'America/St_Johns')?.day).toBe('20');
  });

  it('is told in the reader’s own zone where none was chosen, or one that nobody knows', () => {
    const own = clock('browser');
    expect([clock(), clock(''), clock('Mars/Olympus_Mons')]).toEqual([own, own, own]);
  });

  it('begins the day at 00, not at 24', () => {
    expect(momentParts(epochMs(Date.UTC(2026, 10, 21)), 'utc')?.hour).toBe('00');
  });

  it('is nothing where there is no such moment', () => {
    expect(momentParts(epochMs(Number.NaN))).toBeUndefined();
    expect(momentParts(epochMs(9e15))).toBeUndefined();
  });

  it('reads as ISO text does, in UTC', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
        (date) => {
          const parts = momentParts(epochMs(date.getTime()), 'utc');
          const iso = `${parts?.year}-${parts?.month}-${parts?.day}T${parts?.hour}:${parts?.minute}:${parts?.second}.${parts?.fractionalSecond}Z`;
          expect(iso).toBe(date.toISOString());
        }
      )
    );
  });
});
