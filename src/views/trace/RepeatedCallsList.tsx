import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { RepeatedCalls } from '../../analysis/repeatedCalls';
import { repeatedText } from './timesTexts';
import type { OnSelect } from './useSelection';

interface Props {
  /** Those that took most first. */
  readonly repeated: readonly RepeatedCalls[];
  readonly onSelect: OnSelect;
}

const few = 5;

/** Calls that one query for all of them might replace; each a way to the first of them. */
export function RepeatedCallsList({ repeated, onSelect }: Props) {
  const styles = useStyles2(getStyles);
  if (repeated.length === 0) {
    return null;
  }
  return (
    <ul className={styles.list} data-testid="repeated-calls">
      {repeated.slice(0, few).map((calls) => (
        <li key={calls.first.span.spanId}>
          <Icon name="info-circle" size="sm" />{' '}
          <button
            type="button"
            className={styles.link}
            onClick={() => onSelect(calls.first.span.spanId, 'choose')}
            title={t('trace.repeated-open', 'Select the first of these calls')}
          >
            {repeatedText(calls, t)}
          </button>
        </li>
      ))}
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    margin: theme.spacing(0, 0, 1),
    padding: theme.spacing(0.5, 1),
    listStyle: 'none',
    background: theme.colors.background.secondary,
    borderRadius: theme.shape.radius.default,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  link: css({
    padding: 0,
    border: 'none',
    background: 'none',
    font: 'inherit',
    color: 'inherit',
    textAlign: 'left',
    overflowWrap: 'anywhere',
    '&:hover': { textDecoration: 'underline' },
  }),
});
