import type { Translate } from '../../grafana/translate';
import { formatCount } from '../parts/format';

export function spansText(count: number, t: Translate): string {
  const shown = formatCount(count);
  return t('trace.spans', '{{shown}} spans', {
    count,
    shown,
    defaultValue_one: '{{shown}} span',
    defaultValue_other: '{{shown}} spans',
  });
}

export function servicesText(count: number, t: Translate): string {
  return t('trace.services', '{{count}} services', {
    count,
    defaultValue_one: '{{count}} service',
    defaultValue_other: '{{count}} services',
  });
}

export function failedText(count: number, t: Translate): string {
  const shown = formatCount(count);
  return t('trace.failed-spans', '{{shown}} failed spans', {
    count,
    shown,
    defaultValue_one: '{{shown}} failed span',
    defaultValue_other: '{{shown}} failed spans',
  });
}

/** What stands above the log lines of a span or of its trace; `count` is undefined while they are awaited or missing. */
export function linesTitle(count: number | undefined, reach: 'span' | 'trace', t: Translate): string {
  if (count === undefined) {
    return t('trace.logs', 'Log lines');
  }
  return reach === 'span'
    ? t('trace.span-logs', '{{count}} log lines of this span', {
        count,
        defaultValue_one: '{{count}} log line of this span',
        defaultValue_other: '{{count}} log lines of this span',
      })
    : t('trace.trace-logs', '{{count}} log lines of this trace', {
        count,
        defaultValue_one: '{{count}} log line of this trace',
        defaultValue_other: '{{count}} log lines of this trace',
      });
}

export interface FoundCount {
  readonly count: number;
  readonly of: number;
  readonly searching: boolean;
}

/** How many of a trace's spans have what one looks for. */
export function foundText({ count, of, searching }: FoundCount, t: Translate): string {
  const values = { found: formatCount(count), all: formatCount(of) };
  return searching
    ? t('trace.found-so-far', '{{found}} so far…', values)
    : t('trace.found', '{{found}} of {{all}}', values);
}
