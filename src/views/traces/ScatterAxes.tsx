import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { memo } from 'react';
import { formatClock, formatDayTime, formatDuration, formatTime } from '../parts/format';
import { scatterMargin, type ScatterScale } from './scatterScale';

interface Props {
  readonly scale: ScatterScale;
  readonly width: number;
  readonly height: number;
  readonly timeZone?: string;
}

/** Lines at round durations, and moments below. */
export const ScatterAxes = memo(function ScatterAxes({ scale, width, height, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  const { left, right, top, bottom } = scatterMargin;
  const [first, second] = scale.moments;
  const gap = first !== undefined && second !== undefined ? second - first : 0;
  const written = gap < 86_400_000 ? timeOf(gap) : formatDayTime;
  return (
    <g aria-hidden="true" className={styles.axes}>
      <text x={width - right} y={top + 4} textAnchor="end">
        {scale.isLog ? t('traces.axis-log', 'duration, logarithmic') : t('traces.axis', 'duration')}
      </text>
      {scale.durations.map((took) => (
        <g key={took}>
          <line x1={left} x2={width - right} y1={scale.y(took)} y2={scale.y(took)} className={styles.line} />
          <text x={left - 6} y={scale.y(took) + 4} textAnchor="end">
            {formatDuration(took)}
          </text>
        </g>
      ))}
      {scale.moments.map((at) => (
        <text key={at} x={scale.x(at)} y={height - bottom + 16} textAnchor="middle">
          {written(at, timeZone)}
        </text>
      ))}
    </g>
  );
});

/** Seconds only where the marks are closer than a minute. */
function timeOf(gap: number) {
  return gap < 60_000 ? formatClock : formatTime;
}

const getStyles = (theme: GrafanaTheme2) => ({
  axes: css({ fill: theme.colors.text.secondary, fontSize: 11, fontVariantNumeric: 'tabular-nums' }),
  line: css({ stroke: theme.colors.border.weak }),
});
