import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { defaultRangeExtractor, useVirtualizer, type Range, type Virtualizer } from '@tanstack/react-virtual';
import React, { Fragment, memo, useCallback, useLayoutEffect, useMemo, useRef, type RefObject } from 'react';
import type { Piece } from '../../analysis/ownWork';
import { timesUsual } from '../../analysis/rowFilter';
import type { Row } from '../../analysis/waterfall';
import { readSpanId, type SpanId } from '../../model/ids';
import type { LogMarks } from '../../model/spanLogs';
import type { Ms } from '../../model/units';
import type { UsualDurations } from '../../model/usual';
import type { ServiceColour } from '../parts/serviceColour';
import { observeViewport } from '../parts/virtualRows';
import { Minimap } from './Minimap';
import { rowHeight, SpanRow } from './SpanRow';
import { GridLines, TimeAxis } from './TimeAxis';
import { useZoomWheel } from './useZoomWheel';
import { waterfallMove, type WaterfallMove } from './waterfallMove';
import { getNameStyles, getPillStyles, getRowStyles, getTrackStyles, roomForRows } from './waterfallStyles';
import { sightOf, type OnZoom, type Sight } from './zoom';

/** Assumed until the viewport is measured. */
const usualHeight = 560;
/** So many rows are drawn above and below what is in sight. */
const overscan = 8;

interface Props {
  /** The spans of the trace that are not folded away. */
  readonly rows: readonly Row[];
  readonly notes: RowNotes;
  readonly total: Ms;
  readonly zoom: Sight | undefined;
  readonly onZoom: OnZoom;
  readonly colourOf: (service: string) => ServiceColour;
  readonly selected: SpanId | undefined;
  readonly onMove: (move: WaterfallMove) => void;
  /** Told on which span's row the pointer is. */
  readonly onPoint?: (spanId: SpanId | undefined) => void;
}

/** The critical path, by span. */
export interface PathNotes {
  readonly pieces: ReadonlyMap<SpanId, readonly Piece[]>;
  readonly shares: ReadonlyMap<SpanId, Ms>;
  /** How long all of it is. */
  readonly whole: Ms;
}

/** What is to be said of the rows besides what they are. */
export interface RowNotes {
  readonly path: PathNotes;
  readonly usual?: UsualDurations;
  readonly logMarks?: LogMarks;
  /** The spans that one looks for; undefined while nothing is looked for. */
  readonly found?: ReadonlySet<SpanId>;
}

/** The spans of a trace on one time axis; only the rows in sight are in the document. */
export const Waterfall = memo(function Waterfall({
  rows,
  notes,
  total,
  selected,
  colourOf,
  onMove,
  onPoint,
  ...zooming
}: Props) {
  const styles = useStyles2(getStyles);
  const sight = useMemo(() => sightOf(zooming.zoom, total), [zooming.zoom, total]);
  const viewport = useRef<HTMLDivElement>(null);
  const index = useMemo(() => rows.findIndex((row) => row.span.spanId === selected), [rows, selected]);
  const list = useRowsInSight(viewport, rows, index);
  const { first, last } = inSight(list.range, rows.length);
  useFollowing(viewport, index, list);
  useZoomWheel(viewport, { sight, total, onZoom: zooming.onZoom });
  return (
    <div className={styles.frame}>
      <Minimap
        rows={rows}
        path={notes.path.pieces}
        colourOf={colourOf}
        total={total}
        sight={sight}
        first={first}
        last={last}
        onJump={(row) => list.scrollToIndex(row, { align: 'center' })}
        onZoom={zooming.onZoom}
      />
      <TimeAxis sight={sight} />
      <div
        ref={viewport}
        className={styles.viewport}
        role="treegrid"
        tabIndex={index < 0 ? 0 : -1}
        aria-label={t('trace.waterfall', 'Spans of the trace')}
        aria-rowcount={rows.length}
        aria-colcount={4}
        data-testid="trace-waterfall"
        onKeyDown={(event) => hearKey(event, waterfallMove(event.key, rows, index), onMove)}
        onClick={(event) => hearClick(event, onMove)}
        onPointerOver={onPoint && ((event) => onPoint(spanAt(event.target)))}
        onPointerLeave={onPoint && (() => onPoint(undefined))}
      >
        <div role="rowgroup" className={styles.rows} style={{ height: rows.length * rowHeight }}>
          <GridLines sight={sight} />
          <RowsInSight list={list} rows={rows} notes={notes} sight={sight} selected={index} colourOf={colourOf} />
        </div>
      </div>
    </div>
  );
});

interface RowsProps extends Pick<Props, 'rows' | 'notes' | 'colourOf'> {
  readonly list: Virtualizer<HTMLDivElement, Element>;
  readonly sight: Sight;
  readonly selected: number;
}

/**
 * Rows follow one another, and an empty piece stands for those that are not in the document. A place of its own for each
 * row would be a style of its own: the browser then works out the styles of all in it anew instead of remembering them.
 */
