import type { EpochMs, Ms, PerSecond, Ratio } from '../../model/units';
import { momentParts } from './moment';

/** Shown for what was not measured. Never a zero. */
export const nothing = '–';

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
    return `${digits(duration / 1000)} s`;
  }
  return formatLong(duration);
}

/** Requests per second: `128/s`, `0.34/s`; slower than one in a hundred seconds per minute or hour. */
export function formatRate(rate: PerSecond | undefined): string {
  if (rate === undefined) {
    return nothing;
  }
  if (rate === 0 || rate >= 0.095) {
    return `${digits(rate)}/s`;
  }
  return rate * 60 >= 0.095 ? `${digits(rate * 60)}/min` : `${digits(rate * 3600)}/h`;
}

/** A share as a percentage: `0 %`, `0.21 %`, `8.2 %`; a real but tiny share never rounds to zero. */
export function formatRatio(share: Ratio | undefined): string {
  if (share === undefined) {
    return nothing;
  }
  const percent = share * 100;
  if (percent > 0 && percent < 0.01) {
    return '< 0.01 %';
  }
  return `${new Intl.NumberFormat(undefined, { maximumSignificantDigits: percent >= 10 ? 3 : 2 }).format(percent)} %`;
}

/** A whole number with grouping. */
export function formatCount(count: number): string {
  return new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 }).format(count);
}

/** The time of day, to the minute. */
export function formatTime(at: EpochMs, timeZone?: string): string {
  const parts = momentParts(at, timeZone);
  return parts ? `${parts.hour}:${parts.minute}` : nothing;
}

/** The time of day with seconds and milliseconds. */
export function formatExactTime(at: EpochMs, timeZone?: string): string {
  const parts = momentParts(at, timeZone);
  return parts ? `${parts.hour}:${parts.minute}:${parts.second}.${parts.fractionalSecond}` : nothing;
}

/** Date and time of day. */
export function formatMoment(at: EpochMs, timeZone?: string): string {
  const parts = momentParts(at, timeZone);
  return parts ? `${parts.year}-${parts.month}-${parts.day} ${parts.hour}:${parts.minute}:${parts.second}` : nothing;
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
    return `${digits(hours / 24)} d`;
  }
  return hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min ${whole % 60} s`;
}

function digits(value: number): string {
  return new Intl.NumberFormat(undefined, { maximumSignificantDigits: 3 }).format(value);
}
