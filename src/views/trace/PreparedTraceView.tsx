import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { useEffect, useState, type ReactNode } from 'react';
import type { PreparedTrace } from '../../analysis/preparedTrace';
import type { Trace } from '../../model/trace';
import { formatCount } from '../parts/format';
import { usePrepared } from '../parts/usePrepared';

interface Props {
  readonly trace: Trace;
  readonly children: (prepared: PreparedTrace) => ReactNode;
}

/** A trace as soon as it is put in order; for one that takes its time, how far that is. */
export function PreparedTraceView({ trace, children }: Props) {
  const state = usePrepared(trace);
  return state.is === 'ready' ? (
    <>{children(state.prepared)}</>
  ) : (
    <Progress spans={trace.spans.length} share={state.share} />
  );
}

/** Sooner than this a line would only flash. */
const patience = 300;

function Progress({ spans, share }: { readonly spans: number; readonly share: number }) {
  const styles = useStyles2(getStyles);
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), patience);
    return () => clearTimeout(timer);
  }, []);
  const percent = Math.floor(share * 100);
  return (
    <div className={styles.room} data-testid="trace-preparing" aria-busy="true">
      {isLong && (
        <>
          <span role="status">
            {t('trace.preparing', 'Putting {{number}} spans in order…', { number: formatCount(spans) })}
          </span>
          <progress
            className={styles.bar}
            max={100}
            value={percent}
            aria-label={t('trace.preparing-share', 'How much of the trace is put in order')}
          />
          <span className={styles.share}>{`${percent} %`}</span>
        </>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  // The height of what comes, so that nothing jumps.
  room: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'center',
    gap: theme.spacing(1),
    minHeight: 560,
    color: theme.colors.text.secondary,
    background: theme.colors.background.secondary,
    borderRadius: theme.shape.radius.default,
  }),
  bar: css({ width: 160, height: 4, accentColor: theme.colors.primary.main }),
  share: css({ fontVariantNumeric: 'tabular-nums', minWidth: '4ch' }),
});
