import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { useVirtualizer } from '@tanstack/react-virtual';
import React, { useId, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { mapRows, type MapRow } from '../../../analysis/map/mapRows';
import { serviceKey } from '../../../model/service';
import { observeViewport } from '../../parts/virtualRows';
import { choosePlace } from './choosePlace';
import { pointedAt } from './rowPointer';
import { nextSort, sortedRows, worstFirstSort } from './rowSort';
import { TwinHead } from './TwinHead';
import type { TwinProps } from './twinProps';
import { TwinRow, twinRowHeight } from './TwinRow';
import { getTwinStyles } from './twinStyles';
import { useActiveRow } from './useActiveRow';

/** All places of the map as rows, those in trouble first. Only rows in sight are in the document. */
export function TwinTable(props: TwinProps) {
  const { map, marks, view, onLook } = props;
  const styles = useStyles2(getTwinStyles);
  const id = useId();
  const viewport = useRef<HTMLDivElement>(null);
  const [sort, setSort] = useState(worstFirstSort);
  const all = useMemo(() => mapRows(map, marks), [map, marks]);
  const rows = useMemo(() => sortedRows(all, sort, t), [all, sort]);
  const keys = useMemo(() => rows.map(({ place }) => place.key), [rows]);
  const list = useRowsInSight(viewport, rows);
  const active = useActiveRow({
    keys,
    first: view.selected && serviceKey(view.selected),
    onMove: (index) => {
      list.scrollToIndex(index);
      onLook(keys[index]);
    },
  });
  const choose = (index: number | undefined) => {
    const row = index === undefined ? undefined : rows[index];
    if (row) {
      choosePlace(row.place, props);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!active.hear(event) && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      choose(active.at);
    }
  };
  return (
    <div ref={viewport} className={styles.viewport} onMouseLeave={() => onLook(undefined)}>
      <div
        role="grid"
        tabIndex={0}
        className={styles.grid}
        aria-label={t('map.twin.table-label', 'The map as a table')}
        aria-rowcount={rows.length + 1}
        aria-activedescendant={rows.length > 0 ? `${id}-${active.at}` : undefined}
        onKeyDown={(event) => event.target === event.currentTarget && onKeyDown(event)}
        onClick={(event) => choose(pointedAt(event)?.index)}
        onMouseOver={(event) => onLook(keys[pointedAt(event)?.index ?? -1])}
        onFocus={(event) => event.target === event.currentTarget && onLook(keys[active.at])}
        onBlur={() => onLook(undefined)}
        data-testid="map-table"
      >
        <TwinHead sort={sort} onSort={(column) => setSort(nextSort(sort, column))} />
        <div role="rowgroup" className={styles.body} style={{ height: list.getTotalSize() }}>
          <RowsInSight {...props} id={id} rows={rows} list={list} at={active.at} />
        </div>
      </div>
    </div>
  );
}

interface RowsProps extends TwinProps {
  readonly id: string;
  readonly rows: readonly MapRow[];
  readonly list: ReturnType<typeof useRowsInSight>;
  readonly at: number;
}

function RowsInSight({ id, rows, list, at, ...props }: RowsProps) {
  return list.getVirtualItems().map(({ index, start }) => {
    const row = rows[index];
    return (
      row && (
        <TwinRow
          key={row.place.key}
          {...props}
          id={`${id}-${index}`}
          index={index}
          row={row}
          top={start}
          isActive={index === at}
        />
      )
    );
  });
}

/** Higher than the place it has at first, so that rows are there before it is measured. */
const assumedHeight = 380;

function useRowsInSight(viewport: RefObject<HTMLDivElement | null>, rows: readonly MapRow[]) {
  return useVirtualizer({
    count: rows.length,
    getScrollElement: () => viewport.current,
    estimateSize: () => twinRowHeight,
    getItemKey: (index) => rows[index]?.place.key ?? index,
    initialRect: { width: 600, height: assumedHeight },
    observeElementRect: useMemo(() => observeViewport<HTMLDivElement>(assumedHeight), []),
    scrollPaddingStart: twinRowHeight,
    overscan: 10,
  });
}
