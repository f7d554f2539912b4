import type { EpochMs } from '../../model/units';

/** The parts of a moment as they are written, each with its leading zeros. */
export type MomentPart = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'fractionalSecond';
export type MomentParts = Readonly<Record<MomentPart, string>>;

const clocks = new Map<string, Intl.DateTimeFormat>();

/**
 * Calendar and clock at a moment in `timeZone`: Grafana's names (`browser`, `utc`) or one of the IANA database; the
 * reader's own where none is given or nobody knows it. Undefined for what is no moment at all.
 */
export function momentParts(at: EpochMs, timeZone?: string): MomentParts | undefined {
  if (Number.isNaN(new Date(at).getTime())) {
    return undefined;
  }
  const parts = new Map(
    clockIn(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [String(type), value])
  );
  const part = (name: MomentPart) => parts.get(name) ?? '';
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
    fractionalSecond: part('fractionalSecond'),
  };
}

/** Made once per zone: making one costs a hundred times as much as using it. */
function clockIn(timeZone = 'browser'): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) {
    return known;
  }
  const made = madeFor(ianaName(timeZone)) ?? new Intl.DateTimeFormat('en-GB', parts);
  clocks.set(timeZone, made);
  return made;
}

const parts = {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
  hourCycle: 'h23',
} as const;

function ianaName(timeZone: string): string | undefined {
  if (timeZone === 'browser' || timeZone === '') {
    return undefined;
  }
  return timeZone === 'utc' ? 'UTC' : timeZone;
}

function madeFor(timeZone: string | undefined): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-GB', { ...parts, timeZone });
  } catch {
    return undefined;
  }
}
