import type { Matcher } from '../model/environment';
import type { ServiceId } from '../model/service';
import { ms } from '../model/units';
import { windowOf } from '../model/window';
import { auxiliaryPattern } from '../telemetry/auxiliary';
import type { Query, Question } from '../telemetry/question';
import { promDuration } from '../telemetry/rateWindow';
import type { MetricScope, SignalScope } from '../telemetry/scope';
import type { Edition } from './edition';

/**
 * What questions are asked with in place of a variable. Questions escape what they are given, as RE2 and as text; words
 * of letters come out as they went in, and are then exchanged for Grafana's variables.
 */
const standIn = { environment: 'throughlineEnvironment', service: 'throughlineService' };

/** The service that the variable `service` names. */
export const chosenService: ServiceId = { name: standIn.service };

/** Nobody would choose such lengths of time: where one is printed, it is one of these. */
const step = ms(7_904_001);
const lookBack = ms(step + 15_000);

/**
 * In what questions of metrics are asked: over the dashboard's whole time, and at each point of a course. Health checks
 * and the like are left out, as the pages do by themselves.
 */
export function metricScope(
  edition: Edition,
  point: '$__rate_interval' | '$__range' = '$__rate_interval'
): MetricScope {
  return {
    profile: { ...edition.profile, pushInterval: 15_000 },
    matchers: environmentMatchers(edition),
    window: windowOf(0, 3_600_000),
    step,
    without: auxiliaryPattern(),
    reach: { whole: '$__range', point },
  };
}

/** The same for logs. */
export function logScope(edition: Edition): SignalScope {
  return { matchers: environmentMatchers(edition), window: windowOf(0, 3_600_000), step };
}

/** Data sources of their own need no matcher. */
function environmentMatchers({ environments }: Edition): readonly Matcher[] {
  return environments.by === 'label' ? [{ label: environments.label, op: '=', value: standIn.environment }] : [];
}

/** The text of one query of a question, with Grafana's variables in it. Throws for a query that the question lacks. */
export function exprOf(question: Question<unknown>, refId: string): string {
  const query = question.queries.find((one) => one.refId === refId);
  if (!query || !('expr' in query)) {
    throw new Error(`${question.about.is} asks no ${refId}`);
  }
  return withVariables(query.expr);
}

/** Whether a question asks something at all: not every convention tells everything. */
export function asks(question: Question<unknown>, refId: string): boolean {
  return question.queries.some((query: Query) => query.refId === refId);
}

/** `text`, as a question printed it, with Grafana's variables for what stood in for them. */
export function withVariables(text: string): string {
  return text
    .replaceAll(standIn.environment, '$env')
    .replaceAll(standIn.service, '$service')
    .replaceAll(`[${promDuration(lookBack)}]`, '[$__rate_interval]')
    .replaceAll(`[${promDuration(step)}]`, '[$__auto]');
}
