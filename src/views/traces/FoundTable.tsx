import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import { useVirtualizer } from '@tanstack/react-virtual';
import React, { useMemo, useRef, type RefObject } from 'react';
import type { TracePoint } from '../../analysis/tracePoint';
import type { TraceId } from '../../model/ids';
import { observeViewport } from '../parts/virtualRows';
import { foundColumns, rootColumns, type FoundColumn, type FoundSort } from './foundOrder';
import { FoundRow } from './FoundRow';
import { foundColumnTitle } from './tracesTexts';

export const rowHeight = 33;
const highest = 560;

interface Props {
  readonly rows: readonly TracePoint[];
  /** The spans that were found are the roots, and need no column of their own. */
  readonly byRoots: boolean;
  readonly sort: FoundSort;
  readonly onSort: (column: FoundColumn) => void;
  readonly hrefOf: (point: TracePoint) => string;
  readonly visited: ReadonlySet<TraceId>;
  readonly onVisit: (id: TraceId) => void;
  readonly ticked: readonly TraceId[];
  readonly onTick: (id: TraceId) => void;
  readonly timeZone?: string;
}

/** Found traces as rows, each a link to its trace; only those in sight are in the document. */
export function FoundTable(props: Props) {
  const { rows, byRoots, sort, onSort, hrefOf, visited, onVisit, ticked, onTick, timeZone } = props;
  const styles = useStyles2(getStyles);
  const viewport = useRef<HTMLDivElement>(null);
  const height = Math.min(highest, (rows.length + 1) * rowHeight + 2);
  const list = useRowsInSight(viewport, rows, height);
  const longest = useMemo(() => rows.reduce((most, { took }) => Math.max(most, took), 0), [rows]);
  // `[` and `]` on the trace's page walk the list in the order in which it stands here.
  const traceList = useMemo(() => rows.map(({ trace }) => trace.traceId), [rows]);
  const items = list.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = list.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <div ref={viewport} className={styles.viewport} style={{ height }}>
      <table className={styles.table} aria-rowcount={rows.length + 1} data-testid="found-traces">
        <thead>
          <tr>
            <th scope="col" className={styles.tick} aria-label={t('traces.column.tick', 'Compare')} />
            {(byRoots ? rootColumns : foundColumns).map((column) => (
              <Head key={column} column={column} sort={sort} onSort={onSort} className={styles[column]} />
            ))}
            <th scope="col" className={styles.id}>
              {t('traces.column.id', 'Trace')}
            </th>
          </tr>
        </thead>
        <tbody>
          <Gap height={above} />
          {items.map(({ index, key }) => {
            const point = rows[index];
            return (
              point && (
                <FoundRow
                  key={key}
                  index={index}
                  byRoots={byRoots}
                  point={point}
                  href={hrefOf(point)}
                  traceList={traceList}
                  longest={longest}
                  visited={visited.has(point.trace.traceId)}
                  onVisit={onVisit}
                  ticked={ticked.includes(point.trace.traceId)}
                  onTick={onTick}
                  timeZone={timeZone}
                />
              )
            );
          })}
          <Gap height={below} />
        </tbody>
      </table>
    </div>
  );
}

function useRowsInSight(viewport: RefObject<HTMLDivElement | null>, rows: readonly TracePoint[], height: number) {
  return useVirtualizer({
    count: rows.length,
    getScrollElement: () => viewport.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.trace.traceId ?? index,
    initialRect: { width: 800, height },
    observeElementRect: useMemo(() => observeViewport<HTMLDivElement>(height), [height]),
    overscan: 10,
  });
}

/** In place of rows that are out of sight. */
function Gap({ height }: { readonly height: number }) {
  return height > 0 ? (
    <tr aria-hidden="true" style={{ height }}>
      <td />
    </tr>
  ) : null;
}

interface HeadProps {
  readonly column: FoundColumn;
  readonly sort: FoundSort;
  readonly onSort: (column: FoundColumn) => void;
  readonly className: string;
}

function Head({ column, sort, onSort, className }: HeadProps) {
  const styles = useStyles2(getHeadStyles);
  const isSorted = sort.by === column;
  return (
    <th scope="col" aria-sort={isSorted ? sort.direction : 'none'} className={cx(styles.head, className)}>
      <button type="button" className={styles.sort} onClick={() => onSort(column)}>
        {foundColumnTitle(column, t)}
        <span className={styles.mark}>
          {isSorted && <Icon name={sort.direction === 'ascending' ? 'arrow-up' : 'arrow-down'} size="sm" />}
        </span>
      </button>
    </th>
  );
}

const getHeadStyles = (theme: GrafanaTheme2) => ({
  head: css({ position: 'sticky', top: 0, zIndex: 1, background: theme.colors.background.primary }),
  sort: css({
    display: 'inline-flex',
    alignItems: 'center',
    padding: 0,
    border: 'none',
    background: 'none',
    color: theme.colors.text.secondary,
    fontWeight: theme.typography.fontWeightMedium,
    '&:hover': { color: theme.colors.text.primary },
  }),
  // Room for the arrow, so that nothing moves when it comes.
  mark: css({ display: 'inline-flex', width: 16 }),
});

const getStyles = (theme: GrafanaTheme2) => ({
  viewport: css({ overflow: 'auto', overflowAnchor: 'none', minWidth: 0 }),
  table: css({
    width: '100%',
    minWidth: 520,
    tableLayout: 'fixed',
    borderCollapse: 'separate',
    borderSpacing: 0,
    '& th, & td': {
      padding: theme.spacing(0, 1),
      height: rowHeight,
      textAlign: 'left',
      borderBottom: `1px solid ${theme.colors.border.weak}`,
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
    },
    '& thead th': { position: 'sticky', top: 0, background: theme.colors.background.primary, zIndex: 1 },
    '& thead th:last-child': { color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightMedium },
  }),
  tick: css({ width: 36 }),
  start: css({ width: 160 }),
  root: css({}),
  span: css({}),
  took: css({ width: 210, '@container page (max-width: 1000px)': { width: 100 } }),
  matched: css({ width: 84, '@container page (max-width: 1000px)': { display: 'none' } }),
  state: css({ width: 84 }),
  id: css({ width: 150, '@container page (max-width: 1000px)': { display: 'none' } }),
});
