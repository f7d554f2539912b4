import React, { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { TimeRange } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import type { PanelJson } from './dashboardJson';
import { PanelFrame } from './PanelFrame';

interface Props {
  readonly panels: readonly PanelJson[];
  readonly values: Readonly<Record<string, string>>;
  readonly range: TimeRange;
}

/** Grafana's grid, in px: rows of 30 with gaps of 8, 24 columns; below 769 px every panel has the full width. */
const grid = { row: 30, gap: 8, columns: 24, stackedBelow: 769 };

export function DashboardGrid({ panels, range, values }: Props) {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    const observer = new ResizeObserver(() => setWidth(element?.clientWidth ?? 0));
    if (element) {
      observer.observe(element);
    }
    return () => observer.disconnect();
  }, []);
  const stacked = window.innerWidth < grid.stackedBelow;
  const column = (width - grid.gap * (grid.columns - 1)) / grid.columns;
  return (
    <div
      ref={ref}
      data-testid="dashboard-grid"
      style={{
        display: 'grid',
        gap: grid.gap,
        gridTemplateColumns: stacked ? '1fr' : `repeat(${grid.columns}, 1fr)`,
        gridAutoRows: stacked ? 'auto' : grid.row,
      }}
    >
      {width > 0 &&
        panels.map((panel) => (
          <Placed
            key={panel.id}
            {...{ panel, values, range }}
            stacked={stacked}
            width={Math.floor(stacked ? width : panel.gridPos.w * (column + grid.gap) - grid.gap)}
          />
        ))}
    </div>
  );
}

interface PlacedProps extends Omit<Props, 'panels'> {
  readonly panel: PanelJson;
  readonly stacked: boolean;
  readonly width: number;
}

function Placed({ panel, range, stacked, values, width }: PlacedProps) {
  const { x, y, w, h } = panel.gridPos;
  const context = useMemo(() => ({ values, range, width }), [values, range, width]);
  const place = { gridColumn: `${x + 1} / span ${w}`, gridRow: `${y + 1} / span ${h}` };
  return (
    <div style={{ minWidth: 0, ...(stacked ? {} : place) }}>
      <PanelFrame
        panel={panel}
        context={context}
        height={h * (grid.row + grid.gap) - grid.gap}
        onZoom={(from, to) => locationService.partial({ from, to })}
      />
    </div>
  );
}
