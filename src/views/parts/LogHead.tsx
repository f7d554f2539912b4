import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { IconButton, useStyles2 } from '@grafana/ui';
import React from 'react';
import { asText } from './asText';
import { columnsStyle } from './logRowStyles';

interface Props {
  readonly columns: readonly string[];
  readonly minWidth: number | undefined;
  readonly onRemove?: (key: string) => void;
}

/** What stands in each column, once there are columns of one's own choice. */
export function LogHead({ columns, minWidth, onRemove }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.head} style={{ ...columnsStyle(columns), minWidth }} data-testid="log-columns">
      <span>{t('logs.column-time', 'time')}</span>
      <span>{t('logs.column-level', 'level')}</span>
      <span>{t('logs.column-service', 'service')}</span>
      {columns.map((key) => (
        <span key={key} className={styles.own} title={key}>
          {key}
          {onRemove && (
            <IconButton
              name="times"
              size="xs"
              aria-label={t('logs.column-remove', 'Take the column {{key}} away', { key, ...asText })}
              onClick={() => onRemove(key)}
            />
          )}
        </span>
      ))}
      <span>{t('logs.line', 'line')}</span>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  head: css({
    display: 'grid',
    position: 'sticky',
    top: 0,
    zIndex: 1,
    gap: theme.spacing(1),
    padding: theme.spacing(0.25, 1),
    background: theme.colors.background.primary,
    borderBottom: `1px solid ${theme.colors.border.medium}`,
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  own: css({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: 0 }),
});
