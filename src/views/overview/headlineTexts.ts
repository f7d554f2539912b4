import type { Headline, Hurt } from '../../analysis/headline';
import type { Translate } from '../../grafana/translate';
import { hours, minutes, type EpochMs, type PerSecond } from '../../model/units';
import { lengthOf, type Window } from '../../model/window';
import { asText } from '../parts/asText';
import {
  formatCount,
  formatDayTime,
  formatDuration,
  formatRate,
  formatRatio,
  formatTime,
  perMinute,
} from '../parts/format';
import { formatTimes } from '../parts/formatTimes';
import { serviceLabel } from '../parts/serviceName';
import type { Context } from '../routes';

export function countText(headline: Headline, t: Translate): string {
  const { kind, of } = headline;
  if (kind === 'no-data') {
    return t('overview.headline.no-data', 'No requests were seen in this time range.');
  }
  const span = longSpan(headline.window, t);
  if (kind !== 'all-well') {
    return attentionText(headline, span, t);
  }
  return span === undefined
    ? t('overview.headline.all-well', 'All {{count}} services are well.', {
        count: of,
        defaultValue_one: 'The one service is well.',
        defaultValue_other: 'All {{count}} services are well.',
      })
    : t('overview.headline.all-well-over', 'On average over {{span}} all {{count}} services were well.', {
        count: of,
        span,
        defaultValue_one: 'On average over {{span}} the one service was well.',
        defaultValue_other: 'On average over {{span}} all {{count}} services were well.',
      });
}

/** Each a whole sentence: languages differ in where the parts of it stand. */
function attentionText({ attention, affected, of }: Headline, span: string | undefined, t: Translate): string {
  const facts = { of, affected, span };
  if (affected > 0) {
    return span === undefined
      ? t('overview.headline.attention-affected', '', {
          ...facts,
          count: attention,
          defaultValue_one: '{{count}} of {{of}} services needs attention, {{affected}} more affected.',
          defaultValue_other: '{{count}} of {{of}} services need attention, {{affected}} more affected.',
        })
      : t('overview.headline.attention-affected-over', '', {
          ...facts,
          count: attention,
          defaultValue_one: '{{count}} of {{of}} services needs attention, {{affected}} more affected, over {{span}}.',
          defaultValue_other: '{{count}} of {{of}} services need attention, {{affected}} more affected, over {{span}}.',
        });
  }
  return span === undefined
    ? t('overview.headline.attention', '', {
        ...facts,
        count: attention,
        defaultValue_one: '{{count}} of {{of}} services needs attention.',
        defaultValue_other: '{{count}} of {{of}} services need attention.',
      })
    : t('overview.headline.attention-over', '', {
        ...facts,
        count: attention,
        defaultValue_one: '{{count}} of {{of}} services needs attention, over {{span}}.',
        defaultValue_other: '{{count}} of {{of}} services need attention, over {{span}}.',
      });
}

/** From this length on the means of a window hide what goes on at its end. */
const long = hours(24);

/** How long a window is in words, if it is so long that what is said of it cannot be taken for the present. */
function longSpan(window: Window, t: Translate): string | undefined {
  const length = lengthOf(window);
  if (length < long) {
    return undefined;
  }
  return length < long * 2
    ? t('overview.headline.hours', '{{count}} hours', {
        count: Math.round(length / hours(1)),
        defaultValue_one: '{{count}} hour',
        defaultValue_other: '{{count}} hours',
      })
    : t('overview.headline.days', '{{count}} days', {
        count: Math.round(length / long),
        defaultValue_one: '{{count}} day',
        defaultValue_other: '{{count}} days',
      });
}

/** How many requests fail in all, with no word on why. */
export function calmText({ kind, failing, window }: Headline, t: Translate): string {
  if (kind === 'no-data' || failing === undefined) {
    return '';
  }
  const facts = { ratio: formatRatio(failing), ...asText };
  return lengthOf(window) < long
    ? t('overview.headline.calm', '{{ratio}} of requests fail.', facts)
    : t('overview.headline.calm-over', '{{ratio}} of requests failed.', facts);
}

/** What the sentence about trouble is filled with; facts that are missing leave their place empty. */
export function headlineFacts(headline: Headline, t: Translate, timeZone: string): Readonly<Record<string, string>> {
  const { since, hurt } = headline;
  const slow = hurt[0]?.slow;
  const pace = slow?.latest ?? slow;
  return {
    ratio: formatRatio(headline.failing),
    rate: formatFailures(headline.failures),
    p95: formatDuration(pace?.p95),
    times: formatTimes(pace?.times ?? 1),
    time: since === undefined ? '' : beginning(since, headline.window, timeZone),
    service: hurt[0] ? serviceLabel(hurt[0].service, t) : '',
  };
}

/** The time of day; in a window of more than a day with its date. */
function beginning(at: EpochMs, window: Window, timeZone: string): string {
  return lengthOf(window) < long ? formatTime(at, timeZone) : formatDayTime(at, timeZone);
}

/** Failures in the unit in which they are counted on fingers; few of them never round to none. */
export function formatFailures(failures: PerSecond | undefined): string {
  return failures !== undefined && failures * 60 >= 1 ? perMinute(formatCount(failures * 60)) : formatRate(failures);
}

/** What a moment is told in. */
interface Told {
  readonly window: Window;
  readonly timeZone: string;
}

/** Said of a service beside its name where requests fail through it, if it was slow before it failed. */
export function slowBefore({ errors, slow }: Hurt, t: Translate, { window, timeZone }: Told): string {
  const isBefore = slow?.since !== undefined && errors?.since !== undefined && slow.since < errors.since;
  return isBefore
    ? t('overview.headline.slow-before', '(slow since {{time}})', {
        time: beginning(slow.since, window, timeZone),
        ...asText,
      })
    : '';
}

/** How many services are named; the table below has them all. */
export const mostNamed = 3;

/** The services of a headline under words for their level, the worst first, no more than `mostNamed` in all. */
export function byLevel(
  { hurt }: Headline,
  t: Translate
): ReadonlyArray<{ readonly word: string; readonly named: readonly Hurt[] }> {
  const named = hurt.slice(0, mostNamed);
  return [
    { word: t('overview.headline.are-failing', 'Failing:'), named: named.filter(({ level }) => level === 'failing') },
    {
      word: t('overview.headline.are-degraded', 'Degraded:'),
      named: named.filter(({ level }) => level === 'degraded'),
    },
  ].filter((group) => group.named.length > 0);
}

const margin = minutes(10);

/** The same place, with the time cut to what matters: from shortly before it began. */
export function sinceThen(context: Context, since: EpochMs | undefined): Context {
  return since === undefined ? context : { ...context, from: new Date(since - margin).toISOString() };
}
