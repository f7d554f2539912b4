import { absent, failed, ready, type Caveat, type Outcome } from '../model/outcome';
import type { RedOverTime, RedSubject } from '../model/red';
import { emptySeries } from '../model/series';
import { ms } from '../model/units';
import { readExemplars } from './exemplars';
import { distribution, rateOf, threeQuantiles, type Quantile, type Slice } from './histogram';
import { readCourses, type Course } from './prometheusFrames';
import type { Answers, MetricQuery, Question } from './question';
import { caveatsOf, type Reading } from './reading';
import { durationCourse, errorCourse, rateCourse } from './redCourse';
import type { MetricScope } from './scope';
import { edgeSlices, edgeSpreads, edgeViewsFrom, touching } from './edgeMetrics';
import { aboutWithout, durations, eachPoint, failing, inbound, inboundOf, matchersOfOperation } from './requestMetrics';

/** What the three figures of a subject are made of. `spread` is what `histogram_quantile` takes; absent without a histogram. */
interface Expressions {
  readonly rate: string;
  /** Absent where the metrics do not tell what failed. */
  readonly errors?: string;
  readonly spread?: string;
  /** Base name of the histogram that was looked for. */
  readonly looked: string;
  readonly unit: number;
  /** Where a quantile is not above this, in `unit`, nothing more of it is known. */
  readonly firstBound?: number;
}

/**
 * Rate, errors and duration through the window, with the exemplars of the durations.
 *
 * The environment's figures are those of all inbound requests of all its services together. An edge's come from the
 * service graph: they count only the calls of that one caller.
 */
export function redQuestion(of: RedSubject, whole: MetricScope): Question<RedOverTime> {
  // An operation that is asked for by its name is meant, whatever is left out of sums.
  const scope = of.is === 'operation' || of.is === 'edge' ? { ...whole, without: undefined } : whole;
  const asked = of.is === 'edge' ? edgeExpressions(of, scope) : spanExpressions(of, scope);
  const duration = asked?.spread ? [{ ...overTime('duration', threeQuantiles([asked.spread])), exemplars: true }] : [];
  return {
    about: { is: 'red', of, ...aboutWithout(scope) },
    signal: 'metrics',
    window: scope.window,
    step: scope.step,
    queries: asked ? [...countsOf(asked, scope), ...duration] : [],
    read: (answers) =>
      asked ? readRed(answers, asked, scope) : absent({ why: 'not-instrumented', looked: ['service graph'] }),
  };
}

function overTime(refId: string, expr: string): MetricQuery {
  return { kind: 'promql', refId, expr, shape: 'range' };
}

/** Requests and failures in one expression, told apart by a label; panels of a dashboard draw each by itself. */
function countsOf({ rate, errors }: Expressions, scope: MetricScope): readonly MetricQuery[] {
  if (errors === undefined) {
    return [overTime('rate', rate)];
  }
  return isJoined(scope)
    ? [overTime('rate', `${told('requests', rate)} or ${told('failures', errors)}`)]
    : [overTime('rate', rate), overTime('errors', errors)];
}

function isJoined(scope: MetricScope): boolean {
  return scope.reach === undefined;
}

function told(of: 'requests' | 'failures', expr: string): string {
  return `label_replace(${expr}, "of", "${of}", "", "")`;
}

function spanExpressions(of: Exclude<RedSubject, { is: 'edge' }>, scope: MetricScope): Expressions {
  const { requests } = scope.profile.convention;
  const within = of.is === 'environment' ? inbound(scope) : inboundOf(of.service, scope);
  const matchers = of.is === 'operation' ? [...within, ...matchersOfOperation(of.operation, scope)] : within;
  const failures = failing(matchers, scope);
  const slice: Slice = { by: [], anyOf: [matchers], over: eachPoint(scope) };
  const histogram = durations(scope);
  return {
    rate: rateOf(requests.calls, slice),
    errors: failures && rateOf(requests.calls, { ...slice, anyOf: failures }),
    spread: histogram && distribution(histogram, slice),
    looked: requests.duration,
    unit: requests.durationUnit,
  };
}

