import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { Link } from 'react-router-dom';
import type { ServiceId } from '../../model/service';
import { servicePath, type Context } from '../routes';

interface Props {
  readonly context: Context;
  readonly service?: ServiceId;
}

/** Says that there are none, how to get them, and the other way to traces. */
export function NoExemplars({ context, service }: Props) {
  const styles = useStyles2(getStyles);
  const how = t(
    'exemplars.how',
    'They come with the metrics: send_exemplars in Tempo’s remote write, exemplar storage in Prometheus or Mimir.'
  );
  return (
    <p className={styles.none}>
      {t('exemplars.none', 'No exemplars in this range.')} {how}{' '}
      {service && (
        <Link to={servicePath(context, service, { tab: 'traces', pick: 'slow' })} className={styles.link}>
          {t('exemplars.slowest', 'Slowest traces')}
        </Link>
      )}
    </p>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  none: css({
    margin: 0,
    padding: theme.spacing(0.5, 1),
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
    overflowWrap: 'break-word',
  }),
  link: css({ color: theme.colors.text.link, whiteSpace: 'nowrap', '&:hover': { textDecoration: 'underline' } }),
});
