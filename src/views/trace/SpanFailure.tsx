import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import type { Span, SpanEvent } from '../../model/trace';
import { asText } from '../parts/asText';
import { BoundedText } from '../parts/BoundedText';
import { formatCount } from '../parts/format';
import { attributeText } from './attributeText';
import { Section } from './Section';
import { StackTrace } from './StackTrace';

export function isException(event: SpanEvent): boolean {
  return event.name === 'exception' || event.attributes.some(({ key }) => key === 'exception.type');
}

/** A loop may fail a thousand times. */
const fewExceptions = 5;

/** Why a span failed, in its own words: its status message and the exceptions it recorded. */
export function SpanFailure({ span }: { readonly span: Span }) {
  const styles = useStyles2(getStyles);
  const [most, setMost] = useState(fewExceptions);
  const exceptions = span.events.filter(isException);
  if (!span.statusMessage && exceptions.length === 0) {
    return null;
  }
  return (
    <Section title={t('trace.failure', 'What it says went wrong')}>
      <div className={styles.box}>
        {span.statusMessage && (
          <p className={styles.message}>
            <BoundedText text={span.statusMessage} />
          </p>
        )}
        {exceptions.slice(0, most).map((event, index) => (
          <Exception key={index} event={event} />
        ))}
        {exceptions.length > most && (
          <Button size="sm" variant="secondary" fill="text" onClick={() => setMost(most + fewExceptions)}>
            {t('trace.more-exceptions', 'Show more exceptions, {{shown}} are left', {
              shown: formatCount(exceptions.length - most),
              ...asText,
            })}
          </Button>
        )}
      </div>
    </Section>
  );
}

function Exception({ event }: { readonly event: SpanEvent }) {
  const styles = useStyles2(getStyles);
  const part = (key: string) => {
    const found = event.attributes.find((attribute) => attribute.key === key);
    return found ? attributeText(found.value) : undefined;
  };
  const stack = part('exception.stacktrace');
  return (
    <div className={styles.exception}>
      <p className={styles.message}>
        <strong>
          <BoundedText text={part('exception.type') ?? t('trace.exception', 'exception')} limit={300} />
        </strong>{' '}
        <BoundedText text={part('exception.message') ?? ''} />
      </p>
      {stack && <StackTrace stack={stack} />}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    paddingLeft: theme.spacing(1),
    borderLeft: `3px solid ${theme.colors.error.border}`,
  }),
  message: css({ margin: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }),
  exception: css({ minWidth: 0 }),
});
