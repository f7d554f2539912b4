import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React, { memo, useMemo } from 'react';
import type { Row } from '../../analysis/waterfall';
import { ms, type Ms } from '../../model/units';
import { formatDuration } from '../parts/format';
import type { ServiceColour } from '../parts/serviceColour';
import { minimapLines, minimapWidth, type MinimapOf } from './minimapLines';
import { useBrush } from './useBrush';
import type { OnZoom, Sight } from './zoom';

const height = 48;

interface Props extends Pick<MinimapOf, 'path'> {
  readonly rows: readonly Row[];
  readonly total: Ms;
  readonly colourOf: (service: string) => ServiceColour;
  /** The part of the time that the waterfall shows. */
  readonly sight: Sight;
  /** Indexes of the first and the last row in sight. */
  readonly first: number;
  readonly last: number;
  readonly onJump: (row: number) => void;
  readonly onZoom: OnZoom;
}

/**
 * The whole trace at a glance, with the part in sight outlined. For the eye and the mouse; keys have Home, End, `e`, and
 * `+`, `-` and `0` for the part of the time.
 */
export function Minimap({ rows, total, path, colourOf, first, last, onJump, onZoom, ...rest }: Props) {
  const styles = useStyles2(getStyles);
  const count = Math.max(rows.length, 1);
  const { brushed, handlers } = useBrush({
    sight: rest.sight,
    total,
    onZoom,
    onJump: (share) => onJump(Math.min(count - 1, Math.floor(share * count))),
  });
  const sight = brushed ?? rest.sight;
  const left = total > 0 ? sight.from / total : 0;
  const right = total > 0 ? sight.to / total : 1;
  return (
    <div
      className={styles.map}
      aria-hidden="true"
      data-testid="trace-minimap"
      title={t('trace.minimap-title', 'Drag to zoom, double-click to see all of it')}
      {...handlers}
      onDoubleClick={() => onZoom(undefined, 'push')}
    >
      <Drawing rows={rows} total={total} path={path} colourOf={colourOf} />
      <div className={styles.out} style={{ left: 0, width: `${left * 100}%` }} />
      <div className={styles.out} style={{ right: 0, width: `${(1 - right) * 100}%` }} />
      <div
        className={styles.sight}
        style={{
          left: `${left * 100}%`,
          width: `${(right - left) * 100}%`,
          top: `min(${(first / count) * 100}%, 100% - 4px)`,
          height: `${((last - first + 1) / count) * 100}%`,
        }}
      />
      <div className={styles.handle} data-end="from" style={{ left: `${left * 100}%` }} />
      <div className={styles.handle} data-end="to" style={{ left: `${right * 100}%` }} />
      {brushed && (
        <div className={styles.length} style={{ left: `${left * 100}%` }}>
          {formatDuration(ms(brushed.to - brushed.from))}
        </div>
      )}
    </div>
  );
}

const Drawing = memo(function Drawing({
  rows,
  total,
  path,
  colourOf,
}: Pick<Props, 'rows' | 'total' | 'path' | 'colourOf'>) {
  const theme = useTheme2();
  const styles = useStyles2(getStyles);
  const { services, failed, critical } = useMemo(() => minimapLines(rows, { total, path }), [rows, total, path]);
  // A few rows would be drawn as thick bars: they keep to the upper part instead.
  const room = Math.max(rows.length, height / 6);
  const thick = Math.max(room / height, 0.6);
  const stroke = { fill: 'none', strokeWidth: thick };
  return (
    <svg className={styles.drawing} viewBox={`0 0 ${minimapWidth} ${room}`} preserveAspectRatio="none">
      {services.map(({ service, path: line }) => (
        <path key={service} d={line} stroke={colourOf(service).colour} {...stroke} opacity={0.7} />
      ))}
      <path d={failed} stroke={theme.colors.error.main} {...stroke} />
      <path d={critical} stroke={theme.colors.text.maxContrast} fill="none" strokeWidth={thick * 0.4} data-critical />
    </svg>
  );
});

const getStyles = (theme: GrafanaTheme2) => ({
  map: css({
    position: 'relative',
    height,
    flex: 'none',
    cursor: 'crosshair',
    touchAction: 'none',
    userSelect: 'none',
    background: theme.colors.background.secondary,
    borderRadius: theme.shape.radius.default,
    overflow: 'hidden',
  }),
  drawing: css({ display: 'block', width: '100%', height: '100%' }),
  out: css({
    position: 'absolute',
    top: 0,
    bottom: 0,
    pointerEvents: 'none',
    background: theme.colors.background.primary,
    opacity: 0.7,
  }),
  sight: css({
    position: 'absolute',
    minHeight: 4,
    pointerEvents: 'none',
    border: `1px solid ${theme.colors.border.strong}`,
    background: theme.colors.action.hover,
  }),
  handle: css({
    position: 'absolute',
    top: 0,
    bottom: 0,
    width: 9,
    marginLeft: -5,
    cursor: 'ew-resize',
    '&::after': {
      content: '""',
      position: 'absolute',
      left: 3,
      top: '25%',
      height: '50%',
      width: 3,
      borderRadius: 2,
      background: theme.colors.text.secondary,
    },
    '&:hover::after': { background: theme.colors.primary.main },
  }),
  length: css({
    position: 'absolute',
    top: 2,
    marginLeft: theme.spacing(1),
    padding: theme.spacing(0, 0.5),
    pointerEvents: 'none',
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.canvas,
    fontSize: theme.typography.bodySmall.fontSize,
    whiteSpace: 'nowrap',
  }),
});
