import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { lazy, Suspense, useCallback, useMemo, type ReactNode } from 'react';
import { piecesOfPath } from '../../analysis/ownWork';
import type { PreparedTrace } from '../../analysis/preparedTrace';
import type { SpanId } from '../../model/ids';
import type { LogMarks } from '../../model/spanLogs';
import { ms } from '../../model/units';
import type { UsualDurations } from '../../model/usual';
import type { ServiceColour } from '../parts/serviceColour';
import { Legend } from './Legend';
import { Shown } from './TraceToolbar';
import type { TraceViewState } from './TraceView';
import type { OnSelect } from './useSelection';
import { Waterfall, type RowNotes } from './Waterfall';
import type { OnZoom } from './zoom';

const FlameGraph = lazy(async () => ({ default: (await import('./FlameGraph')).FlameGraph }));
const ServiceTimes = lazy(async () => ({ default: (await import('./ServiceTimes')).ServiceTimes }));

/** Draws the story of the trace, where one is at the same span. */
export type StoryOf = (place: {
  readonly selected: SpanId | undefined;
  readonly colourOf: (service: string) => ServiceColour;
  readonly onSelect: OnSelect;
}) => ReactNode;

interface Props {
  readonly prepared: PreparedTrace;
  readonly view: TraceViewState;
  readonly usual?: UsualDurations;
  readonly logMarks?: LogMarks;
  readonly storyOf?: StoryOf;
}

/** The trace in the way that was asked for. */
export function TraceShow({ prepared, view, usual, logMarks, storyOf }: Props) {
  const styles = useStyles2(getStyles);
  const { tree } = prepared;
  const { rows, look, change, selected, colourOf } = view;
  const notes = useRowNotes({ prepared, view, usual, logMarks });
  const Other = look.show === 'flame' ? FlameGraph : ServiceTimes;
  const onZoom = useCallback<OnZoom>((zoom, how) => change({ zoom }, how), [change]);
  if (look.show === 'story' && storyOf) {
    return <>{storyOf({ selected, colourOf, onSelect: view.select })}</>;
  }
  return (
    <div className={styles.rows}>
      <div className={styles.line}>
        <Shown rows={rows.length} of={tree.order.length} onAll={view.showAll} />
        {look.show === undefined && <Legend hasLogs={logMarks !== undefined && logMarks.size > 0} />}
      </div>
      {look.show === 'flame' || look.show === 'services' ? (
        <Suspense fallback={null}>
          <div className={styles.other}>
            <Other prepared={prepared} rows={rows} selected={selected} colourOf={colourOf} onSelect={view.select} />
          </div>
        </Suspense>
      ) : (
        <Waterfall
          rows={rows}
          notes={notes}
          total={ms(tree.end - tree.start)}
          zoom={look.zoom}
          onZoom={onZoom}
          colourOf={colourOf}
          selected={selected}
          onMove={view.move}
        />
      )}
    </div>
  );
}

function useRowNotes({ prepared: { tree, path }, view: { found, picked }, usual, logMarks }: Props): RowNotes {
  const pathNotes = useMemo(
    () => ({ pieces: piecesOfPath(path, tree), shares: path.shares, whole: path.root?.duration ?? ms(0) }),
    [path, tree]
  );
  // What was picked and found at once is what is looked for.
  const sought = useMemo(() => both(found?.spans, picked), [found, picked]);
  return useMemo(() => ({ path: pathNotes, usual, logMarks, found: sought }), [pathNotes, usual, logMarks, sought]);
}

function both(a: ReadonlySet<SpanId> | undefined, b: ReadonlySet<SpanId> | undefined): ReadonlySet<SpanId> | undefined {
  return a && b ? new Set([...a].filter((one) => b.has(one))) : (a ?? b);
}

const getStyles = (theme: GrafanaTheme2) => ({
  rows: css({ display: 'flex', flexDirection: 'column', minHeight: 0, height: '100%', containerType: 'inline-size' }),
  other: css({ flex: 1, minHeight: 0, overflow: 'auto' }),
  line: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 2),
    minHeight: 24,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
