import type { Translate } from '../../grafana/translate';
import { unreachable } from '../../model/outcome';
import type { ServiceRed } from '../../model/red';
import { serviceKey } from '../../model/service';

export const sortColumns = ['service', 'state', 'rate', 'errors', 'p95'] as const;
export type SortColumn = (typeof sortColumns)[number];

export interface Sort {
  readonly by: SortColumn;
  readonly direction: 'ascending' | 'descending';
}

/** How rows stand until someone sorts by hand. */
export const worstFirstSort: Sort = { by: 'state', direction: 'descending' };

export function isWorstFirst({ by, direction }: Sort): boolean {
  return by === worstFirstSort.by && direction === worstFirstSort.direction;
}

export function columnTitle(column: SortColumn, t: Translate): string {
  switch (column) {
    case 'service':
      return t('overview.table.service', 'Service');
    case 'state':
      return t('overview.table.state', 'State');
    case 'rate':
      return t('overview.table.rate', 'Rate');
    case 'errors':
      return t('overview.table.errors', 'Errors');
    case 'p95':
      return t('overview.table.p95', 'p95');
    default:
      return unreachable(column);
  }
}

/** Names begin with A, figures with the highest; the same column again turns round. */
export function nextSort(sort: Sort, column: SortColumn): Sort {
  if (sort.by === column) {
    return { by: column, direction: sort.direction === 'ascending' ? 'descending' : 'ascending' };
  }
  return { by: column, direction: column === 'service' ? 'ascending' : 'descending' };
}

/** `worstOrder` settles ties and is itself the order by state. What was not measured stands last either way. */
export function sorted(worstOrder: readonly ServiceRed[], { by, direction }: Sort): readonly ServiceRed[] {
  const sign = direction === 'ascending' ? 1 : -1;
  if (by === 'state') {
    return direction === 'descending' ? worstOrder : [...worstOrder].reverse();
  }
  if (by === 'service') {
    return [...worstOrder].sort((a, b) => sign * a.service.name.localeCompare(b.service.name));
  }
  return [...worstOrder].sort((a, b) => {
    const [one, other] = [figureOf(a, by), figureOf(b, by)];
    if (one === undefined || other === undefined) {
      return Number(one === undefined) - Number(other === undefined);
    }
    return sign * (one - other);
  });
}

function figureOf({ red }: ServiceRed, by: 'rate' | 'errors' | 'p95'): number | undefined {
  return by === 'p95' ? red.duration?.p95 : red[by];
}

/** Rows in the order of `keys`, each in its place whatever its values are now; new ones at the end. */
export function keptOrder(services: readonly ServiceRed[], keys: readonly string[]): readonly ServiceRed[] {
  const byKey = new Map(services.map((service) => [keyOf(service), service]));
  const kept = keys.flatMap((key) => byKey.get(key) ?? []);
  const known = new Set(keys);
  return [...kept, ...services.filter((service) => !known.has(keyOf(service)))];
}

/** By this a row is known from one answer to the next. */
export const keyOf = ({ service }: ServiceRed) => serviceKey(service);
