import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { useMemo, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { barsOf, indexUnder, stretchOf, type Bar } from './trackGeometry';
import type { MapTime } from './useMapTime';

interface Props {
  readonly time: MapTime;
  /** What is shown, in words. */
  readonly said: string;
  /** Called before the reader moves. */
  readonly onMove: () => void;
  readonly onSpace: () => void;
}

const height = 34;

/** The window as a slider, over a course of how many services are in trouble. */
export function TimeTrack({ time, said, onMove, onSpace }: Props) {
  const styles = useStyles2(getStyles);
  const { moments, counts, index, window, show } = time;
  const bars = useMemo(() => barsOf(counts, window), [counts, window]);
  const [isDragged, drag] = useState(false);
  const moveTo = (event: PointerEvent<HTMLElement>, how: 'passing' | 'settled') => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const under = width > 0 ? indexUnder((event.clientX - left) / width, moments, window) : undefined;
    if (under !== undefined) {
      onMove();
      show(under, how);
    }
  };
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const next = nextIndex(event.key, index, moments.length);
    if (event.key === ' ') {
      event.preventDefault();
      onSpace();
    } else if (next !== undefined) {
      event.preventDefault();
      onMove();
      show(next, 'settled');
    }
  };
  const shown = index === undefined ? { left: 0, width: 100 } : stretchOf(moments, index, window);
  return (
    <div
      role="slider"
      tabIndex={0}
      className={styles.track}
      aria-label={t('map.time.slider', 'Moment of the map')}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, moments.length - 1)}
      aria-valuenow={index ?? Math.max(0, moments.length - 1)}
      aria-valuetext={said}
      data-testid="map-time-track"
      onKeyDown={press}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture?.(event.pointerId);
        drag(true);
        moveTo(event, 'passing');
      }}
      onPointerMove={(event) => isDragged && moveTo(event, 'passing')}
      onPointerUp={(event) => {
        drag(false);
        moveTo(event, 'settled');
      }}
      onPointerCancel={() => drag(false)}
    >
      <Course bars={bars} />
      <div
        className={index === undefined ? styles.whole : styles.thumb}
        style={{ left: `${shown.left}%`, width: `${shown.width}%` }}
      />
    </div>
  );
}

/** Failing is a solid area at the bottom, degraded stripes above it. */
function Course({ bars }: { readonly bars: readonly Bar[] }) {
  const styles = useStyles2(getStyles);
  return (
    <svg className={styles.course} viewBox={`0 0 100 ${height}`} preserveAspectRatio="none" aria-hidden="true">
      {bars.map(({ left, width, failing, degraded }) => {
        const [solid, striped] = [failing * (height - 4), degraded * (height - 4)];
        const y = height - solid;
        return (
          <g key={left}>
            {failing > 0 && <rect className={styles.failing} x={left} width={width} y={y} height={solid} />}
            {degraded > 0 && (
              <rect className={styles.degraded} x={left} width={width / 2} y={y - striped} height={striped} />
            )}
          </g>
        );
      })}
    </svg>
  );
}

/** How far a key leads, in moments; `jump` is that of a page. */
const strides: Readonly<Record<string, (jump: number) => number>> = {
  ArrowRight: () => 1,
  ArrowUp: () => 1,
  ArrowLeft: () => -1,
  ArrowDown: () => -1,
  PageUp: (jump) => jump,
  PageDown: (jump) => -jump,
  Home: () => -Infinity,
  End: () => Infinity,
};

/** Where a key leads; from the whole window, in by one of its ends. */
export function nextIndex(key: string, index: number | undefined, count: number): number | undefined {
  const stride = strides[key]?.(Math.max(2, Math.round(count / 10)));
  if (stride === undefined || count === 0) {
    return undefined;
  }
  const from = index ?? (stride > 0 ? -1 : count);
  return Math.min(count - 1, Math.max(0, from + stride));
}

const getStyles = (theme: GrafanaTheme2) => ({
  track: css({
    position: 'relative',
    height,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.secondary,
    cursor: 'ew-resize',
    touchAction: 'none',
    overflow: 'hidden',
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.border}`, outlineOffset: 2 },
  }),
  course: css({ position: 'absolute', inset: 0, width: '100%', height: '100%' }),
  failing: css({ fill: theme.colors.error.main }),
  degraded: css({ fill: theme.colors.warning.main }),
  thumb: css({
    position: 'absolute',
    top: 0,
    bottom: 0,
    minWidth: 6,
    border: `2px solid ${theme.colors.text.primary}`,
    borderRadius: 2,
    background: theme.colors.action.hover,
    [theme.transitions.handleMotion('no-preference')]: {
      transition: theme.transitions.create('left', { duration: theme.transitions.duration.shortest }),
    },
  }),
  whole: css({
    position: 'absolute',
    top: 0,
    bottom: 0,
    borderBottom: `2px solid ${theme.colors.text.secondary}`,
  }),
});
