import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { Link } from 'react-router-dom';
import { timeZoneOf } from '../../grafana/timeZone';
import type { Release } from '../../model/release';
import type { ServiceId } from '../../model/service';
import { formatTime, nothing } from '../parts/format';
import { releaseVersion } from '../parts/releaseText';
import { servicePath, type Context } from '../routes';

interface Props {
  readonly service: ServiceId;
  readonly releases: readonly Release[];
  readonly context: Context;
}

/** What a service was changed to within the window: the latest with its time, and how many there were besides. */
export function Deploys({ service, releases, context }: Props) {
  const styles = useStyles2(getStyles);
  const latest = releases.at(-1);
  if (!latest) {
    return <td className={styles.deploys}>{nothing}</td>;
  }
  const told = releases.map((one) => `${formatTime(one.at, timeZoneOf(context.timezone))} ${releaseVersion(one, t)}`);
  return (
    <td className={styles.deploys} title={told.join(', ')} data-testid="deploys">
      <Link to={servicePath(context, service)}>{releaseVersion(latest, t)}</Link>{' '}
      {formatTime(latest.at, timeZoneOf(context.timezone))}
      {releases.length > 1 && ` ${t('overview.table.more-deploys', '+{{more}}', { more: releases.length - 1 })}`}
    </td>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  deploys: css({
    maxWidth: 160,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: theme.colors.text.secondary,
    fontVariantNumeric: 'tabular-nums',
    '& a': { color: theme.colors.text.primary, '&:hover': { textDecoration: 'underline' } },
    '@container page (max-width: 800px)': { display: 'none' },
  }),
});
