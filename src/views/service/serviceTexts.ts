import type { Translate } from '../../grafana/translate';
import { unreachable } from '../../model/outcome';
import type { TraceSummary } from '../../model/trace';
import { ms } from '../../model/units';
import type { TracePick } from '../../telemetry/about';
import { asText } from '../parts/asText';
import { formatDuration } from '../parts/format';
import type { ServiceTab } from '../routes';
import type { RowCount } from './useCount';

export function tabTitle(tab: ServiceTab, t: Translate): string {
  switch (tab) {
    case 'operations':
      return t('service.tab.operations', 'Operations');
    case 'neighbours':
      return t('service.tab.neighbours', 'Callers and callees');
    case 'traces':
      return t('service.tab.traces', 'Traces');
    case 'logs':
      return t('service.tab.logs', 'Logs');
    case 'resources':
      return t('service.tab.resources', 'Resources');
    default:
      return unreachable(tab);
  }
}

/** A tab's title; with the number of rows where that is only the least there are, as Grafana counts no "20+". */
export function tabLabel(tab: ServiceTab, count: RowCount | undefined, t: Translate): string {
  const title = tabTitle(tab, t);
  return count?.cut ? t('service.tab.at-least', '{{title}} {{rows}}+', { title, rows: count.rows, ...asText }) : title;
}

export function pickTitle(pick: TracePick, t: Translate): string {
  switch (pick) {
    case 'errors':
      return t('service.pick.errors', 'Errors');
    case 'slow':
      return t('service.pick.slow', 'Slow');
    case 'newest':
      return t('service.pick.newest', 'Newest');
    default:
      return unreachable(pick);
  }
}

export function noTracesText(pick: TracePick, t: Translate): string {
  switch (pick) {
    case 'errors':
      return t('service.no-errors', 'No failed traces are stored in this time range.');
    case 'slow':
      return t('service.no-slow', 'No slow traces are stored in this time range.');
    case 'newest':
      return t('service.no-traces', 'No traces are stored in this time range.');
    default:
      return unreachable(pick);
  }
}

/** Searches leave out a whole trace's duration below a millisecond. */
export function durationText({ duration }: TraceSummary): string {
  return duration === undefined ? `< ${formatDuration(ms(1))}` : formatDuration(duration);
}
