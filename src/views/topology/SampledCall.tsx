import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { Link } from 'react-router-dom';
import type { SeenCall } from '../../analysis/edgesOfTraces';
import { asText } from '../parts/asText';
import { tracePath, type Context } from '../routes';

interface Props {
  /** Undefined where the link that was followed is of a call that this sample does not have. */
  readonly seen: SeenCall | undefined;
  readonly context: Context;
}

/** A call that is known from a few traces only: how often it was seen, and one of them. There is no course to draw. */
export function SampledCall({ seen, context }: Props) {
  const styles = useStyles2(getStyles);
  if (!seen) {
    return (
      <p data-testid="sampled-call">
        {t('overview.sample.unseen', 'This call is not in the traces that were looked at.')}
      </p>
    );
  }
  const { calls, failed, example } = seen;
  return (
    <div className={styles.seen} data-testid="sampled-call">
      <p>
        {t('overview.sample.seen', '', {
          count: calls,
          failed,
          ...asText,
          defaultValue_one: 'Seen once in the traces that were looked at, {{failed}} failed.',
          defaultValue_other: 'Seen {{count}} times in the traces that were looked at, {{failed}} failed.',
        })}
      </p>
      <Link to={tracePath(context, example.traceId, { spanId: example.spanId })} className={styles.link}>
        {failed > 0
          ? t('overview.sample.open-failed', 'Open a trace in which it failed')
          : t('overview.sample.open', 'Open a trace with it')}{' '}
        ›
      </Link>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  seen: css({ display: 'flex', flexDirection: 'column', alignItems: 'flex-start' }),
  link: css({ color: theme.colors.text.link, '&:hover': { textDecoration: 'underline' } }),
});
