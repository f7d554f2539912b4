import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import type { Ms } from '../../model/units';
import { formatDuration } from '../parts/format';
import { useBoxWidth } from '../parts/useBoxWidth';
import { labelsWithRoom, ticks } from './ticks';
import { getRowStyles } from './waterfallStyles';

/** The heading of the waterfall's columns; the last one is the time axis from the trace's start. */
export function TimeAxis({ total }: { readonly total: Ms }) {
  const columns = useStyles2(getRowStyles);
  const styles = useStyles2(getStyles);
  const { ref, width } = useBoxWidth(400);
  const all = useMemo(() => ticks(total), [total]);
  const labels = labelsWithRoom(all, width, formatDuration);
  return (
    <div className={columns.head} aria-hidden="true">
      <span>{t('trace.column-span', 'Service and operation')}</span>
      <span className={columns.duration}>{t('trace.column-duration', 'Duration')}</span>
      <span className={columns.track} ref={ref}>
        {all.map(({ at, share }, index) => (
          <span key={at} className={styles.tick} style={{ left: `${share * 100}%` }}>
            {labels[index]}
          </span>
        ))}
      </span>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  tick: css({
    position: 'absolute',
    top: 0,
    height: '100%',
    paddingLeft: theme.spacing(0.5),
    borderLeft: `1px solid ${theme.colors.border.medium}`,
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
  }),
});
