import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { memo, useMemo } from 'react';
import { ms } from '../../model/units';
import { formatDuration } from '../parts/format';
import { useBoxWidth } from '../parts/useBoxWidth';
import { labelsWithRoom, ticksIn } from './ticks';
import { getRowStyles, rowColumns } from './waterfallStyles';
import type { Sight } from './zoom';

/** The heading of the waterfall's columns; the last one is the time axis from the trace's start. */
export const TimeAxis = memo(function TimeAxis({ sight }: { readonly sight: Sight }) {
  const columns = useStyles2(getRowStyles);
  const styles = useStyles2(getStyles);
  const { ref, width } = useBoxWidth(400);
  const { ticks: all, since } = useMemo(() => ticksIn(sight), [sight]);
  const labels = labelsWithRoom(all, width, (at) =>
    since > 0 && at > since ? `+${formatDuration(ms(at - since))}` : formatDuration(at)
  );
  return (
    <div className={columns.head} aria-hidden="true">
      <span>{t('trace.column-span', 'Service and operation')}</span>
      <span className={columns.self}>{t('trace.column-self', 'Self')}</span>
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
});

/** The axis' moments as lines behind the rows. */
export const GridLines = memo(function GridLines({ sight }: { readonly sight: Sight }) {
  const columns = useStyles2(getRowStyles);
  const styles = useStyles2(getStyles);
  const { ticks: all } = useMemo(() => ticksIn(sight), [sight]);
  return (
    <div className={styles.lines} aria-hidden="true">
      <span />
      <span className={columns.self} />
      <span />
      <span className={columns.track}>
        {all.map(({ at, share }) => (
          <span key={at} className={styles.line} style={{ left: `${share * 100}%` }} />
        ))}
      </span>
    </div>
  );
});

const getStyles = (theme: GrafanaTheme2) => ({
  lines: css({
    ...rowColumns(theme),
    position: 'absolute',
    inset: 0,
    pointerEvents: 'none',
  }),
  line: css({ position: 'absolute', top: 0, bottom: 0, width: 1, background: theme.colors.border.weak }),
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
