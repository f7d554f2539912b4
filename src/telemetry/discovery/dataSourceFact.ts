import type { Signal } from '../../model/environment';

/** What Grafana tells every viewer of a data source. `jsonData` may hold anything. */
export interface DataSourceFact {
  readonly uid: string;
  readonly name: string;
  readonly type: string;
  readonly jsonData?: unknown;
}

/**
 * Which signal a data source can serve; undefined for one that we cannot ask. Everything that answers PromQL bears
 * Prometheus' or Mimir's name in its type: Amazon's and Azure's managed ones, and forks. That a data source says of
 * itself that it has metrics is not enough, as Graphite and CloudWatch do so too.
 */
export function signalOf({ type }: DataSourceFact): Signal | undefined {
  if (type === 'loki' || type === 'tempo') {
    return type === 'loki' ? 'logs' : 'traces';
  }
  return /(^|-)(amazon|azure)?(prometheus|mimir)(-|$)/i.test(type) ? 'metrics' : undefined;
}

/**
 * Data sources that Grafana Cloud brings about itself: usage, billing, state of alerts. They are of a fitting type and
 * hold no requests of anybody's services.
 */
export function isAboutGrafana({ name, uid }: DataSourceFact): boolean {
  return /^grafanacloud-.*(usage|ml-metrics|alert-state-history|cardinality|insights)/i.test(`${name || uid}`);
}
