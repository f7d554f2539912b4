import type { TracePoint } from '../../analysis/tracePoint';
import type { Translate } from '../../grafana/translate';
import { unreachable } from '../../model/outcome';
import { asText } from '../parts/asText';
import { formatDayClock, formatDuration, shortId } from '../parts/format';
import type { FoundColumn } from './foundOrder';
import type { Relaxation } from './relaxations';

/** What a matched span is called: whose and what. */
export function spanText({ span, trace }: TracePoint, t: Translate): string {
  const parts = [span?.service, span?.operation].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join(' · ') : rootText({ trace }, t);
}

export function rootText({ trace }: Pick<TracePoint, 'trace'>, t: Translate): string {
  const parts = [trace.rootService, trace.rootOperation].filter((part) => part !== undefined);
  return parts.length > 0
    ? parts.join(' · ')
    : t('traces.no-root', 'root not yet arrived ({{id}})', { id: shortId(trace.traceId), ...asText });
}

/** A point in one line, to be read aloud. */
export function pointText(point: TracePoint, timeZone: string | undefined, t: Translate): string {
  const parts = [spanText(point, t), formatDuration(point.took), formatDayClock(point.at, timeZone)];
  return [...parts, ...(point.failed ? [t('traces.failed', 'failed')] : [])].join(', ');
}

export function foundColumnTitle(column: FoundColumn, t: Translate): string {
  switch (column) {
    case 'start':
      return t('traces.column.start', 'Start');
    case 'root':
      return t('traces.column.root', 'Root');
    case 'span':
      return t('traces.column.span', 'Matching span');
    case 'took':
      return t('traces.column.took', 'Duration');
    case 'matched':
      return t('traces.column.matched', 'Spans');
    case 'state':
      return t('traces.column.state', 'State');
    default:
      return unreachable(column);
  }
}

export function relaxationText({ without, key = '' }: Relaxation, t: Translate): string {
  switch (without) {
    case 'attribute':
      return t('traces.without.attribute', 'Without {{key}}', { key, ...asText });
    case 'duration':
      return t('traces.without.duration', 'Any duration');
    case 'status':
      return t('traces.without.status', 'Any status');
    case 'operation':
      return t('traces.without.operation', 'All operations');
    case 'service':
      return t('traces.without.service', 'All services');
    case 'calls':
      return t('traces.without.calls', 'Not only this call');
    default:
      return unreachable(without);
  }
}
