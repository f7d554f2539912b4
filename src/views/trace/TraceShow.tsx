import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { lazy, Suspense, useCallback, useMemo, useState, type ReactNode } from 'react';
import { piecesOfPath } from '../../analysis/ownWork';
import type { PreparedTrace } from '../../analysis/preparedTrace';
import type { SpanId } from '../../model/ids';
import type { LogMarks } from '../../model/spanLogs';
import { ms } from '../../model/units';
import type { UsualDurations } from '../../model/usual';
import type { ServiceColour } from '../parts/serviceColour';
import type { Context } from '../routes';
import { Legend } from './Legend';
import { Shown } from './TraceToolbar';
import type { TraceViewState } from './TraceView';
import type { OnSelect } from './useSelection';
import { Waterfall, type RowNotes } from './Waterfall';
import type { OnZoom } from './zoom';

const FlameGraph = lazy(async () => ({ default: (await import('./FlameGraph')).FlameGraph }));
const TraceMap = lazy(async () => ({ default: (await import('./TraceMap')).TraceMap }));
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
  readonly context?: Context;
  readonly environment?: string;
}

/** The trace in the way that was asked for. */
export function TraceShow({ prepared, view, usual, logMarks, storyOf, context, environment }: Props) {
  const styles = useStyles2(getStyles);
  const { tree } = prepared;
  const { rows, look, change, selected, colourOf } = view;
  const hover = useHover(look.show === 'map');
  const notes = useRowNotes({ prepared, view, usual, logMarks }, hover.lit);
  const Other = look.show === 'flame' ? FlameGraph : ServiceTimes;
  const onZoom = useCallback<OnZoom>((zoom, how) => change({ zoom }, how), [change]);
  const isWaterfall = look.show !== 'flame' && look.show !== 'services';
  if (look.show === 'story' && storyOf) {
    return <>{storyOf({ selected, colourOf, onSelect: view.select })}</>;
  }
  return (
    <div className={styles.rows}>
      {look.show === 'map' && (
        <Suspense fallback={<div className={styles.mapRoom} />}>
          <TraceMap
            prepared={prepared}
            selected={selected}
            pointed={hover.pointed}
            onLight={hover.light}
            onSelect={view.select}
            context={context}
            environment={environment}
          />
        </Suspense>
      )}
      <div className={styles.line}>
        <Shown rows={rows.length} of={tree.order.length} onAll={view.showAll} />
        {isWaterfall && <Legend hasLogs={logMarks !== undefined && logMarks.size > 0} />}
      </div>
      {!isWaterfall ? (
        <Suspense fallback={null}>
          <div className={styles.other}>
            <Other prepared={prepared} rows={rows} selected={selected} colourOf={colourOf} onSelect={view.select} />
          </div>
        </Suspense>
      ) : (
        <Waterfall
          rows={rows}
          onPoint={hover.onPoint}
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

/** On the map beside the rows one points at a span's place, in the rows at the spans of a place. */
function useHover(hasMap: boolean) {
  const [pointed, point] = useState<SpanId>();
  const [lit, light] = useState<ReadonlySet<SpanId>>();
  return hasMap ? { pointed, lit, light, onPoint: point } : { light };
}

function useRowNotes(
  { prepared: { tree, path }, view: { found, picked }, usual, logMarks }: Props,
  lit: ReadonlySet<SpanId> | undefined
): RowNotes {
  const pathNotes = useMemo(
    () => ({ pieces: piecesOfPath(path, tree), shares: path.shares, whole: path.root?.duration ?? ms(0) }),
    [path, tree]
  );
  // What was picked and found at once is what is looked for.
  const sought = useMemo(() => lit ?? both(found?.spans, picked), [lit, found, picked]);
  return useMemo(() => ({ path: pathNotes, usual, logMarks, found: sought }), [pathNotes, usual, logMarks, sought]);
}

function both(a: ReadonlySet<SpanId> | undefined, b: ReadonlySet<SpanId> | undefined): ReadonlySet<SpanId> | undefined {
  return a && b ? new Set([...a].filter((one) => b.has(one))) : (a ?? b);
}

const getStyles = (theme: GrafanaTheme2) => ({
  rows: css({ display: 'flex', flexDirection: 'column', minHeight: 0, height: '100%', containerType: 'inline-size' }),
  mapRoom: css({ flex: '0 0 46%', minHeight: 220 }),
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
