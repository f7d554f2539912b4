import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { InlineSwitch, useStyles2 } from '@grafana/ui';
import { useVirtualizer } from '@tanstack/react-virtual';
import React, {
  memo,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import { useNavigate } from 'react-router-dom';
import type { DifferenceGroup, TraceDifference } from '../../analysis/traceDifference';
import type { TraceNode } from '../../analysis/traceTree';
import type { ServiceColour } from '../parts/serviceColour';
import { observeViewport } from '../parts/virtualRows';
import { DifferenceHead, differenceRowHeight, DifferenceRowView, getDifferenceStyles } from './DifferenceRowView';
import { differenceMove, differenceRows, type DifferenceMove, type DifferenceRow } from './differenceRows';

interface Props {
  readonly difference: TraceDifference;
  readonly colourOf: (service: string) => ServiceColour;
  /** Where a span of one of the traces is. */
  readonly hrefOf: (side: 'before' | 'after', node: TraceNode) => string | undefined;
}

const tallest = 560;

/** The call paths of both traces as one tree, with what each took in either. */
export const DifferenceTree = memo(function DifferenceTree({ difference, colourOf, hrefOf }: Props) {
  const styles = useStyles2(getStyles);
  const rowStyles = useStyles2(getDifferenceStyles);
  const tree = useRows(difference);
  const { rows, at, onlyDifferences } = tree;
  const viewport = useRef<HTMLDivElement>(null);
  const list = useRowsInSight(viewport, rows);
  useFollowing(viewport, at, list.scrollToIndex);
  const navigate = useNavigate();
  const move = (wanted: DifferenceMove) => {
    const href = wanted.is === 'open' ? hrefOfSlowest(wanted.group, hrefOf) : undefined;
    return href ? void navigate(href) : tree.move(wanted);
  };
  return (
    <section aria-label={t('compare.tree', 'Call paths of both traces')}>
      <Head only={onlyDifferences} onOnly={tree.setOnly} />
      <div
        role="treegrid"
        tabIndex={-1}
        aria-label={t('compare.tree', 'Call paths of both traces')}
        aria-rowcount={rows.length}
      >
        <DifferenceHead styles={rowStyles} />
        <div
          ref={viewport}
          className={styles.viewport}
          style={{ height: Math.min(tallest, Math.max(rows.length, 1) * differenceRowHeight + 2) }}
          role="presentation"
          data-testid="compare-tree"
          onKeyDown={(event) => hearKey(event, rows, { at, move })}
          onClick={(event) => hearClick(event, rows, move)}
        >
          {rows.length === 0 && t('compare.no-differences', 'Nothing differs.')}
          <div role="rowgroup" className={styles.rows} style={{ height: list.getTotalSize() }}>
            {list.getVirtualItems().map(({ key, index, start }) => {
              const row = rows[index];
              return (
                row && (
                  <DifferenceRowView
                    key={key}
                    row={row}
                    index={index}
                    top={start}
                    current={index === at}
                    difference={difference}
                    look={colourOf(row.group.service.name)}
                    styles={rowStyles}
                    hrefOf={hrefOf}
                  />
                )
              );
            })}
          </div>
        </div>
      </div>
    </section>
  );
});

interface HeadProps {
  readonly only: boolean;
  readonly onOnly: (only: boolean) => void;
}

function Head({ only, onOnly }: HeadProps) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.head}>
      <h3 className={styles.title}>{t('compare.tree', 'Call paths of both traces')}</h3>
      <InlineSwitch
        transparent
        showLabel
        label={t('compare.only-differences', 'Only differences')}
        value={only}
        onChange={() => onOnly(!only)}
      />
    </div>
  );
}

function useRows({ order }: TraceDifference) {
  const [folded, setFolded] = useState<ReadonlySet<DifferenceGroup>>(new Set());
  const [onlyDifferences, setOnly] = useState(false);
  const [current, setCurrent] = useState<DifferenceGroup>();
  const rows = useMemo(() => differenceRows(order, { folded, onlyDifferences }), [order, folded, onlyDifferences]);
  const at = Math.max(
    0,
    rows.findIndex(({ group }) => group === current)
  );
  const move = (wanted: DifferenceMove) => {
    if (wanted.is === 'toggle') {
      const after = new Set(folded);
      if (!after.delete(wanted.group)) {
        after.add(wanted.group);
      }
      setFolded(after);
    }
    setCurrent(wanted.is === 'go' ? rows[wanted.to]?.group : wanted.group);
  };
  return { rows, at, move, onlyDifferences, setOnly };
}

function hrefOfSlowest({ before, after }: DifferenceGroup, hrefOf: Props['hrefOf']): string | undefined {
  if (after.slowest) {
    return hrefOf('after', after.slowest);
  }
  return before.slowest && hrefOf('before', before.slowest);
}

interface KeyWays {
  readonly at: number;
  readonly move: (wanted: DifferenceMove) => void;
}

function hearKey(event: KeyboardEvent, rows: readonly DifferenceRow[], { at, move }: KeyWays) {
  const isChord = event.ctrlKey || event.metaKey || event.altKey;
  const onLink = event.target instanceof Element && event.target.closest('a, button') !== null;
  const wanted = isChord || (onLink && event.key === 'Enter') ? undefined : differenceMove(event.key, rows, at);
  if (wanted) {
    event.preventDefault();
    move(wanted);
  }
}

function hearClick(event: React.MouseEvent, rows: readonly DifferenceRow[], move: KeyWays['move']) {
  const target = event.target instanceof Element ? event.target : undefined;
  const index = Number(target?.closest('[data-index]')?.getAttribute('data-index') ?? Number.NaN);
  const group = rows[index]?.group;
  if (group && !target?.closest('a')) {
    move(target?.closest('[data-toggle]') ? { is: 'toggle', group } : { is: 'go', to: index });
  }
}

function useRowsInSight(viewport: RefObject<HTMLDivElement | null>, rows: readonly DifferenceRow[]) {
  return useVirtualizer({
    count: rows.length,
    getScrollElement: () => viewport.current,
    estimateSize: useCallback(() => differenceRowHeight, []),
    initialRect: { width: 1000, height: tallest },
    observeElementRect: useMemo(() => observeViewport<HTMLDivElement>(tallest), []),
    overscan: 6,
  });
}

function useFollowing(viewport: RefObject<HTMLDivElement | null>, at: number, scrollTo: (index: number) => void) {
  useEffect(() => {
    const frame = viewport.current;
    if (frame?.contains(frame.ownerDocument.activeElement)) {
      scrollTo(at);
      frame.querySelector<HTMLElement>(`[data-index="${at}"]`)?.focus({ preventScroll: true });
    }
  }, [viewport, at, scrollTo]);
}

const getStyles = (theme: GrafanaTheme2) => ({
  head: css({ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: theme.spacing(1) }),
  title: css({ margin: 0, fontSize: theme.typography.h6.fontSize }),
  viewport: css({
    overflowX: 'hidden',
    overflowY: 'auto',
    scrollbarGutter: 'stable',
    overflowAnchor: 'none',
    borderTop: `1px solid ${theme.colors.border.weak}`,
  }),
  rows: css({ position: 'relative', width: '100%' }),
});
