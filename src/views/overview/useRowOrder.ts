import { useMemo, useState } from 'react';
import { worstFirst, type Health } from '../../analysis/health';
import type { ServiceRed } from '../../model/red';
import {
  isWorstFirst,
  keptOrder,
  keyOf,
  nextSort,
  sorted,
  worstFirstSort,
  type Sort,
  type SortColumn,
} from './rowOrder';

interface RowOrder {
  readonly rows: readonly ServiceRed[];
  readonly sort: Sort;
  readonly sortBy: (column: SortColumn) => void;
}

/**
 * Rows in their order. Worst first follows each new answer; an order made by hand keeps every row in its place while
 * values change, and puts new services at the end.
 */
export function useRowOrder(services: readonly ServiceRed[], health: ReadonlyMap<string, Health>): RowOrder {
  const [byHand, setByHand] = useState<{ readonly sort: Sort; readonly keys: readonly string[] }>();
  const worstOrder = useMemo(() => worstFirst(services, health), [services, health]);
  const rows = useMemo(() => (byHand ? keptOrder(worstOrder, byHand.keys) : worstOrder), [worstOrder, byHand]);
  const sort = byHand?.sort ?? worstFirstSort;
  const sortBy = (column: SortColumn) => {
    const next = nextSort(sort, column);
    setByHand(isWorstFirst(next) ? undefined : { sort: next, keys: sorted(worstOrder, next).map(keyOf) });
  };
  return { rows, sort, sortBy };
}
