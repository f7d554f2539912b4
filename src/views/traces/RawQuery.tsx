import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, TextArea, useStyles2 } from '@grafana/ui';
import React, { useState, type KeyboardEvent } from 'react';
import { rawSearchIn } from '../../telemetry/searchedTraces';
import { asText } from '../parts/asText';
import type { Metrics } from '../parts/useMetricScope';
import { useTraceScope } from './useKnownNames';

interface Props {
  readonly traceql: string;
  readonly metrics: Metrics;
  readonly onTraceql: (traceql: string) => void;
}

/** A search in TraceQL's own words. Asked with the button or Ctrl+Enter, not while one types. */
export function RawQuery({ traceql, metrics, onTraceql }: Props) {
  const styles = useStyles2(getStyles);
  const [text, setText] = useState(traceql);
  const scope = useTraceScope(metrics);
  const { narrowed } = rawSearchIn(text, scope);
  const environment = metrics.environment.name;
  const isNew = text.trim() !== '' && text !== traceql;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && isNew) {
      event.preventDefault();
      onTraceql(text);
    }
  };
  return (
    <div className={styles.raw}>
      <TextArea
        rows={Math.min(8, Math.max(2, text.split('\n').length))}
        value={text}
        spellCheck={false}
        className={styles.text}
        aria-label={t('traces.raw', 'TraceQL')}
        data-testid="traceql-text"
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div className={styles.row}>
        <Button size="sm" disabled={!isNew} onClick={() => onTraceql(text)}>
          {t('traces.raw-run', 'Search')}
        </Button>
        <span className={styles.note}>
          {narrowed
            ? t('traces.raw-narrowed', 'Asked of the spans of {{environment}} only. Ctrl+Enter searches.', {
                environment,
                ...asText,
              })
            : t(
                'traces.raw-everywhere',
                'Not narrowed to {{environment}}: a pipeline in brackets cannot be. Traces of other environments may be among the found ones.',
                { environment, ...asText }
              )}
        </span>
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  raw: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(0.5) }),
  text: css({ fontFamily: theme.typography.fontFamilyMonospace }),
  row: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) }),
  note: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
});
