import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import type { Span, SpanEvent } from '../../model/trace';
import { ms } from '../../model/units';
import { asText } from '../parts/asText';
import { AttributeList } from '../parts/AttributeList';
import { BoundedText } from '../parts/BoundedText';
import { formatCount, formatDuration } from '../parts/format';
import { attributeText } from './attributeText';
import { Section } from './Section';
import { isException } from './SpanFailure';

const fewEvents = 30;

/** What happened during the span, in order; exceptions stand with the failure. */
export function SpanEvents({ span }: { readonly span: Span }) {
  const [all, setAll] = useState(false);
  const events = span.events.filter((event) => !isException(event)).sort((a, b) => a.at - b.at);
  if (events.length === 0) {
    return null;
  }
  const shown = all ? events : events.slice(0, fewEvents);
  return (
    <Section title={t('trace.events', 'Events ({{number}})', { number: formatCount(events.length), ...asText })}>
      {shown.map((event, index) => (
        <EventLine key={index} event={event} span={span} />
      ))}
      {shown.length < events.length && (
        <Button size="sm" variant="secondary" fill="text" onClick={() => setAll(true)}>
          {t('trace.all-events', 'Show all {{number}} events', { number: formatCount(events.length), ...asText })}
        </Button>
      )}
    </Section>
  );
}

function EventLine({ event, span }: { readonly event: SpanEvent; readonly span: Span }) {
  const styles = useStyles2(getStyles);
  const attributes = event.attributes.map(({ key, value }) => ({ key, text: attributeText(value) }));
  const name = (
    <>
      <span className={styles.time}>{formatDuration(ms(event.at - span.start))}</span>
      <BoundedText text={event.name} limit={300} />
    </>
  );
  return attributes.length === 0 ? (
    <div className={styles.event}>{name}</div>
  ) : (
    <details className={styles.event}>
      <summary>{name}</summary>
      <AttributeList attributes={attributes} />
    </details>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  event: css({
    padding: theme.spacing(0.25, 0),
    overflowWrap: 'anywhere',
    '& > summary': { display: 'list-item', cursor: 'pointer' },
  }),
  time: css({
    display: 'inline-block',
    minWidth: 72,
    marginRight: theme.spacing(1),
    color: theme.colors.text.secondary,
    fontVariantNumeric: 'tabular-nums',
  }),
});
