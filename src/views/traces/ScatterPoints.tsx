import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { memo } from 'react';
import type { TracePoint } from '../../analysis/tracePoint';
import type { TraceId } from '../../model/ids';
import { formatDuration } from '../parts/format';
import type { ScatterScale } from './scatterScale';

interface Props {
  /** Before the index of each point, as its id. */
  readonly id: string;
  readonly points: readonly TracePoint[];
  readonly scale: ScatterScale;
  /** Undefined while nothing is selected. */
  readonly isSelected: ((point: TracePoint) => boolean) | undefined;
  readonly visited: ReadonlySet<TraceId>;
}

/** One mark a trace: a dot, or a cross for a failed one, drawn above the dots. What is not selected is faint. */
export const ScatterPoints = memo(function ScatterPoints({ id, points, scale, isSelected, visited }: Props) {
  const styles = useStyles2(getStyles);
  const marks = points.map((point, index) => ({ point, index }));
  const ordered = [...marks.filter(({ point }) => !point.failed), ...marks.filter(({ point }) => point.failed)];
  return (
    <g className={styles.points}>
      {ordered.map(({ point, index }) => {
        const [x, y] = [scale.x(point.at), scale.y(point.took)];
        const shared = {
          id: `${id}-${index}`,
          role: 'option',
          'aria-label': `${point.span?.operation ?? ''} ${formatDuration(point.took)}`,
          'aria-selected': isSelected?.(point) ?? false,
          'data-failed': point.failed ? true : undefined,
          'data-faint': isSelected && !isSelected(point) ? true : undefined,
          'data-visited': visited.has(point.trace.traceId) ? true : undefined,
          'data-trace-id': point.trace.traceId,
        };
        const key = point.trace.traceId;
        return point.failed ? (
          <path key={key} {...shared} d={`M${x - 4} ${y - 4} l8 8 m0 -8 l-8 8`} />
        ) : (
          <circle key={key} {...shared} cx={x} cy={y} r={4} />
        );
      })}
    </g>
  );
});

const getStyles = (theme: GrafanaTheme2) => ({
  points: css({
    '& circle': {
      fill: theme.colors.primary.main,
      fillOpacity: 0.55,
      stroke: theme.colors.primary.text,
      strokeWidth: 1,
    },
    '& path': { stroke: theme.colors.error.text, strokeWidth: 2.5, strokeLinecap: 'round', fill: 'none' },
    '& circle[data-visited]': { fillOpacity: 0.1 },
    '& [data-faint]': { opacity: 0.25 },
  }),
});
