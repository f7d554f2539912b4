import type { MapRow } from '../../../analysis/map/mapRows';
import type { Translate } from '../../../grafana/translate';
import { unreachable } from '../../../model/outcome';
import { placeTitle } from '../../topology/placeText';

export const twinColumns = ['place', 'state', 'rate', 'errors', 'p95', 'callers', 'callees'] as const;
export type TwinColumn = (typeof twinColumns)[number];

export interface TwinSort {
  readonly by: TwinColumn;
  readonly direction: 'ascending' | 'descending';
}

/** How rows stand until someone sorts by hand. */
export const worstFirstSort: TwinSort = { by: 'state', direction: 'descending' };

/** Names begin with A, figures with the highest; the same column again turns round. */
export function nextSort(sort: TwinSort, column: TwinColumn): TwinSort {
  if (sort.by === column) {
    return { by: column, direction: sort.direction === 'ascending' ? 'descending' : 'ascending' };
  }
  return { by: column, direction: column === 'place' ? 'ascending' : 'descending' };
}

/** `rows` come the worst first, which settles ties. What is not known stands last either way. */
export function sortedRows(rows: readonly MapRow[], { by, direction }: TwinSort, t: Translate): readonly MapRow[] {
  const sign = direction === 'ascending' ? 1 : -1;
  if (by === 'state') {
    return direction === 'descending' ? rows : [...rows].reverse();
  }
  if (by === 'place') {
    const named = rows.map((row) => ({ row, name: placeTitle(row.place, t) }));
    return named.sort((a, b) => sign * a.name.localeCompare(b.name)).map(({ row }) => row);
  }
  return [...rows].sort((a, b) => {
    const [one, other] = [figureOf(a, by), figureOf(b, by)];
    if (one === undefined || other === undefined) {
      return Number(one === undefined) - Number(other === undefined);
    }
    return sign * (one - other);
  });
}

function figureOf({ red, callers, callees }: MapRow, by: Exclude<TwinColumn, 'place' | 'state'>): number | undefined {
  switch (by) {
    case 'rate':
    case 'errors':
      return red[by];
    case 'p95':
      return red.duration?.p95;
    case 'callers':
      return callers;
    case 'callees':
      return callees;
    default:
      return unreachable(by);
  }
}
