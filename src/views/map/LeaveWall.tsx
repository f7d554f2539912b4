import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { LinkButton, useStyles2 } from '@grafana/ui';
import React from 'react';

/**
 * The way back from a wall, seen while the pointer is over the page. Grafana shows its bars again only when the page is
 * loaded anew, which a link with a target does, or at Escape.
 */
export function LeaveWall({ href }: { readonly href: string }) {
  const styles = useStyles2(getStyles);
  return (
    <LinkButton
      href={href}
      target="_self"
      variant="secondary"
      size="sm"
      icon="times"
      className={styles.leave}
      data-testid="leave-wall"
    >
      {t('map.wall.leave', 'Leave (Esc)')}
    </LinkButton>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  leave: css({
    position: 'absolute',
    right: 0,
    top: 0,
    opacity: 0,
    [theme.transitions.handleMotion('no-preference')]: { transition: 'opacity 0.2s' },
    'div:hover > &, &:focus-visible': { opacity: 1 },
  }),
});