function edgeExpressions(of: Extract<RedSubject, { is: 'edge' }>, scope: MetricScope): Expressions | undefined {
  const { graph } = scope.profile.convention;
  if (!graph || !scope.profile.hasGraph) {
    return undefined;
  }
  const ends = [...touching('client', of.client, scope), ...touching('server', of.server, scope)];
  const slice: Slice = { by: [], anyOf: edgeSlices([ends], scope), over: eachPoint(scope) };
  const failures = edgeSlices([ends], scope, true);
  return {
    rate: rateOf(graph.requests, slice),
    errors: failures.length > 0 ? rateOf(graph.failures, { ...slice, anyOf: failures }) : undefined,
    spread: edgeSpreads(edgeViewsFrom(of.client, scope), slice, scope).join(' or ') || undefined,
    looked: graph.serverDuration,
    unit: graph.durationUnit,
    firstBound: scope.profile.graphHistogram === 'classic' ? graph.firstBound : undefined,
  };
}

function readRed(answers: Answers, asked: Expressions, scope: MetricScope): Outcome<RedOverTime> {
  const { rate, errors } = readCounts(answers, asked, scope);
  const [requests] = rate.items;
  if (rate.problem && !requests) {
    return failed(rate.problem);
  }
  if (!requests) {
    return absent({ why: 'no-traffic' });
  }
  const spread = asked.spread ? readDurations(answers, asked, scope) : undefined;
  const red: RedOverTime = {
    rate: rateCourse(requests, scope.step),
    errors: errorCourse(requests, failuresIn(errors), scope.step),
    ...(spread?.course ?? { p50: emptySeries, p95: emptySeries, p99: emptySeries, exemplars: [] }),
  };
  return ready(red, [...caveatsOf({ rate, errors, ...spread?.readings }), ...notTold(asked, scope)]);
}

function readCounts(answers: Answers, { errors }: Expressions, scope: MetricScope) {
  const rate = readCourses(answers, 'rate');
  if (errors === undefined) {
    return { rate, errors: undefined };
  }
  if (!isJoined(scope)) {
    return { rate, errors: readCourses(answers, 'errors') };
  }
  const only = (of: string) => ({ ...rate, items: rate.items.filter(({ labels }) => labels.of === of) });
  return { rate: only('requests'), errors: only('failures') };
}

/** Nobody counts what never failed; what could not be asked is unknown. */
function failuresIn(errors: Reading<Course> | undefined): Course | undefined | 'unknown' {
  return errors?.items[0] ?? (!errors || errors.problem ? 'unknown' : undefined);
}

function notTold({ spread, errors, looked }: Expressions, scope: MetricScope): readonly Caveat[] {
  return [
    ...(spread ? [] : [{ kind: 'no-duration', looked } as const]),
    ...(errors === undefined
      ? [{ kind: 'no-failures', looked: scope.profile.convention.requests.calls.name } as const]
      : []),
  ];
}

function readDurations(answers: Answers, { unit, firstBound }: Expressions, scope: MetricScope) {
  const duration = readCourses(answers, 'duration');
  const exemplars = readExemplars(answers.get('duration')?.frames ?? [], scope.profile.convention);
  const course = (quantile: Quantile) =>
    durationCourse(known(withQuantile(duration.items, quantile), firstBound), scope.step, unit);
  const below = firstBound === undefined ? {} : { below: ms(firstBound * unit) };
  return {
    course: { ...below, p50: course('0.5'), p95: course('0.95'), p99: course('0.99'), exemplars: exemplars.items },
    readings: { duration, exemplars },
  };
}

function withQuantile(courses: readonly Course[], quantile: string): Course | undefined {
  return courses.find((course) => Number(course.labels.quantile) === Number(quantile));
}

/** Without what lies in a classic histogram's first bucket, where any quantile would be interpolated from zero. */
function known(course: Course | undefined, firstBound: number | undefined): Course | undefined {
  return course && firstBound !== undefined
    ? {
        ...course,
        values: course.values.map((value) => (value !== undefined && value > firstBound ? value : undefined)),
      }
    : course;
}
