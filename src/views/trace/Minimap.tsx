import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React, { memo, useMemo } from 'react';
import type { Row } from '../../analysis/waterfall';
import type { Ms } from '../../model/units';
import type { ServiceColour } from '../parts/serviceColour';
import { minimapLines, minimapWidth } from './minimapLines';

const height = 48;

interface Props {
  readonly rows: readonly Row[];
  readonly total: Ms;
  readonly colourOf: (service: string) => ServiceColour;
  /** Indexes of the first and the last row in sight. */
  readonly first: number;
  readonly last: number;
  readonly onJump: (row: number) => void;
}

/** The whole trace at a glance, with the part in sight outlined. For the eye and the mouse; keys have Home, End and `e`. */
export function Minimap({ rows, total, colourOf, first, last, onJump }: Props) {
  const styles = useStyles2(getStyles);
  const count = Math.max(rows.length, 1);
  const jump = (event: React.PointerEvent<HTMLDivElement>) => {
    if (event.type === 'pointerdown' || event.buttons === 1) {
      const box = event.currentTarget.getBoundingClientRect();
      onJump(Math.floor(((event.clientY - box.top) / Math.max(box.height, 1)) * count));
    }
  };
  return (
    <div
      className={styles.map}
      aria-hidden="true"
      data-testid="trace-minimap"
      onPointerDown={jump}
      onPointerMove={jump}
    >
      <Drawing rows={rows} total={total} colourOf={colourOf} />
      <div
        className={styles.sight}
        style={{ top: `min(${(first / count) * 100}%, 100% - 4px)`, height: `${((last - first + 1) / count) * 100}%` }}
      />
    </div>
  );
}

const Drawing = memo(function Drawing({ rows, total, colourOf }: Pick<Props, 'rows' | 'total' | 'colourOf'>) {
  const theme = useTheme2();
  const styles = useStyles2(getStyles);
  const { services, failed } = useMemo(() => minimapLines(rows, total), [rows, total]);
  // A few rows would be drawn as thick bars: they keep to the upper part instead.
  const room = Math.max(rows.length, height / 4);
  const stroke = { fill: 'none', strokeWidth: Math.max(room / height, 0.7) };
  return (
    <svg className={styles.drawing} viewBox={`0 0 ${minimapWidth} ${room}`} preserveAspectRatio="none">
      {services.map(({ service, path }) => (
        <path key={service} d={path} stroke={colourOf(service).colour} {...stroke} />
      ))}
      <path d={failed} stroke={theme.colors.error.main} {...stroke} />
    </svg>
  );
});

const getStyles = (theme: GrafanaTheme2) => ({
  map: css({
    position: 'relative',
    height,
    flex: 'none',
    cursor: 'pointer',
    touchAction: 'none',
    background: theme.colors.background.secondary,
    borderRadius: theme.shape.radius.default,
    overflow: 'hidden',
  }),
  drawing: css({ display: 'block', width: '100%', height: '100%' }),
  sight: css({
    position: 'absolute',
    left: 0,
    right: 0,
    minHeight: 4,
    pointerEvents: 'none',
    border: `1px solid ${theme.colors.border.strong}`,
    background: theme.colors.action.hover,
  }),
});
