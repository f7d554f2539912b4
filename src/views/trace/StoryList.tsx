import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import React, {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
} from 'react';
import type { StoryEntry } from '../../analysis/traceStory';
import type { SpanId } from '../../model/ids';
import type { EpochMs, Ms } from '../../model/units';
import type { ServiceColour } from '../parts/serviceColour';
import { measureRow, observeViewport } from '../parts/virtualRows';
import { getStoryRowStyles, StoryRow } from './StoryRow';
import { storyMove } from './storyMove';
import { storyService } from './storyTexts';
import type { OnSelect } from './useSelection';

interface Props {
  readonly entries: readonly StoryEntry[];
  readonly gaps: ReadonlyMap<StoryEntry, Ms>;
  readonly zero: EpochMs;
  readonly selected: SpanId | undefined;
  readonly wrapped: boolean;
  readonly colourOf: (service: string) => ServiceColour;
  readonly timeZone: string | undefined;
  readonly onSelect: OnSelect;
}

const rowHeight = 27;
const usualHeight = 480;
const measured = measureRow(rowHeight);

/** The entries, only those in sight in the document. Arrows go through them, Enter selects the span of one. */
export function StoryList(props: Props) {
  const { entries, gaps, zero, selected, wrapped, colourOf, timeZone, onSelect } = props;
  const styles = useStyles2(getStyles);
  const rowStyles = useStyles2(getStoryRowStyles);
  const viewport = useRef<HTMLDivElement>(null);
  const { at, goTo } = useCursor(entries, selected);
  const list = useEntriesInSight(viewport, entries, at);
  useFollowing(viewport, at, list.scrollToIndex);
  const choose = (index: number) => chooseSpan(entries[index], () => goTo(index), onSelect);
  return (
    <div
      ref={viewport}
      className={styles.viewport}
      role="grid"
      tabIndex={-1}
      aria-label={t('trace.story-entries', 'Spans, events and log lines in the order of time')}
      aria-rowcount={entries.length}
      onKeyDown={(event) => hearKey(event, { at, count: entries.length, goTo, choose })}
      onClick={(event) => hearClick(event, choose)}
    >
      <div role="rowgroup" className={styles.rows} style={{ height: list.getTotalSize() }}>
        {list.getVirtualItems().map(({ key, index, start }) => {
          const entry = entries[index];
          return (
            entry && (
              <div
                key={key}
                ref={list.measureElement}
                role="row"
                tabIndex={index === at ? 0 : -1}
                data-index={index}
                data-testid="story-entry"
                data-kind={entry.is}
                aria-rowindex={index + 1}
                aria-selected={entry.node !== undefined && entry.node.span.spanId === selected}
                className={styles.row}
                style={{ transform: `translateY(${start}px)` }}
              >
                <StoryRow
                  entry={entry}
                  styles={rowStyles}
                  look={colourOf(storyService(entry))}
                  zero={zero}
                  timeZone={timeZone}
                  silence={gaps.get(entry)}
                  wrapped={wrapped}
                />
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}

function chooseSpan(entry: StoryEntry | undefined, goThere: () => void, onSelect: OnSelect) {
  goThere();
  if (entry?.node) {
    onSelect(entry.node.span.spanId, 'choose');
  }
}

function hearClick(event: MouseEvent, choose: (index: number) => void) {
  const target = event.target instanceof Element ? event.target : undefined;
  const index = Number(target?.closest('[data-index]')?.getAttribute('data-index') ?? Number.NaN);
  if (Number.isInteger(index) && !target?.closest('button')) {
    choose(index);
  }
}

interface KeyWays {
  readonly at: number;
  readonly count: number;
  readonly goTo: (index: number) => void;
  readonly choose: (index: number) => void;
}

function hearKey(event: KeyboardEvent, { at, count, goTo, choose }: KeyWays) {
  const isChord = event.ctrlKey || event.metaKey || event.altKey;
  const onButton = event.target instanceof Element && event.target.closest('button') !== null;
  const move = isChord || onButton ? undefined : storyMove(event.key, at, count);
  if (move) {
    event.preventDefault();
    (move.is === 'go' ? goTo : choose)(move.to);
  }
}

/** Where one is: at first where the selected span begins; later where one went, as long as the story stays. */
function useCursor(entries: readonly StoryEntry[], selected: SpanId | undefined) {
  const [gone, setGone] = useState<StoryEntry>();
  const at = useMemo(() => {
    const there = gone ? entries.indexOf(gone) : -1;
    return there >= 0
      ? there
      : Math.max(
          0,
          entries.findIndex(({ node }) => node && node.span.spanId === selected)
        );
  }, [entries, gone, selected]);
  const goTo = useCallback((index: number) => setGone(entries[index]), [entries]);
  return { at, goTo };
}

/** The current entry is always in the document, so that the focus is never lost by scrolling. */
function useEntriesInSight(viewport: RefObject<HTMLDivElement | null>, entries: readonly StoryEntry[], at: number) {
  return useVirtualizer({
    count: entries.length,
    getScrollElement: () => viewport.current,
    estimateSize: () => rowHeight,
    initialRect: { width: 800, height: usualHeight },
    observeElementRect: useMemo(() => observeViewport<HTMLDivElement>(usualHeight), []),
    measureElement: measured,
    overscan: 8,
    rangeExtractor: useCallback(
      (range: Range) => {
        const seen = defaultRangeExtractor(range);
        return seen.includes(at) || at >= entries.length ? seen : [...seen, at].sort((a, b) => a - b);
      },
      [at, entries]
    ),
  });
}

function useFollowing(viewport: RefObject<HTMLDivElement | null>, at: number, scrollTo: (index: number) => void) {
  useEffect(() => {
    scrollTo(at);
    const frame = viewport.current;
    if (frame?.contains(frame.ownerDocument.activeElement)) {
      frame.querySelector<HTMLElement>(`[data-index="${at}"]`)?.focus({ preventScroll: true });
    }
  }, [viewport, at, scrollTo]);
}

const getStyles = (theme: GrafanaTheme2) => ({
  viewport: css({
    flex: 1,
    minHeight: 0,
    overflowX: 'hidden',
    overflowY: 'auto',
    scrollbarGutter: 'stable',
    overflowAnchor: 'none',
    borderTop: `1px solid ${theme.colors.border.weak}`,
  }),
  rows: css({ position: 'relative', width: '100%' }),
  row: css({
    position: 'absolute',
    top: 0,
    left: 0,
    width: '100%',
    cursor: 'pointer',
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    '&:hover': { background: theme.colors.action.hover },
    '&[aria-selected="true"]': {
      background: theme.colors.action.selected,
      boxShadow: `inset 3px 0 0 ${theme.colors.primary.main}`,
    },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.border}`, outlineOffset: -2 },
  }),
});
