import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import { Link } from 'react-router-dom';
import type { Span, SpanLink } from '../../model/trace';
import { asText } from '../parts/asText';
import { formatCount } from '../parts/format';
import { tracePath, type Context } from '../routes';
import { attributeRow } from './attributeRow';
import { AttributeRows } from './AttributeRows';
import { LinkedEnd } from './LinkedEnd';
import { Section } from './Section';
import { linkRelation, linkText } from './linkTexts';

interface Props {
  readonly span: Span;
  readonly context: Context;
}

const fewLinks = 20;

/** Spans in this or other traces that the span names as cause or effect. */
export function SpanLinks({ span, context }: Props) {
  const [all, setAll] = useState(false);
  if (span.links.length === 0) {
    return null;
  }
  const shown = all ? span.links : span.links.slice(0, fewLinks);
  return (
    <Section
      title={t('trace.links', 'Linked spans ({{number}})', { number: formatCount(span.links.length), ...asText })}
    >
      {shown.map((link, index) => (
        <LinkOut key={index} link={link} span={span} context={context} />
      ))}
      {shown.length < span.links.length && (
        <Button size="sm" variant="secondary" fill="text" onClick={() => setAll(true)}>
          {t('trace.all-links', 'Show all {{number}} links', { number: formatCount(span.links.length), ...asText })}
        </Button>
      )}
    </Section>
  );
}

function LinkOut({ link, span, context }: Props & { readonly link: SpanLink }) {
  const styles = useStyles2(getStyles);
  const [open, setOpen] = useState(false);
  return (
    <div data-testid="span-link">
      <div className={styles.line}>
        <span className={styles.quiet}>{linkRelation(span.kind, t)}</span>
        <Link to={tracePath(context, link.traceId, { spanId: link.spanId })} title={link.traceId}>
          {linkText(link, t)}
        </Link>
        {!open && (
          <Button size="sm" variant="secondary" fill="text" onClick={() => setOpen(true)}>
            {t('trace.look-there', 'What is there?')}
          </Button>
        )}
      </div>
      {open && <LinkedEnd link={link} />}
      <AttributeRows rows={link.attributes.map((attribute) => attributeRow(attribute, 'link'))} context={context} />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 1),
    '& a': { color: theme.colors.text.link },
  }),
  quiet: css({ color: theme.colors.text.secondary }),
});
