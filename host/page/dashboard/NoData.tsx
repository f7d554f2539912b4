import React from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

/** What a panel says instead of drawing. */
export function NoData({ why }: { readonly why?: string }) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.empty} data-testid="dashboard-panel-empty">
      {why ?? 'No data'}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  empty: css({
    display: 'grid',
    placeItems: 'center',
    textAlign: 'center',
    height: '100%',
    color: theme.colors.text.secondary,
  }),
});
