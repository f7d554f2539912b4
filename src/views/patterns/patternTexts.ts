import type { TrendedRow } from '../../analysis/patterns/patternOrder';
import type { Translate } from '../../grafana/translate';
import type { EpochMs } from '../../model/units';
import { asText } from '../parts/asText';
import { formatClock, formatCount } from '../parts/format';
import { inDigits } from '../parts/language';

export interface SourceFacts {
  readonly countedBy: 'store' | 'lines';
  readonly read: number;
  /** All lines of the window, where somebody has counted them. */
  readonly total?: number;
  readonly truncated: boolean;
  readonly since: EpochMs;
  readonly from: EpochMs;
  readonly timeZone?: string;
}

/** Which lines the patterns were counted from. */
export function sourceText(facts: SourceFacts, t: Translate): string {
  const { countedBy, read, total, truncated, since, from, timeZone } = facts;
  if (countedBy === 'store') {
    return since > from
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

export interface TrendFacts {
  readonly since: EpochMs;
  readonly boundary: EpochMs;
  readonly timeZone?: string;
}

/** What a badge says; undefined where there is nothing to say. */
export function trendText({ trend, first }: TrendedRow, t: Translate, timeZone?: string): string | undefined {
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
