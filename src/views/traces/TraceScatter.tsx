import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { useId, useMemo, useState, type KeyboardEvent } from 'react';
import type { TracePoint } from '../../analysis/tracePoint';
import type { TraceId } from '../../model/ids';
import type { TraceSelection } from '../../model/traceSelection';
import { useBoxWidth } from '../parts/useBoxWidth';
import { ScatterAxes } from './ScatterAxes';
import { ScatterPoints } from './ScatterPoints';
import { ScatterTip } from './ScatterTip';
import { scatterMargin, scatterScale, type ScatterScale } from './scatterScale';
import { pointText } from './tracesTexts';
import { useBrush } from './useBrush';

export const scatterHeight = 220;

interface Props {
  /** In the order of time. */
  readonly points: readonly TracePoint[];
  readonly selection: TraceSelection | undefined;
  readonly isSelected: (point: TracePoint) => boolean;
  readonly visited: ReadonlySet<TraceId>;
  readonly timeZone?: string;
  readonly onOpen: (point: TracePoint) => void;
  readonly onSelection: (selection: TraceSelection) => void;
}

/**
 * Duration over time. A rectangle drawn with the pointer selects, a click opens. With the keyboard: arrows go from
 * trace to trace in the order of time, Enter opens.
 */
export function TraceScatter(props: Props) {
  const { points, selection, isSelected, visited, timeZone, onOpen, onSelection } = props;
  const styles = useStyles2(getStyles);
  const id = useId();
  const { ref, width } = useBoxWidth(900);
  const scale = useMemo(() => scatterScale(points, { width, height: scatterHeight }), [points, width]);
  const { active, setActive, open, onKeyDown } = useActivePoint(points, onOpen);
  const { drawn, handlers } = useBrush({ points, scale, onHover: setActive, onOpen: open, onSelection });
  const at = active === undefined ? undefined : points[active];
  return (
    <div ref={ref} className={styles.box}>
      <svg
        width={width}
        height={scatterHeight}
        className={styles.drawing}
        role="listbox"
        tabIndex={0}
        aria-label={t(
          'traces.scatter',
          'Found traces, duration over time. Arrows go from one to the next, Enter opens.'
        )}
        aria-activedescendant={active === undefined ? undefined : `${id}-${active}`}
        data-testid="trace-scatter"
        onKeyDown={onKeyDown}
        onBlur={() => setActive(undefined)}
        {...handlers}
      >
        {selection && <rect {...selectedArea(selection, scale, width)} className={styles.area} />}
        <ScatterAxes scale={scale} width={width} height={scatterHeight} timeZone={timeZone} />
        <ScatterPoints id={id} points={points} scale={scale} isSelected={selection && isSelected} visited={visited} />
        {at && <circle cx={scale.x(at.at)} cy={scale.y(at.took)} r={8} className={styles.active} />}
        {drawn && <rect {...drawn} className={styles.brush} />}
      </svg>
      {at && !drawn && (
        <ScatterTip
          x={scale.x(at.at)}
          y={scale.y(at.took)}
          width={width}
          height={scatterHeight}
          point={at}
          timeZone={timeZone}
        />
      )}
      <span className={styles.status} role="status">
        {at && pointText(at, timeZone, t)}
      </span>
    </div>
  );
}

/** The point that one is at, and the keys that lead from one to the next. */
function useActivePoint(points: readonly TracePoint[], onOpen: Props['onOpen']) {
  const [active, setActive] = useState<number>();
  const open = (index: number | undefined) => {
    const point = index === undefined ? undefined : points[index];
    if (point) {
      onOpen(point);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = movedTo(event.key, active, points.length);
    if (next !== undefined) {
      event.preventDefault();
      setActive(next);
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      open(active);
    }
  };
  return { active, setActive, open, onKeyDown };
}

/** What is selected as an area of the drawing; a bound that is not there is the drawing's own. */
function selectedArea({ from, to, atLeast, atMost }: TraceSelection, scale: ScatterScale, width: number) {
  const { left, right, top, bottom } = scatterMargin;
  const within = (place: number, least: number, most: number) => Math.min(Math.max(place, least), most);
  const [first, last] = [left, width - right];
  const [highest, lowest] = [top, scatterHeight - bottom];
  const x = from === undefined ? first : within(scale.x(from), first, last);
  const end = to === undefined ? last : within(scale.x(to), first, last);
  const y = atMost === undefined ? highest : within(scale.y(atMost), highest, lowest);
  const foot = atLeast === undefined ? lowest : within(scale.y(atLeast), highest, lowest);
  return { x, y, width: Math.max(0, end - x), height: Math.max(0, foot - y) };
}

/** Where a key leads from the active point; the first move is to the newest. */
function movedTo(key: string, active: number | undefined, count: number): number | undefined {
  const last = count - 1;
  const from = active ?? count;
  const moves: Readonly<Record<string, number>> = {
    ArrowRight: Math.min(from + 1, last),
    ArrowDown: Math.min(from + 1, last),
    ArrowLeft: Math.max(from - 1, 0),
    ArrowUp: Math.max(from - 1, 0),
    Home: 0,
    End: last,
  };
  return count > 0 ? moves[key] : undefined;
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    position: 'relative',
    minWidth: 0,
    minHeight: scatterHeight,
  }),
  drawing: css({
    display: 'block',
    cursor: 'crosshair',
    touchAction: 'pan-y',
    userSelect: 'none',
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.border}`, outlineOffset: 1 },
  }),
  area: css({ fill: theme.colors.action.hover }),
  active: css({ fill: 'none', stroke: theme.colors.text.primary, strokeWidth: 1.5, pointerEvents: 'none' }),
  brush: css({ fill: theme.colors.action.selected, stroke: theme.colors.primary.border, pointerEvents: 'none' }),
  // Read aloud; what it says is drawn as well.
  status: css({
    position: 'absolute',
    left: scatterMargin.left,
    width: 1,
    height: 1,
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  }),
});
