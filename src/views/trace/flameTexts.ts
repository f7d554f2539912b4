import { p95Of, type FlameBox } from '../../analysis/flameGraph';
import type { Translate } from '../../grafana/translate';
import { ratio, type Ms } from '../../model/units';
import { asText } from '../parts/asText';
import { formatCount, formatDuration, formatRatio } from '../parts/format';
import { serviceLabel } from '../parts/serviceName';

export function boxName({ service, operation }: FlameBox, t: Translate): string {
  return `${serviceLabel(service, t)} ${operation}`;
}

/** "×12", nothing for a single span. */
export function countText({ nodes }: FlameBox): string {
  return nodes.length > 1 ? ` ×${formatCount(nodes.length)}` : '';
}

/** What the spans of a box came to, in words: all of it is said, also what a narrow box cannot show. */
export function boxFigures(box: FlameBox, duration: Ms, t: Translate): readonly string[] {
  const { nodes, total, self, failed } = box;
  const count = nodes.length;
  const p95 = p95Of(box);
  const share = formatRatio(ratio(duration > 0 ? total / duration : 0));
  const texts = { total: formatDuration(total), share, ...asText };
  return [
    t('trace.flame-calls', '{{shown}} calls', {
      count,
      shown: formatCount(count),
      defaultValue_one: '{{shown}} call',
      defaultValue_other: '{{shown}} calls',
    }),
    t('trace.flame-total', 'total {{total}} ({{share}} of the trace)', texts),
    t('trace.flame-self', 'self {{self}}', { self: formatDuration(self), ...asText }),
    ...(failed > 0 ? [t('trace.flame-failed', '✕ {{failed}} failed', { failed: formatCount(failed), ...asText })] : []),
    ...(p95 === undefined ? [] : [t('trace.flame-p95', 'p95 {{p95}}', { p95: formatDuration(p95), ...asText })]),
  ];
}

export function boxTitle(box: FlameBox, duration: Ms, t: Translate): string {
  return [boxName(box, t), ...boxFigures(box, duration, t)].join(' · ');
}
