import type { Translate } from '../../grafana/translate';
import type { Exemplar } from '../../model/exemplar';
import type { ServiceId } from '../../model/service';
import { tracePath, type Context, type ExemplarMark } from '../routes';
import { asText } from './asText';
import { formatDuration, formatExactTime } from './format';

/** The trace behind an exemplar, with the way that led to it. */
export function exemplarHref(exemplar: Exemplar, context: Context, service?: ServiceId): string {
  const from = service ?? (exemplar.service ? { name: exemplar.service } : undefined);
  return tracePath(context, exemplar.traceId, {
    service: from,
    exemplar: { at: exemplar.at, took: exemplar.duration, operation: exemplar.operation },
  });
}

/** Whether it failed, duration, time, and what was done: what matters most first, as the end may be far away. */
export function exemplarText(exemplar: Exemplar, t: Translate, timeZone?: string): string {
  const facts = [
    exemplar.failed ? t('exemplars.failed', 'failed') : undefined,
    t('exemplars.at', '{{took}} at {{time}}', {
      took: formatDuration(exemplar.duration),
      time: formatExactTime(exemplar.at, timeZone),
      ...asText,
    }),
    exemplar.service,
    exemplar.operation,
  ];
  return facts.filter(Boolean).join(' · ');
}

/** Whether an exemplar is the one of a link; links round times to whole milliseconds and durations to microseconds. */
export function isMarked(exemplar: Exemplar, mark: ExemplarMark): boolean {
  return Math.abs(mark.at - exemplar.at) < 1 && Math.abs(mark.took - exemplar.duration) < 0.01;
}
