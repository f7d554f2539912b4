import { useMemo, useState } from 'react';
import type { TracePoint } from '../../analysis/tracePoint';
import type { TraceId } from '../../model/ids';
import { keptFound, newestFirst, nextFoundSort, sortedFound, type FoundColumn, type FoundSort } from './foundOrder';

/** Newest first until somebody sorts by hand; then rows keep their places while traces come and go. */
export function useFoundOrder(points: readonly TracePoint[]) {
  const [byHand, setByHand] = useState<{ readonly sort: FoundSort; readonly ids: readonly TraceId[] }>();
  const rows = useMemo(
    () => (byHand ? keptFound(points, byHand.ids) : sortedFound(points, newestFirst)),
    [points, byHand]
  );
  const sort = byHand?.sort ?? newestFirst;
  const sortBy = (column: FoundColumn) => {
    const next = nextFoundSort(sort, column);
    setByHand({ sort: next, ids: sortedFound(points, next).map(({ trace }) => trace.traceId) });
  };
  return { rows, sort, sortBy };
}
