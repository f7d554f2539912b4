import type { EpochMs } from '../../model/units';
import { language } from './language';

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
    clockOf('en-GB', 'parts', timeZone)
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

const shortest = { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const written = {
  parts: {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
    hourCycle: 'h23',
  },
  short: shortest,
  clock: { ...shortest, second: '2-digit' },
  whole: { ...shortest, year: 'numeric', second: '2-digit' },
} as const;

/**
 * Date and time of day in the order and words of the language in force, by a clock of 24 hours as Grafana has it:
 * `short` to the minute, `clock` to the second, `whole` with the year. Undefined for what is no moment at all.
 */
export function dateAndTime(at: EpochMs, how: 'short' | 'clock' | 'whole', timeZone?: string): string | undefined {
  return Number.isNaN(new Date(at).getTime()) ? undefined : clockOf(language(), how, timeZone).format(at);
}

/** Made once per zone and way of writing: making one costs a hundred times as much as using it. */
function clockOf(locale: string, how: keyof typeof written, timeZone = 'browser'): Intl.DateTimeFormat {
  const key = `${locale} ${how} ${timeZone}`;
  const known = clocks.get(key);
  if (known) {
    return known;
  }
  const made = madeFor(locale, how, ianaName(timeZone)) ?? new Intl.DateTimeFormat(locale, written[how]);
  clocks.set(key, made);
  return made;
}

function ianaName(timeZone: string): string | undefined {
  if (timeZone === 'browser' || timeZone === '') {
    return undefined;
  }
  return timeZone === 'utc' ? 'UTC' : timeZone;
}

function madeFor(
  locale: string,
  how: keyof typeof written,
  timeZone: string | undefined
): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat(locale, { ...written[how], timeZone });
  } catch {
    return undefined;
  }
}