function RowsInSight({ list, rows, notes, sight, selected, colourOf }: RowsProps) {
  const rowStyles = useStyles2(getRowStyles);
  const nameStyles = useStyles2(getNameStyles);
  const trackStyles = useStyles2(getTrackStyles);
  const pillStyles = useStyles2(getPillStyles);
  const styles = useMemo(
    () => ({ ...rowStyles, ...nameStyles, ...trackStyles, ...pillStyles }),
    [rowStyles, nameStyles, trackStyles, pillStyles]
  );
  return list.getVirtualItems().map((item, place, items) => {
    const gap = item.start - (items[place - 1]?.end ?? 0);
    const row = rows[item.index];
    return (
      row && (
        <Fragment key={item.key}>
          {gap > 0 && <div role="presentation" style={{ height: gap }} />}
          <SpanRow
            row={row}
            index={item.index}
            sight={sight}
            selected={item.index === selected}
            look={colourOf(row.span.service.name)}
            styles={styles}
            {...noted(row, notes)}
          />
        </Fragment>
      )
    );
  });
}

function noted({ node, span: { spanId } }: Row, { path, usual, logMarks, found }: RowNotes) {
  return {
    path: path.pieces.get(spanId),
    pathShare: path.shares.get(spanId),
    pathWhole: path.whole,
    times: timesUsual(node, usual),
    marks: logMarks?.get(spanId),
    found: found?.has(spanId),
  };
}

function useRowsInSight(viewport: RefObject<HTMLDivElement | null>, rows: readonly Row[], selected: number) {
  // The selected row stays in the document when it is scrolled away: it may hold the focus.
  const rangeExtractor = useCallback(
    (range: Range) => {
      const seen = defaultRangeExtractor(range);
      return selected < 0 || seen.includes(selected) ? seen : [...seen, selected].sort((a, b) => a - b);
    },
    [selected]
  );
  return useVirtualizer({
    count: rows.length,
    getScrollElement: () => viewport.current,
    estimateSize: () => rowHeight,
    getItemKey: useCallback((index: number) => rows[index]?.span.spanId ?? index, [rows]),
    initialRect: { width: 1000, height: usualHeight },
    // Starts where the selected span is in the middle, instead of jumping there after the first paint.
    initialOffset: () => Math.max(0, selected * rowHeight - usualHeight / 2),
    observeElementRect: useMemo(() => observeViewport<HTMLDivElement>(usualHeight), []),
    rangeExtractor,
    overscan,
  });
}

/** Keeps the selected row in sight, and the focus on it if the focus was in the waterfall or nowhere. */
function useFollowing(
  viewport: RefObject<HTMLDivElement | null>,
  index: number,
  list: Virtualizer<HTMLDivElement, Element>
) {
  useLayoutEffect(() => {
    const grid = viewport.current;
    if (!grid || index < 0) {
      return;
    }
    const { startIndex = index, endIndex = index } = list.range ?? {};
    const far = index < startIndex - 2 || index > endIndex + 2;
    list.scrollToIndex(index, { align: far ? 'center' : 'auto' });
    const { activeElement, body } = grid.ownerDocument;
    if (activeElement === body || grid.contains(activeElement)) {
      grid.querySelector<HTMLElement>('[aria-selected="true"]')?.focus({ preventScroll: true });
    }
  }, [viewport, index, list]);
}

function inSight(range: { startIndex: number; endIndex: number } | null, count: number) {
  return { first: range?.startIndex ?? 0, last: range?.endIndex ?? Math.max(count - 1, 0) };
}

function hearKey(event: React.KeyboardEvent, move: WaterfallMove | undefined, onMove: Props['onMove']) {
  if (move && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    onMove(move);
  }
}

function hearClick(event: React.MouseEvent, onMove: Props['onMove']) {
  const target = event.target instanceof Element ? event.target : undefined;
  const spanId = spanAt(event.target);
  if (spanId) {
    onMove(target?.closest('[data-toggle]') ? { is: 'toggle', spanId } : { is: 'select', spanId, how: 'choose' });
  }
}

function spanAt(target: EventTarget): SpanId | undefined {
  const row = target instanceof Element ? target.closest('[data-span-id]') : null;
  return readSpanId(row?.getAttribute('data-span-id'));
}

const getStyles = (theme: GrafanaTheme2) => ({
  frame: css({
    display: 'flex',
    flexDirection: 'column',
    minWidth: 0,
    minHeight: 0,
    height: '100%',
    ...roomForRows,
  }),
  viewport: css({
    position: 'relative',
    flex: 1,
    minHeight: 0,
    overflowX: 'hidden',
    overflowY: 'auto',
    scrollbarGutter: 'stable',
    overflowAnchor: 'none',
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
  rows: css({ position: 'relative', width: '100%' }),
});
