import { absent, failed, ready, type Caveat, type Outcome } from '../model/outcome';
import type { Red, ServiceRed } from '../model/red';
import { serviceKey } from '../model/service';
import { ms } from '../model/units';
import { meanOf, quantileOf, rateOf } from './histogram';
import { readCourses, readSamples, type Course, type Labels, type Sample } from './prometheusFrames';
import type { Answers, MetricQuery, Question } from './question';
import { caveatsOf, type Reading } from './reading';
import { durationCourse, errorCourse, rateCourse } from './redCourse';
import type { MetricScope } from './scope';
import {
  aboutWithout,
  durations,
  eachPoint,
  errorShare,
  failing,
  inbound,
  requestRate,
  serviceFrom,
  serviceLabels,
  totals,
  wholeWindow,
} from './requestMetrics';

/** All services that received requests, with RED for the whole window and its course through it. */
export function servicesQuestion(scope: MetricScope): Question<readonly ServiceRed[]> {
  return {
    about: { is: 'services', ...aboutWithout(scope) },
    signal: 'metrics',
    window: scope.window,
    step: scope.step,
    queries: [...queriesOf(scope, 'instant'), ...queriesOf(scope, 'range')],
    read: (answers) => readServices(answers, scope),
  };
}

function queriesOf(scope: MetricScope, shape: 'instant' | 'range'): readonly MetricQuery[] {
  const { calls } = scope.profile.convention.requests;
  const over = shape === 'instant' ? wholeWindow(scope) : eachPoint(scope);
  const suffix = shape === 'instant' ? '' : 'OverTime';
  const slice = { by: serviceLabels(scope), anyOf: [inbound(scope)], over };
  const histogram = durations(scope);
  const sums = totals(scope);
  const failures = failing(inbound(scope), scope);
  const query = (refId: string, expr: string): MetricQuery => ({
    kind: 'promql',
    refId: `${refId}${suffix}`,
    expr,
    shape,
  });
  return [
    query('rate', rateOf(calls, slice)),
    ...(failures ? [query('errors', rateOf(calls, { ...slice, anyOf: failures }))] : []),
    ...(histogram ? [query('p95', quantileOf(0.95, histogram, slice))] : []),
    ...(sums && !histogram ? [query('mean', meanOf(sums, slice))] : []),
  ];
}

function readServices(answers: Answers, scope: MetricScope): Outcome<readonly ServiceRed[]> {
  const whole = readFigures({ answers, suffix: '', read: readSamples }, scope);
  const course = readFigures({ answers, suffix: 'OverTime', read: readCourses }, scope);
  const rate = whole.parts.rate;
  if (rate?.problem && rate.items.length === 0) {
    return failed(rate.problem);
  }
  const services: ServiceRed[] = [];
  for (const [key, requests] of whole.rate) {
    const service = serviceFrom(requests.labels, scope);
    if (service) {
      services.push({ service, red: redOf(whole, key, scope), course: courseOf(course, key, scope) });
    }
  }
  return services.length === 0
    ? absent({ why: 'no-traffic' })
    : ready(services, [...caveatsOf({ ...whole.parts, ...course.parts }), ...limitsOf(rate?.items ?? [], scope)]);
}

/** The answers to the three queries of one shape, by service. */
interface Figures<Item> {
  readonly rate: ReadonlyMap<string, Item>;
  readonly errors: ReadonlyMap<string, Item>;
  readonly p95: ReadonlyMap<string, Item>;
  /** Asked only where quantiles cannot be had. */
  readonly mean: ReadonlyMap<string, Item>;
  /** Failures that could not be asked for are unknown; failures that nobody counted are none. */
  readonly errorsKnown: boolean;
  readonly parts: Readonly<Record<string, Reading<Item> | undefined>>;
}

interface Asked<Item> {
  readonly answers: Answers;
  readonly suffix: '' | 'OverTime';
  readonly read: (answers: Answers, refId: string) => Reading<Item>;
}

function readFigures<Item extends { readonly labels: Labels }>(
  { answers, suffix, read }: Asked<Item>,
  scope: MetricScope
): Figures<Item> {
  const rate = read(answers, `rate${suffix}`);
  const told = scope.profile.convention.requests.failing.length > 0;
  const errors = told ? read(answers, `errors${suffix}`) : undefined;
  const p95 = durations(scope) ? read(answers, `p95${suffix}`) : undefined;
  const mean = totals(scope) && !durations(scope) ? read(answers, `mean${suffix}`) : undefined;
  return {
    rate: byService(rate, scope),
    errors: byService(errors, scope),
    p95: byService(p95, scope),
    mean: byService(mean, scope),
    errorsKnown: errors !== undefined && !errors.problem,
    parts: {
      [`rate${suffix}`]: rate,
      [`errors${suffix}`]: errors,
      [`p95${suffix}`]: p95,
      [`mean${suffix}`]: mean,
    },
  };
}

function redOf(figures: Figures<Sample>, key: string, scope: MetricScope): Red {
  const requests = figures.rate.get(key)?.value ?? 0;
  const noFailures = figures.errorsKnown ? 0 : undefined;
  return {
    rate: requestRate(requests),
    errors: errorShare(requests, figures.errors.get(key)?.value ?? noFailures),
    duration: durationOf(figures, key, scope),
  };
}

function durationOf(figures: Figures<Sample>, key: string, scope: MetricScope): Red['duration'] {
  const { durationUnit } = scope.profile.convention.requests;
  const p95 = figures.p95.get(key)?.value;
  const mean = figures.mean.get(key)?.value;
  if (p95 !== undefined) {
    return { p95: ms(p95 * durationUnit) };
  }
  return mean === undefined ? undefined : { mean: ms(mean * durationUnit) };
}

function courseOf(figures: Figures<Course>, key: string, scope: MetricScope): ServiceRed['course'] {
  const requests = figures.rate.get(key);
  const noFailures = figures.errorsKnown ? undefined : 'unknown';
  return {
    rate: rateCourse(requests, scope.step),
    errors: errorCourse(requests, figures.errors.get(key) ?? noFailures, scope.step),
    p95: durationCourse(figures.p95.get(key), scope.step, scope.profile.convention.requests.durationUnit),
  };
}

function byService<Item extends { readonly labels: Labels }>(
  reading: Reading<Item> | undefined,
  scope: MetricScope
): ReadonlyMap<string, Item> {
  const found = new Map<string, Item>();
  for (const item of reading?.items ?? []) {
    const service = serviceFrom(item.labels, scope);
    if (service) {
      found.set(serviceKey(service), item);
    }
  }
  return found;
}

/** No histogram at all, or series without a service: those that a full metrics generator lumps together. */
function limitsOf(rates: readonly Sample[], scope: MetricScope): readonly Caveat[] {
  const { calls, duration, failing: told } = scope.profile.convention.requests;
  const nameless = rates.some((item) => !serviceFrom(item.labels, scope));
  return [
    ...(nameless ? [{ kind: 'overflow', metric: calls.name } as const] : []),
    ...(durations(scope) ? [] : [{ kind: 'no-duration', looked: duration } as const]),
    ...(told.length > 0 ? [] : [{ kind: 'no-failures', looked: calls.name } as const]),
  ];
}
