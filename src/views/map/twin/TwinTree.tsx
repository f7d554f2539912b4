import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { useVirtualizer } from '@tanstack/react-virtual';
import React, { useId, useMemo, useRef, type KeyboardEvent, type MouseEvent, type RefObject } from 'react';
import { unreachable } from '../../../model/outcome';
import { serviceKey } from '../../../model/service';
import { observeViewport } from '../../parts/virtualRows';
import { choosePlace } from './choosePlace';
import { TreeItem } from './TreeItem';
import { pointedAt } from './rowPointer';
import { clickMove, treeMove, type TreeMove } from './treeMove';
import type { ShownRow } from './treeRows';
import type { TwinProps } from './twinProps';
import { twinRowHeight } from './TwinRow';
import { getTwinStyles } from './twinStyles';
import { useActiveRow } from './useActiveRow';
import { useTree } from './useTree';

/** Where requests come in, and whom each calls, as far as it is opened. */
export function TwinTree(props: TwinProps) {
  const { view, onLook } = props;
  const styles = useStyles2(getTwinStyles);
  const id = useId();
  const viewport = useRef<HTMLDivElement>(null);
  const { rows, setOpen } = useTree(props);
  const list = useRowsInSight(viewport, rows);
  const keys = useMemo(() => rows.map(({ key }) => key), [rows]);
  const active = useActiveRow({
    keys,
    first: firstOf(rows, view.selected && serviceKey(view.selected)),
    onMove: (index) => {
      list.scrollToIndex(index);
      onLook(rows[index]?.row.place.key);
    },
  });
  const make = (move: TreeMove | undefined, index: number) => {
    const shown = rows[index];
    if (shown && move) {
      moveTree(move, shown, { ...props, setOpen, moveTo: active.moveTo });
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const move = active.hear(event) ? undefined : treeMove(event, rows, active.at);
    if (move) {
      event.preventDefault();
      make(move, active.at);
    }
  };
  const onClick = (event: MouseEvent) => {
    const pointed = pointedAt(event);
    const shown = pointed && rows[pointed.index];
    if (shown) {
      make(clickMove(shown, pointed.part), pointed.index);
    }
  };
  return (
    <div ref={viewport} className={styles.viewport} onMouseLeave={() => onLook(undefined)}>
      <div
        role="tree"
        tabIndex={0}
        className={styles.grid}
        style={{ height: list.getTotalSize(), position: 'relative' }}
        aria-label={t('map.twin.tree-label', 'The map as a tree of calls')}
        aria-activedescendant={rows.length > 0 ? `${id}-${active.at}` : undefined}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onMouseOver={(event) => onLook(rows[pointedAt(event)?.index ?? -1]?.row.place.key)}
        onFocus={() => onLook(rows[active.at]?.row.place.key)}
        onBlur={() => onLook(undefined)}
        data-testid="map-tree"
      >
        <RowsInSight {...props} id={id} rows={rows} list={list} at={active.at} />
      </div>
    </div>
  );
}

interface RowsProps extends TwinProps {
  readonly id: string;
  readonly rows: readonly ShownRow[];
  readonly list: ReturnType<typeof useRowsInSight>;
  readonly at: number;
}

function RowsInSight({ id, rows, list, at, ...props }: RowsProps) {
  return list.getVirtualItems().map(({ index, start }) => {
    const shown = rows[index];
    return (
      shown && (
        <TreeItem
          key={shown.key}
          {...props}
          id={`${id}-${index}`}
          index={index}
          shown={shown}
          top={start}
          isActive={index === at}
        />
      )
    );
  });
}

interface Moving extends Pick<TwinProps, 'onSelect' | 'onToggle'> {
  readonly setOpen: (key: string, isOpen: boolean) => void;
  readonly moveTo: (index: number) => void;
}

function moveTree(move: TreeMove, { key, row }: ShownRow, { setOpen, moveTo, ...choosing }: Moving): void {
  switch (move.is) {
    case 'open':
      setOpen(key, move.isOpen);
      break;
    case 'to':
      moveTo(move.index);
      break;
    case 'choose':
      choosePlace(row.place, choosing);
      break;
    case 'choose-call':
      choosing.onSelect({ edge: move.ends });
      break;
    default:
      unreachable(move);
  }
}

function firstOf(rows: readonly ShownRow[], selected: string | undefined): string | undefined {
  return selected === undefined ? undefined : rows.find(({ row }) => row.place.key === selected)?.key;
}

/** Higher than the place it has at first, so that rows are there before it is measured. */
const assumedHeight = 380;

function useRowsInSight(viewport: RefObject<HTMLDivElement | null>, rows: readonly ShownRow[]) {
  return useVirtualizer({
    count: rows.length,
    getScrollElement: () => viewport.current,
    estimateSize: () => twinRowHeight,
    getItemKey: (index) => rows[index]?.key ?? index,
    initialRect: { width: 600, height: assumedHeight },
    observeElementRect: useMemo(() => observeViewport<HTMLDivElement>(assumedHeight), []),
    overscan: 10,
  });
}
