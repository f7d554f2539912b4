import type { Row } from '../../analysis/waterfall';
import type { Translate } from '../../grafana/translate';
import { unreachable } from '../../model/outcome';
import type { SpanKind, SpanStatus } from '../../model/trace';
import { asText } from '../parts/asText';
import { formatDuration } from '../parts/format';
import { serviceLabel } from '../parts/serviceName';

export function kindText(kind: SpanKind, t: Translate): string {
  switch (kind) {
    case 'server':
      return t('span-kind.server', 'server');
    case 'client':
      return t('span-kind.client', 'client');
    case 'producer':
      return t('span-kind.producer', 'producer');
    case 'consumer':
      return t('span-kind.consumer', 'consumer');
    case 'internal':
      return t('span-kind.internal', 'internal');
    case 'unspecified':
      return t('span-kind.unspecified', 'not given');
    default:
      return unreachable(kind);
  }
}

export function statusText(status: SpanStatus, t: Translate): string {
  switch (status) {
    case 'error':
      return t('span-status.error', '✕ failed');
    case 'ok':
      return t('span-status.ok', 'ok');
    case 'unset':
      return t('span-status.unset', 'no error reported');
    default:
      return unreachable(status);
  }
}

/** The whole of what a row of the waterfall shortens, and what is odd about its span. */
export function rowTitle(row: Row, t: Translate): string {
  const { span } = row;
  const name = `${serviceLabel(span.service, t)} ${span.operation}`;
  if (row.orphan) {
    return t('trace.orphan-title', '{{name}}: its parent span is missing', { name, ...asText });
  }
  if (row.adjustedBy !== undefined) {
    const by = formatDuration(row.adjustedBy);
    return t('trace.adjusted-title', '{{name}}: moved by {{by}}, clocks differ', { name, by, ...asText });
  }
  return name;
}
