import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { defaultRangeExtractor, useVirtualizer, type Range, type Virtualizer } from '@tanstack/react-virtual';
import React, { memo, useCallback, useLayoutEffect, useMemo, useRef, type RefObject } from 'react';
import type { Row } from '../../analysis/waterfall';
import { readSpanId, type SpanId } from '../../model/ids';
import type { Trace } from '../../model/trace';
import type { Ms } from '../../model/units';
import { serviceColours } from '../parts/serviceColour';
import { observeViewport } from '../parts/virtualRows';
import { Minimap } from './Minimap';
import { rowHeight, SpanRow } from './SpanRow';
import { TimeAxis } from './TimeAxis';
import { waterfallMove, type WaterfallMove } from './waterfallMove';
import { getNameStyles, getRowStyles } from './waterfallStyles';

/** Assumed until the viewport is measured. */
const usualHeight = 560;

interface Props {
  readonly trace: Trace;
  /** The spans of the trace that are not folded away. */
  readonly rows: readonly Row[];
  readonly total: Ms;
  readonly selected: SpanId | undefined;
  readonly onMove: (move: WaterfallMove) => void;
}

/** The spans of a trace on one time axis; only the rows in sight are in the document. */
export const Waterfall = memo(function Waterfall({ trace, rows, total, selected, onMove }: Props) {
  const styles = useStyles2(getStyles);
  const rowStyles = useStyles2(getRowStyles);
  const nameStyles = useStyles2(getNameStyles);
  const lineStyles = useMemo(() => ({ ...rowStyles, ...nameStyles }), [rowStyles, nameStyles]);
  const colourOf = useColours(trace);
  const viewport = useRef<HTMLDivElement>(null);
  const index = useMemo(() => rows.findIndex((row) => row.span.spanId === selected), [rows, selected]);
  const list = useRowsInSight(viewport, rows, index);
  const { first, last } = inSight(list.range, rows.length);
  useFollowing(viewport, index, list);
  return (
    <div className={styles.frame}>
      <Minimap
        rows={rows}
        colourOf={colourOf}
        total={total}
        first={first}
        last={last}
        onJump={(row) => list.scrollToIndex(row, { align: 'center' })}
      />
      <TimeAxis total={total} />
      <div
        ref={viewport}
        className={styles.viewport}
        role="treegrid"
        tabIndex={index < 0 ? 0 : -1}
        aria-label={t('trace.waterfall', 'Spans of the trace')}
        aria-rowcount={rows.length}
        aria-colcount={3}
        data-testid="trace-waterfall"
        onKeyDown={(event) => hearKey(event, waterfallMove(event.key, rows, index), onMove)}
        onClick={(event) => hearClick(event, onMove)}
      >
        <div role="rowgroup" className={styles.rows} style={{ height: rows.length * rowHeight }}>
          {list.getVirtualItems().map((item) => {
            const row = rows[item.index];
            return (
              row && (
                <SpanRow
                  key={item.key}
                  row={row}
                  index={item.index}
                  top={item.start}
                  total={total}
                  selected={item.index === index}
                  look={colourOf(row.span.service.name)}
                  styles={lineStyles}
                />
              )
            );
          })}
        </div>
      </div>
    </div>
  );
});

/** Of the whole trace, so that folding a span changes no colours. */
function useColours({ spans }: Trace) {
  const theme = useTheme2();
  return useMemo(() => {
    const names = spans.map(({ service }) => service.name);
    return serviceColours(names, theme);
  }, [spans, theme]);
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
    overscan: 12,
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
  const row = target?.closest('[data-span-id]');
  const spanId = readSpanId(row?.getAttribute('data-span-id'));
  if (spanId) {
    onMove(target?.closest('[data-toggle]') ? { is: 'toggle', spanId } : { is: 'select', spanId, how: 'choose' });
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  frame: css({ display: 'flex', flexDirection: 'column', minWidth: 0, minHeight: 0, height: '100%' }),
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
