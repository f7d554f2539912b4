import type { Translate } from '../../grafana/translate';
import type { Span, SpanKind, SpanLink } from '../../model/trace';
import type { Ms } from '../../model/units';
import { asText } from '../parts/asText';
import { formatCount, formatDuration, shortId } from '../parts/format';
import { serviceLabel } from '../parts/serviceName';
import { kindText } from './spanTexts';

export function linkText(link: SpanLink, t: Translate): string {
  const id = shortId(link.traceId);
  return link.spanId
    ? t('trace.linked-span', 'span {{span}} of trace {{id}}', { span: shortId(link.spanId), id })
    : t('trace.linked-trace', 'trace {{id}}', { id });
}

/** What a link of a span of this kind most likely means. Only the kinds tell; a link itself gives no reason. */
export function linkRelation(kind: SpanKind, t: Translate): string {
  switch (kind) {
    case 'consumer':
      return t('trace.link-of-consumer', 'caused by the message of');
    case 'producer':
      return t('trace.link-of-producer', 'sent because of');
    default:
      return t('trace.link-of-other', 'linked with');
  }
}

/** What stands at the other end of a link. */
export interface LinkedFacts {
  readonly root?: Pick<Span, 'service' | 'operation'>;
  /** The linked span itself, where it is named and there. */
  readonly span?: Pick<Span, 'service' | 'operation' | 'kind'>;
  readonly duration: Ms;
  readonly failed: number;
}

/** `producer checkout orders publish, in frontend POST /checkout · 1.2 s · 2 failed spans`. */
export function linkedEndText({ root, span, duration, failed }: LinkedFacts, t: Translate): string {
  const name = (one: Pick<Span, 'service' | 'operation'>) => `${serviceLabel(one.service, t)} ${one.operation}`;
  const within = root ? t('trace.linked-within', 'in {{root}}', { root: name(root), ...asText }) : undefined;
  const errors =
    failed > 0
      ? t('trace.linked-failed', '{{shown}} failed spans', {
          count: failed,
          shown: formatCount(failed),
          ...asText,
          defaultValue_one: '{{shown}} failed span',
          defaultValue_other: '{{shown}} failed spans',
        })
      : t('trace.linked-fine', 'no failed span');
  const own = span ? `${kindText(span.kind, t)} ${name(span)}, ` : '';
  return `${own}${[within, formatDuration(duration), errors].filter(Boolean).join(' · ')}`;
}
