import type { Health, HealthLevel, Reason } from '../../analysis/health';
import type { ErrorsReason, SlowReason } from '../../analysis/ownTrouble';
import type { Translate } from '../../grafana/translate';
import { unreachable } from '../../model/outcome';
import { asText } from './asText';
import { formatDuration, formatRatio, formatTime } from './format';
import { formatTimes } from './formatTimes';

/** The one word for a level of health, the same on every page. */
export function healthWord(level: HealthLevel, t: Translate): string {
  switch (level) {
    case 'failing':
      return t('health.failing', 'failing');
    case 'degraded':
      return t('health.degraded', 'degraded');
    case 'affected':
      return t('health.affected', 'affected');
    case 'healthy':
      return t('health.healthy', 'healthy');
    case 'no-data':
      return t('health.no-data', 'no data');
    default:
      return unreachable(level);
  }
}

/**
 * A reason in a few words; numbers first. What rose within the window is told by its figure at the window's end (see
 * `reasonTexts` for the label), what did not by that of the whole window, and says so.
 */
export function reasonText(reason: Reason, t: Translate, timeZone?: string): string {
  switch (reason.kind) {
    case 'errors':
      return errorsText(reason, t, timeZone);
    case 'slow':
      return slowText(reason, t, timeZone);
    case 'through':
      return reason.by === 'errors'
        ? t('health.through-errors', 'fails with {{callee}}', { callee: reason.callee.name, ...asText })
        : t('health.through-slow', 'waits for {{callee}}', { callee: reason.callee.name, ...asText });
    case 'no-traffic':
      return t('health.no-traffic', 'no requests');
    default:
      return unreachable(reason);
  }
}

function errorsText(reason: ErrorsReason, t: Translate, timeZone?: string): string {
  const facts = { ratio: formatRatio(reason.latest ?? reason.ratio), ...asText };
  if (reason.since !== undefined) {
    return t('health.errors-since', '{{ratio}} fail since {{time}}', {
      ...facts,
      time: formatTime(reason.since, timeZone),
    });
  }
  return reason.latest === undefined
    ? t('health.errors-whole', '{{ratio}} fail in the whole range', facts)
    : t('health.errors', '{{ratio}} fail', facts);
}

function slowText(reason: SlowReason, t: Translate, timeZone?: string): string {
  const { p95, times } = reason.latest ?? reason;
  const facts = { p95: formatDuration(p95), times: formatTimes(times), ...asText };
  return reason.since === undefined
    ? t('health.slow-whole', 'p95 {{p95}}, {{times}} its usual, in the whole range', facts)
    : t('health.slow-since', 'p95 {{p95}}, {{times}} its usual since {{time}}', {
        ...facts,
        time: formatTime(reason.since, timeZone),
      });
}

/** A reason with its text and, where it is the first of those told by the window's end, the label that says so. */
export interface ReasonSaid {
  readonly reason: Reason;
  readonly label: string;
  readonly text: string;
}

export function reasonTexts({ reasons }: Health, t: Translate, timeZone?: string): readonly ReasonSaid[] {
  const first = reasons.findIndex(isOfTheEnd);
  return reasons.map((reason, index) => ({
    reason,
    label: index === first ? `${t('health.latest', 'latest:')} ` : '',
    text: reasonText(reason, t, timeZone),
  }));
}

function isOfTheEnd(reason: Reason): boolean {
  return (reason.kind === 'errors' || reason.kind === 'slow') && reason.latest !== undefined;
}

/** All reasons in one line; the level's word where there is none. */
export function healthSummary(health: Health, t: Translate, timeZone?: string): string {
  return health.reasons.length === 0
    ? healthWord(health.level, t)
    : reasonTexts(health, t, timeZone)
        .map(({ label, text }) => label + text)
        .join(', ');
}
