import type { TrendedRow } from '../../analysis/patterns/patternOrder';
import type { CountedBy, PatternRow } from '../../analysis/patterns/patternRows';
import { calmOfPart, graveOfPart, partsIn } from '../../analysis/patterns/samplePlan';
import type { Translate } from '../../grafana/translate';
import { ms, type EpochMs } from '../../model/units';
import { lengthOf, type Window } from '../../model/window';
import { asText } from '../parts/asText';
import { formatClock, formatCount, formatDuration } from '../parts/format';
import { inDigits } from '../parts/language';

export interface SourceFacts {
  readonly countedBy: CountedBy;
  readonly read: number;
  /** How many of them are simply the newest. */
  readonly newest: number;
  /** Questions of a sample that were not answered. */
  readonly failed: number;
  /** All lines of the window, where somebody has counted them. */
  readonly total?: number;
  readonly truncated: boolean;
  readonly since: EpochMs;
  readonly window: Window;
  readonly timeZone?: string;
}

/** Which lines the patterns were counted from. */
export function sourceText(facts: SourceFacts, t: Translate): string {
  const { countedBy, read, total, truncated, since, window, timeZone } = facts;
  if (countedBy === 'sample') {
    return sampleText(facts, t);
  }
  if (countedBy === 'store') {
    return since > window.from
      ? t('patterns.counted-by-loki-since', 'counted by Loki since {{since}}', {
          since: formatClock(since, timeZone),
          ...asText,
        })
      : t('patterns.counted-by-loki', 'counted by Loki over the whole window');
  }
  if (!truncated) {
    return t('patterns.from-all', 'from all {{lines}} lines', { lines: formatCount(read), ...asText });
  }
  return total !== undefined && total > read
    ? t('patterns.from-newest-of', 'from the newest {{lines}} of at least {{total}} lines', {
        lines: formatCount(read),
        total: formatCount(total),
        ...asText,
      })
    : t('patterns.from-newest', 'from the newest {{lines}} lines, there are more', {
        lines: formatCount(read),
        ...asText,
      });
}

function sampleText({ read, total, failed }: SourceFacts, t: Translate): string {
  const of =
    total === undefined
      ? t('patterns.from-sample', 'counts estimated from {{lines}} lines of the whole window', {
          lines: formatCount(read),
          ...asText,
        })
      : t('patterns.from-sample-of', 'counts estimated from {{lines}} of about {{total}} lines of the whole window', {
          lines: formatCount(read),
          total: formatCount(total),
          ...asText,
        });
  return failed === 0
    ? of
    : t('patterns.sample-failed', '{{of}}; questions not answered: {{failed}}', { of, failed, ...asText });
}

/** How the lines were chosen, where there were too many; undefined where nothing was chosen. */
export function sampleTitle({ countedBy, newest, window }: SourceFacts, t: Translate): string | undefined {
  return countedBy === 'sample'
    ? t(
        'patterns.sample-title',
        'Read were the newest {{newest}} lines and, of each {{part}} before them, the first {{grave}} that warn or worse and the first {{calm}} others. Each stands for the lines of its level around it, as many as were counted. A pattern of very few lines may be missing.',
        {
          newest: formatCount(newest),
          part: formatDuration(ms(lengthOf(window) / partsIn)),
          grave: graveOfPart,
          calm: calmOfPart,
          ...asText,
        }
      )
    : undefined;
}

/** Estimated numbers with two digits that mean something, and said to be estimated. */
export function countText({ count, countedBy, perPart }: PatternRow): string {
  const read = perPart?.reduce((sum, one) => sum + one, 0) ?? count;
  return countedBy === 'sample' && count > read ? aboutText(count) : formatCount(count);
}

export function aboutText(count: number): string {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, count))) - 1);
  return `≈ ${formatCount(Math.round(count / unit) * unit)}`;
}

export interface TrendFacts {
  readonly since: EpochMs;
  readonly boundary: EpochMs;
  readonly timeZone?: string;
}

/** What a badge says; undefined where there is nothing to say. */
export function trendText(row: TrendedRow, { boundary, timeZone }: TrendFacts, t: Translate): string | undefined {
  const { trend, first, firstKnown } = row;
  if (trend.is === 'new' && !firstKnown) {
    return t('patterns.new-after', 'new after {{boundary}}', { boundary: formatClock(boundary, timeZone), ...asText });
  }
  if (trend.is === 'new') {
    return first === undefined
      ? t('patterns.new', 'new')
      : t('patterns.new-since', 'new since {{since}}', { since: formatClock(first, timeZone), ...asText });
  }
  return trend.is === 'growing'
    ? t('patterns.growing', 'growing ×{{times}}', { times: timesText(trend.times), ...asText })
    : undefined;
}

/** How a badge was come to. */
export function trendTitle({ trend }: TrendedRow, facts: TrendFacts, t: Translate): string {
  const boundary = formatClock(facts.boundary, facts.timeZone);
  switch (trend.is) {
    case 'new':
      return t(
        'patterns.new-title',
        'Not seen before {{boundary}}, and since then more often than by chance (5 % at most, if nothing had changed).',
        { boundary, ...asText }
      );
    case 'growing':
      return t(
        'patterns.growing-title',
        '{{times}} times as many per minute since {{boundary}} as before; the chance of that is at most 0.1 %, if nothing had changed.',
        { boundary, times: timesText(trend.times), ...asText }
      );
    case 'not-known':
      return t(
        'patterns.trend-not-known',
        'Not known whether it is new or growing: only lines since {{since}} were read.',
        {
          since: formatClock(facts.since, facts.timeZone),
          ...asText,
        }
      );
    case 'steady':
      return t('patterns.steady', 'About as often as before {{boundary}}.', { boundary, ...asText });
  }
}

function timesText(times: number): string {
  return inDigits(times, { maximumSignificantDigits: times < 10 ? 2 : 3 });
}
