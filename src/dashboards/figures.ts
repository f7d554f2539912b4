import { defaultThresholds } from '../analysis/ownTrouble';
import { redQuestion } from '../telemetry/red';
import { serviceLabels } from '../telemetry/requestMetrics';
import { edgesQuestion } from '../telemetry/serviceGraph';
import { servicesQuestion } from '../telemetry/services';
import { versionsQuestion } from '../telemetry/versions';
import { asks, exprOf, metricScope } from './asked';
import type { Edition } from './edition';

/** The expressions of RED by service, over the dashboard's whole time or at each of its points. */
export interface ByService {
  readonly rate: string;
  readonly errors?: string;
  /** In the histogram's own unit. */
  readonly p95?: string;
}

/** What the pages ask of all services. */
export function byService(edition: Edition, at: 'whole' | 'points'): ByService {
  const question = servicesQuestion(metricScope(edition));
  const ending = at === 'whole' ? '' : 'OverTime';
  const part = (name: string) => (asks(question, name + ending) ? exprOf(question, name + ending) : undefined);
  return { rate: exprOf(question, `rate${ending}`), errors: part('errors'), p95: part('p95') };
}

/** What the pages ask of the environment as a whole, over the dashboard's whole time. */
export function ofEnvironment(edition: Edition): { readonly rate: string; readonly errors?: string } {
  const question = redQuestion({ is: 'environment' }, metricScope(edition, '$__range'));
  return {
    rate: exprOf(question, 'rate'),
    errors: asks(question, 'errors') ? exprOf(question, 'errors') : undefined,
  };
}

/** Failed of all requests. Where nothing ever failed nobody counts failures, and the share is zero. */
export function share(failed: string, all: string): string {
  return `(${failed} or 0 * ${all}) / (${all} > 0)`;
}

/** Failures, zero where there were none. */
export function failures({ rate, errors }: { readonly rate: string; readonly errors?: string }): string {
  return errors === undefined ? `0 * ${rate}` : `${errors} or 0 * ${rate}`;
}

/**
 * Only the services that people reach first, as `headline` counts them: those that the graph's user calls, and all of
 * them where no user is seen. So one failed request counts once, and not again at each service it went through.
 */
export function atEntry(expr: string, edition: Edition): string {
  const scope = metricScope(edition);
  const { requests, graph } = edition.profile.convention;
  if (!graph || !edition.profile.hasGraph || requests.serviceIsPath || serviceLabels(scope).length > 1) {
    return `(${expr})`;
  }
  const calls = exprOf(edgesQuestion(scope, { name: graph.outsider }), 'rate');
  const called = `label_replace(${calls}, "${requests.service}", "$1", "${graph.server}", "(.+)")`;
  return `(((${expr}) and on (${requests.service}) ${called}) or ((${expr}) unless on () ${called}))`;
}

/** Words for how a service is, by the number that stands for them. */
export const states = { working: 0, slow: 1, someFail: 2, someFailAndSlow: 3, failing: 4, failingAndSlow: 5 } as const;

/**
 * How each service is at a moment, as one of `states`, by the thresholds of the pages: the share of failed requests,
 * and p95 against the quiet quarter of the dashboard's time. Wrong where that whole time is slow.
 */
export function stateByService(edition: Edition): string {
  const { rate, errors, p95 } = byService(edition, 'points');
  const { failing, steady } = defaultThresholds.errors;
  const failed = share(errors ?? `0 * ${rate}`, rate);
  const trouble = `(2 * (${failed} >= bool ${steady}) + 2 * (${failed} >= bool ${failing}))`;
  if (p95 === undefined) {
    return trouble;
  }
  const labels = serviceLabels(metricScope(edition)).join(', ');
  return `(${trouble} + on (${labels}) (${slowness(p95, edition)} or 0 * ${rate}))`;
}

/** 1 where p95 is at least twice what it is in quiet, and by more than what nobody feels. */
function slowness(p95: string, { profile }: Edition): string {
  const { slowness: times, leastSlowing } = defaultThresholds;
  const least = leastSlowing / profile.convention.requests.durationUnit;
  const quiet = `quantile_over_time(0.25, (${p95})[$__range:$__interval] @ end())`;
  return `((${p95}) >= bool (${times.degraded} * ${quiet} + ${least}))`;
}

/** Versions of services that ran more than one in the dashboard's time: what was deployed. */
export function newVersions(edition: Edition): { readonly expr: string; readonly legend: string } {
  const scope = metricScope(edition);
  const seen = exprOf(versionsQuestion(scope), 'versions');
  // What tells of processes names the service as a job, what tells of requests by its own label.
  const names = [...new Set(['job', 'service_name', ...serviceLabels(scope)])];
  const ever = `last_over_time((${seen})[$__range:$__interval] @ end())`;
  return {
    expr: `(${seen}) and on (${names.join(', ')}) (count by (${names.join(', ')}) (${ever}) > 1)`,
    legend: `{{job}} {{${edition.profile.convention.requests.service}}} {{service_version}}`,
  };
}

/** Grafana's unit for durations as the histogram has them. */
export function durationUnit({ profile }: Edition): 's' | 'ms' {
  return profile.convention.requests.durationUnit === 1000 ? 's' : 'ms';
}
