import { t } from '@grafana/i18n';
import React from 'react';
import { Link } from 'react-router-dom';
import type { Span } from '../../model/trace';
import { asText } from '../parts/asText';
import { AttributeList } from '../parts/AttributeList';
import { formatCount } from '../parts/format';
import { tracePath, type Context } from '../routes';
import { attributeText } from './attributeText';
import { Section } from './Section';
import { linkText } from './spanTexts';

interface Props {
  readonly span: Span;
  readonly context: Context;
}

/** Spans in this or other traces that the span names as cause or effect. */
export function SpanLinks({ span, context }: Props) {
  if (span.links.length === 0) {
    return null;
  }
  return (
    <Section
      title={t('trace.links', 'Linked spans ({{number}})', { number: formatCount(span.links.length), ...asText })}
    >
      {span.links.map((link, index) => (
        <div key={index}>
          <Link to={tracePath(context, link.traceId, { spanId: link.spanId })} title={link.traceId}>
            {linkText(link, t)}
          </Link>
          <AttributeList attributes={link.attributes.map(({ key, value }) => ({ key, text: attributeText(value) }))} />
        </div>
      ))}
    </Section>
  );
}
