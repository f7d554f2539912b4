import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import type { TracePoint } from '../../analysis/tracePoint';
import { formatDayClock, formatDuration } from '../parts/format';
import { HealthShape } from '../parts/HealthMark';
import { shownText } from '../parts/shownText';
import { rootText, spanText } from './tracesTexts';

interface Props {
  readonly x: number;
  readonly y: number;
  /** Of the drawing: the tip stays inside it. */
  readonly width: number;
  readonly height: number;
  readonly point: TracePoint;
  readonly timeZone?: string;
}

const widest = 340;
const tallest = 92;

/** What the point under the pointer is. */
export function ScatterTip({ x, y, width, height, point, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  const left = x + widest + 16 > width ? Math.max(0, x - widest - 12) : x + 12;
  return (
    <div
      className={styles.tip}
      style={{ left, top: Math.max(0, Math.min(y - 20, height - tallest)), maxWidth: widest }}
      aria-hidden="true"
    >
      <strong className={styles.name}>{shownText(spanText(point, t))}</strong>
      <span>
        {formatDuration(point.took)} · {formatDayClock(point.at, timeZone)}
      </span>
      <span className={styles.quiet}>{shownText(rootText(point, t))}</span>
      {point.failed && (
        <span className={styles.failed}>
          <HealthShape level="failing" /> {t('traces.failed', 'failed')}
        </span>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  tip: css({
    position: 'absolute',
    zIndex: theme.zIndex.tooltip,
    display: 'flex',
    flexDirection: 'column',
    padding: theme.spacing(0.75, 1),
    background: theme.colors.background.elevated,
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.default,
    boxShadow: theme.shadows.z2,
    fontSize: theme.typography.bodySmall.fontSize,
    pointerEvents: 'none',
  }),
  name: css({ overflowWrap: 'anywhere' }),
  quiet: css({ color: theme.colors.text.secondary, overflowWrap: 'anywhere' }),
  failed: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    color: theme.colors.error.text,
  }),
});
