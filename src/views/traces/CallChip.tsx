import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, IconButton, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { SearchedCall } from '../../model/traceSearch';
import { asText } from '../parts/asText';
import { serviceLabel } from '../parts/serviceName';

interface Props {
  readonly calls: SearchedCall;
  readonly onRemove: () => void;
}

/** The one call of which spans are searched; it was chosen on a map, and can be taken away here. */
export function CallChip({ calls, onRemove }: Props) {
  const styles = useStyles2(getStyles);
  const ends = { client: serviceLabel(calls.client, t), server: serviceLabel(calls.server, t), ...asText };
  const said =
    calls.kind === 'messaging'
      ? t('traces.call.messaging', 'Only messages from {{client}} to {{server}}', ends)
      : t('traces.call.call', 'Only calls from {{client}} to {{server}}', ends);
  return (
    <span className={styles.chip} data-testid="searched-call" title={said}>
      <Icon name="sitemap" size="sm" />
      <span className={styles.ends} aria-label={said}>
        {ends.client} → {ends.server}
      </span>
      <IconButton
        name="times"
        size="sm"
        tooltip={t('traces.call.remove', 'Search all spans, not only of this call')}
        onClick={onRemove}
      />
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  chip: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    maxWidth: '100%',
    minWidth: 0,
    height: theme.spacing(theme.components.height.md),
    padding: theme.spacing(0, 1),
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.secondary,
  }),
  ends: css({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
});
