import type { Link } from './dashboard';

/** Where the plugin lives; `views/routes.ts` says the same, and a test compares. */
export const base = '/a/throughline-investigation-app';

/** Environment and time as the dashboard has them. The plugin knows an environment by its label or data source too. */
const context = 'var-env=${env:percentencode}&from=${__from}&to=${__to}';

/** The parts of the plugin that dashboards lead to. */
export type Place = 'overview' | 'logs' | 'environments';

export function pluginPath(place: Place): string {
  return `${base}/${place}?${context}`;
}

/**
 * The page of the service whose name Grafana fills in for `name`, a variable of its own. Percent-encoding is all that
 * Grafana can do to a name; the plugin reads that for every name without a tilde, as a test shows.
 */
export function servicePath(name: string): string {
  return `${base}/services/\${${name}:percentencode}?${context}`;
}

/** The logs of one service. */
export function serviceLogsPath(name: string): string {
  return `${base}/logs?service=\${${name}:percentencode}&${context}`;
}

/** A link in a panel's header or above the dashboard. */
export function headerLink(title: string, url: string): Link {
  return {
    title,
    type: 'link',
    url,
    tooltip: title,
    icon: 'external link',
    tags: [],
    asDropdown: false,
    includeVars: false,
    keepTime: false,
    targetBlank: false,
  };
}
