import type { Translate } from '../../grafana/translate';
import type { Edge } from '../../model/graph';
import { asText } from '../parts/asText';
import { formatRate, formatRatio } from '../parts/format';
import { formatP95 } from '../parts/formatP95';
import { serviceLabel } from '../parts/serviceName';

/** Who calls whom, how often, how well and how fast. */
export function edgeText(edge: Edge, t: Translate): string {
  const facts = {
    client: serviceLabel(edge.client, t),
    server: serviceLabel(edge.server, t),
    rate: formatRate(edge.red.rate),
    errors: formatRatio(edge.red.errors),
    p95: formatP95(edge.red.duration),
    ...asText,
  };
  return edge.kind === 'messaging'
    ? t('overview.edge.messaging', '{{client}} sends to {{server}}: {{rate}}, {{errors}} failed, p95 {{p95}}', facts)
    : t('overview.edge.call', '{{client}} calls {{server}}: {{rate}}, {{errors}} failed, p95 {{p95}}', facts);
}
