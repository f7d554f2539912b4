import type { TracePoint } from '../../analysis/tracePoint';
import type { TraceId } from '../../model/ids';

export const foundColumns = ['start', 'root', 'span', 'took', 'matched', 'state'] as const;
export type FoundColumn = (typeof foundColumns)[number];

/** Where each trace stands there by its root, the span that was found is the root. */
export const rootColumns: readonly FoundColumn[] = ['start', 'root', 'took', 'state'];

export interface FoundSort {
  readonly by: FoundColumn;
  readonly direction: 'ascending' | 'descending';
}

/** As traces come: the newest first. */
export const newestFirst: FoundSort = { by: 'start', direction: 'descending' };

/** Names begin with A, figures and times with the highest; the same column again turns round. */
export function nextFoundSort(sort: FoundSort, by: FoundColumn): FoundSort {
  if (sort.by === by) {
    return { by, direction: sort.direction === 'ascending' ? 'descending' : 'ascending' };
  }
  return { by, direction: by === 'root' || by === 'span' ? 'ascending' : 'descending' };
}

/** Equal ones stand by time, the newest first. */
export function sortedFound(points: readonly TracePoint[], { by, direction }: FoundSort): readonly TracePoint[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return [...points].sort((a, b) => sign * order(a, b, by) || b.at - a.at);
}

/** Rows known from before keep their places, new ones come first, as newest do. */
export function keptFound(points: readonly TracePoint[], order: readonly TraceId[]): readonly TracePoint[] {
  const places = new Map(order.map((id, place) => [id, place]));
  const placeOf = ({ trace }: TracePoint) => places.get(trace.traceId) ?? -1;
  return [...points].sort((a, b) => placeOf(a) - placeOf(b) || b.at - a.at);
}

function order(a: TracePoint, b: TracePoint, by: FoundColumn): number {
  switch (by) {
    case 'start':
      return a.at - b.at;
    case 'took':
      return a.took - b.took;
    case 'matched':
      return a.trace.matched.length - b.trace.matched.length;
    case 'state':
      return Number(a.failed) - Number(b.failed);
    case 'root':
      return rootText(a).localeCompare(rootText(b));
    case 'span':
      return spanText(a).localeCompare(spanText(b));
  }
}

function rootText({ trace }: TracePoint): string {
  return `${trace.rootService ?? ''} ${trace.rootOperation ?? ''}`;
}

function spanText({ span }: TracePoint): string {
  return `${span?.service ?? ''} ${span?.operation ?? ''}`;
}
