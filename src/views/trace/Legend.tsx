import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

/** What the signs on the waterfall's time axis mean; log lines only where there are any. */
export function Legend({ hasLogs }: { readonly hasLogs: boolean }) {
  const styles = useStyles2(getStyles);
  return (
    <span className={styles.legend} data-testid="trace-legend">
      <span className={styles.item}>
        <span className={styles.bar} />
        {t('trace.legend-own', 'own work')}
      </span>
      <span className={styles.item}>
        <span className={styles.bar} data-waiting />
        {t('trace.legend-waiting', 'waiting for spans below')}
      </span>
      <span className={styles.item}>
        <span className={styles.path} />
        {t('trace.legend-path', 'critical path')}
      </span>
      {hasLogs && (
        <span className={styles.item}>
          <span className={styles.log} />
          {t('trace.legend-logs', 'log line')}
        </span>
      )}
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  legend: css({
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: theme.spacing(1.5),
    marginLeft: 'auto',
    color: theme.colors.text.secondary,
  }),
  item: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.5), whiteSpace: 'nowrap' }),
  bar: css({
    width: 16,
    height: 8,
    borderRadius: 2,
    background: theme.colors.text.secondary,
    '&[data-waiting]': { opacity: 0.4 },
  }),
  path: css({ width: 16, height: 3, background: theme.colors.text.maxContrast }),
  log: css({ width: 2, height: 12, background: theme.colors.text.secondary }),
});
