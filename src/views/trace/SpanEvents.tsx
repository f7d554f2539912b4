import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import type { Span, SpanEvent } from '../../model/trace';
import { ms } from '../../model/units';
import { asText } from '../parts/asText';
import { BoundedText } from '../parts/BoundedText';
import { formatCount, formatDuration } from '../parts/format';
import type { Context } from '../routes';
import { attributeRow } from './attributeRow';
import { AttributeRows } from './AttributeRows';
import { Section } from './Section';
import { isException } from './SpanFailure';

const fewEvents = 30;

interface Props {
  readonly span: Span;
  readonly context: Context;
}

/** What happened during the span, in order; exceptions stand with the failure. */
export function SpanEvents({ span, context }: Props) {
  const [all, setAll] = useState(false);
  const events = span.events.filter((event) => !isException(event)).sort((a, b) => a.at - b.at);
  if (events.length === 0) {
    return null;
  }
  const shown = all ? events : events.slice(0, fewEvents);
  return (
    <Section title={t('trace.events', 'Events ({{number}})', { number: formatCount(events.length), ...asText })}>
      {shown.map((event, index) => (
        <EventLine key={index} event={event} span={span} context={context} />
      ))}
      {shown.length < events.length && (
        <Button size="sm" variant="secondary" fill="text" onClick={() => setAll(true)}>
          {t('trace.all-events', 'Show all {{number}} events', { number: formatCount(events.length), ...asText })}
        </Button>
      )}
    </Section>
  );
}

function EventLine({ event, span, context }: Props & { readonly event: SpanEvent }) {
  const styles = useStyles2(getStyles);
  const [opened, setOpened] = useState(false);
  const rows = event.attributes.map((attribute) => attributeRow(attribute, 'event'));
  const name = (
    <>
      <span className={styles.time}>{formatDuration(ms(event.at - span.start))}</span>
      <BoundedText text={event.name} limit={300} />
    </>
  );
  return rows.length === 0 ? (
    <div className={styles.event}>{name}</div>
  ) : (
    <details className={styles.event} onToggle={(toggled) => setOpened(toggled.currentTarget.open)}>
      <summary>{name}</summary>
      {opened && <AttributeRows rows={rows} context={context} />}
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
