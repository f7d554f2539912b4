import { t } from '@grafana/i18n';
import type { DurationQuantiles } from '../../model/red';
import { formatDuration } from './format';

/** The p95 of calls: `190 ms`, or `< 100 ms` where the histogram tells only that, or their mean where it has no buckets. */
export function formatP95(duration: DurationQuantiles | undefined): string {
  const { p95, p95Below, mean } = duration ?? {};
  if (p95 === undefined && p95Below !== undefined) {
    return `< ${formatDuration(p95Below)}`;
  }
  return p95 === undefined && mean !== undefined
    ? t('figure.mean', 'mean {{duration}}', { duration: formatDuration(mean) })
    : formatDuration(p95);
}
