import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { useCallback, useMemo, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { isTraceSelected } from '../../analysis/quickSelections';
import { tracePoints, type TracePoint } from '../../analysis/tracePoint';
import { timeZoneOf } from '../../grafana/timeZone';
import type { TraceId } from '../../model/ids';
import { tracePath } from '../routes';
import type { FoundProps } from './FoundTabs';
import { FoundTable } from './FoundTable';
import { FoundTools } from './FoundTools';
import { TraceScatter } from './TraceScatter';
import { useFoundOrder } from './useFoundOrder';
import { useVisited } from './useVisited';

/** The found traces over time, and as rows; what is selected of them in either place is the same. */
export function TracesFound(props: FoundProps) {
  const { found, view, context, byRoots, onView } = props;
  const { selection } = view;
  const styles = useStyles2(getStyles);
  const timeZone = timeZoneOf(context.timezone);
  const navigate = useNavigate();
  const { visited, visit } = useVisited();
  const points = useMemo(() => tracePoints(found), [found]);
  const isSelected = useCallback(
    ({ trace }: TracePoint) => selection === undefined || isTraceSelected(trace, selection),
    [selection]
  );
  const selected = useMemo(() => points.filter(isSelected), [points, isSelected]);
  const { rows, sort, sortBy } = useFoundOrder(selected);
  const [ticked, setTicked] = useState<readonly TraceId[]>([]);
  // A third takes the place of the first: two are compared.
  const tick = useCallback(
    (id: TraceId) =>
      setTicked((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before.slice(-1), id])),
    []
  );
  const hrefOf = useCallback(
    ({ trace, span }: TracePoint) => {
      const service = view.service ?? (span?.service === undefined ? undefined : { name: span.service });
      return tracePath(context, trace.traceId, { service, spanId: span?.spanId });
    },
    [context, view.service]
  );
  const open = (point: TracePoint) => {
    visit(point.trace.traceId);
    void navigate(hrefOf(point), { state: { traceList: rows.map(({ trace }) => trace.traceId) } });
  };
  return (
    <div className={styles.found}>
      <TraceScatter
        points={points}
        selection={selection}
        isSelected={isSelected}
        visited={visited}
        timeZone={timeZone}
        onOpen={open}
        onSelection={(drawn) => onView({ ...view, selection: drawn })}
      />
      <FoundTools {...props} points={points} selected={selected.length} ticked={ticked} />
      <FoundTable
        rows={rows}
        byRoots={byRoots}
        sort={sort}
        onSort={sortBy}
        hrefOf={hrefOf}
        visited={visited}
        onVisit={visit}
        ticked={ticked}
        onTick={tick}
        timeZone={timeZone}
      />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  found: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), minWidth: 0 }),
});
