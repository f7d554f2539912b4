import type { ServiceTimes, SpanTimes } from '../../analysis/serviceTimes';
import type { Translate } from '../../grafana/translate';
import { unreachable } from '../../model/outcome';

export const timesColumns = ['name', 'spans', 'errors', 'total', 'self', 'path', 'slowest'] as const;
export type TimesColumn = (typeof timesColumns)[number];

export interface TimesSort {
  readonly by: TimesColumn;
  readonly direction: 'ascending' | 'descending';
}

/** Until someone sorts by hand. */
export const usualTimesSort: TimesSort = { by: 'path', direction: 'descending' };

/** Names begin with A, figures with the highest; the same column again turns round. */
export function nextTimesSort(sort: TimesSort, by: TimesColumn): TimesSort {
  if (sort.by === by) {
    return { by, direction: sort.direction === 'ascending' ? 'descending' : 'ascending' };
  }
  return { by, direction: by === 'name' ? 'ascending' : 'descending' };
}

/** Equal ones stay in the order in which they came. */
export function sortedTimes<Times extends SpanTimes>(
  all: readonly Times[],
  { by, direction }: TimesSort,
  nameOf: (one: Times) => string
): readonly Times[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return by === 'name'
    ? [...all].sort((a, b) => sign * nameOf(a).localeCompare(nameOf(b)))
    : [...all].sort((a, b) => sign * (figureOf(a, by) - figureOf(b, by)));
}

function figureOf(times: SpanTimes, column: Exclude<TimesColumn, 'name'>): number {
  switch (column) {
    case 'spans':
      return times.spans;
    case 'errors':
      return times.errors;
    case 'total':
      return times.total;
    case 'self':
      return times.self;
    case 'path':
      return times.pathShare;
    case 'slowest':
      return times.slowest.duration;
    default:
      return unreachable(column);
  }
}

/** All calls that repeat in these services, those that took most first. */
export function repetitionsIn(services: readonly ServiceTimes[]) {
  return services
    .flatMap(({ operations }) => operations.flatMap(({ repeated }) => (repeated ? [repeated] : [])))
    .sort((a, b) => b.total - a.total);
}

export function timesTitle(column: TimesColumn, t: Translate): string {
  switch (column) {
    case 'name':
      return t('trace.times-name', 'Service and operation');
    case 'spans':
      return t('trace.times-spans', 'Spans');
    case 'errors':
      return t('trace.times-errors', 'Errors');
    case 'total':
      return t('trace.times-total', 'Total');
    case 'self':
      return t('trace.times-self', 'Self time');
    case 'path':
      return t('trace.times-path', 'Critical path');
    case 'slowest':
      return t('trace.times-slowest', 'Slowest span');
    default:
      return unreachable(column);
  }
}

/** What a column counts, where its title alone leaves a doubt. */
export function timesExplained(column: TimesColumn, t: Translate): string | undefined {
  switch (column) {
    case 'total':
      return t('trace.times-total-why', 'Time in which at least one of its spans ran, waiting for others included');
    case 'self':
      return t(
        'trace.times-self-why',
        'Work of its own, added up over its spans; the bar is its part of all self time'
      );
    case 'path':
      return t('trace.times-path-why', 'Its part of the critical path: what would shorten the trace if it were faster');
    default:
      return undefined;
  }
}
