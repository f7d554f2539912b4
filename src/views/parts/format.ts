import type { EpochMs, Ms, PerSecond, Ratio } from '../../model/units';
import { asText } from './asText';
import { inDigits, t, withAmount } from './language';
import { dateAndTime, momentParts } from './moment';

/** Shown for what was not measured. Never a zero. */
export const nothing = '–';

const threeDigits = { maximumSignificantDigits: 3 };
const twoDigits = { maximumSignificantDigits: 2 };
const noFraction = { maximumFractionDigits: 0 };

/** A duration with its unit and three significant digits: `912 µs`, `38.2 ms`, `1.42 s`, `3 min 20 s`. */
export function formatDuration(duration: Ms | undefined): string {
  if (duration === undefined) {
    return nothing;
  }
  const size = Math.abs(duration);
  if (size === 0) {
    return '0 ms';
  }
  if (size < 0.9995) {
    return `${digits(duration * 1000)} µs`;
  }
  if (size < 999.5) {
    return `${digits(duration)} ms`;
  }
  if (size < 59_950) {
    return seconds(digits(duration / 1000));
  }
  return formatLong(duration);
}

/** Requests per second: `128/s`, `0.34/s`; slower than one in a hundred seconds per minute or hour. */
export function formatRate(rate: PerSecond | undefined): string {
  if (rate === undefined) {
    return nothing;
  }
  if (rate === 0 || rate >= 0.095) {
    return perSecond(digits(rate));
  }
  return rate * 60 >= 0.095 ? perMinute(digits(rate * 60)) : perHour(digits(rate * 3600));
}

/** A rate by the minute, of a number that is written already. */
export const perMinute = withAmount((amount) => t('unit.per-minute', '{{amount}}/min', { amount, ...asText }));

const perSecond = withAmount((amount) => t('unit.per-second', '{{amount}}/s', { amount, ...asText }));
const perHour = withAmount((amount) => t('unit.per-hour', '{{amount}}/h', { amount, ...asText }));
const seconds = withAmount((amount) => t('unit.seconds', '{{amount}} s', { amount, ...asText }));
const percentText = withAmount((amount) => t('unit.percent', '{{amount}} %', { amount, ...asText }));

/** A share as a percentage: `0 %`, `0.21 %`, `8.2 %`; a real but tiny share never rounds to zero. */
export function formatRatio(share: Ratio | undefined): string {
  if (share === undefined) {
    return nothing;
  }
  const percent = share * 100;
  if (percent > 0 && percent < 0.01) {
    return `< ${percentText(digits(0.01))}`;
  }
  return percentText(inDigits(percent, percent >= 10 ? threeDigits : twoDigits));
}

/** A whole number with grouping. */
export function formatCount(count: number): string {
  return inDigits(count, noFraction);
}

/** The time of day, to the minute. */
export function formatTime(at: EpochMs, timeZone?: string): string {
  const parts = momentParts(at, timeZone);
  return parts ? `${parts.hour}:${parts.minute}` : nothing;
}

/** The time of day, to the second. */
export function formatClock(at: EpochMs, timeZone?: string): string {
  const parts = momentParts(at, timeZone);
  return parts ? `${parts.hour}:${parts.minute}:${parts.second}` : nothing;
}

/** The time of day with seconds and milliseconds. */
export function formatExactTime(at: EpochMs, timeZone?: string): string {
  const parts = momentParts(at, timeZone);
  return parts ? `${parts.hour}:${parts.minute}:${parts.second}.${parts.fractionalSecond}` : nothing;
}

/** Date and time of day: `Nov 21, 2026, 11:20:00`. */
export function formatMoment(at: EpochMs, timeZone?: string): string {
  return dateAndTime(at, 'whole', timeZone) ?? nothing;
}

/** Date without its year, and time of day to the second: `Nov 21, 11:20:00`. */
export function formatDayClock(at: EpochMs, timeZone?: string): string {
  return dateAndTime(at, 'clock', timeZone) ?? nothing;
}

/** Date without its year, and time of day to the minute: `Nov 21, 11:20`. */
export function formatDayTime(at: EpochMs, timeZone?: string): string {
  return dateAndTime(at, 'short', timeZone) ?? nothing;
}

/** The two ends of a trace id, enough to recognise it. */
export function shortId(id: string): string {
  return id.length > 10 ? `${id.slice(0, 4)}…${id.slice(-4)}` : id;
}

function formatLong(duration: Ms): string {
  const whole = Math.round(duration / 1000);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  if (hours >= 48) {
    return t('unit.days', '{{amount}} d', { amount: digits(hours / 24), ...asText });
  }
  return hours > 0
    ? t('unit.hours-minutes', '{{hours}} h {{minutes}} min', { hours, minutes })
    : t('unit.minutes-seconds', '{{minutes}} min {{seconds}} s', { minutes, seconds: whole % 60 });
}

function digits(value: number): string {
  return inDigits(value, threeDigits);
}
