import type { Dashboard, Panel, Target } from '../dashboard';

/** What stands where Grafana fills in variables. Lengths of time as PromQL writes them. */
export interface Values {
  readonly env: string;
  readonly service: string;
  readonly range: string;
  readonly rateInterval: string;
  readonly interval: string;
}

/** `expr` as Grafana sends it. */
export function filled(expr: string, { env, service, range, rateInterval, interval }: Values): string {
  const seconds = Number(range.replace('s', ''));
  return expr
    .replaceAll('$__range_s', String(seconds))
    .replaceAll('$__range', range)
    .replaceAll('$__rate_interval', rateInterval)
    .replaceAll('$__interval', interval)
    .replaceAll('$__auto', interval)
    .replaceAll('$env', env)
    .replaceAll('$service', service);
}

/** Every query of a dashboard with the panel that asks it. */
export function targetsIn(dashboard: Dashboard): ReadonlyArray<{ readonly panel: Panel; readonly target: Target }> {
  return dashboard.panels.flatMap((panel) => (panel.targets ?? []).map((target) => ({ panel, target })));
}

/** The query `refId` of the panel called `title`. */
export function targetOf(dashboard: Dashboard, title: string, refId: string): Target {
  const found = targetsIn(dashboard).find(({ panel, target }) => panel.title === title && target.refId === refId);
  if (!found) {
    throw new Error(`No query ${refId} in ${title}`);
  }
  return found.target;
}
