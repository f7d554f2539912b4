import type { EdgeOverTime } from '../model/graph';
import { absent, failed, ready, type Caveat, type Outcome } from '../model/outcome';
import { emptySeries, type Series } from '../model/series';
import { finished, type Steps } from '../model/steps';
import { ms, type Ms } from '../model/units';
import { edgeLabels, edgeSlices, edgeSpreads, edgeViews } from './edgeMetrics';
import { byEnds, pairKey, pairsIn, stronger, type Pair } from './edgePairs';
import { rateOf, type Slice } from './histogram';
import { readCoursesInSteps, type Course } from './prometheusFrames';
import type { Answers, MetricQuery, Question } from './question';
import { stepFor } from './rateWindow';
import { caveatsOf, type Reading } from './reading';
import { durationCourse, errorCourse, rateCourse } from './redCourse';
import { eachPoint } from './requestMetrics';
import type { MetricScope } from './scope';

/** At so many moments of the window at the most; enough to see when a call began to fail, few enough for thousands of calls. */
export const mostMoments = 60;

/**
 * Who calls whom at each of a few moments of the window: rate, share of errors and p95 of every edge. In the order of its
 * ends. The points lie on the question's own `step`, which is coarser than the page's where that would be too many.
 *
 * A moment at which a counter was not there is a gap, never zero; at one at which it stood still nothing was called, and
 * there is no share and no p95. A p95 within a classic histogram's first bucket, of which nothing is known, is a gap too.
 */
export function edgesOverTimeQuestion(chosen: MetricScope): Question<readonly EdgeOverTime[]> {
  const scope = { ...chosen, step: stepOf(chosen) };
  return {
    about: { is: 'edges-over-time' },
    signal: 'metrics',
    window: scope.window,
    step: scope.step,
    queries: queriesOf(scope),
    read: (answers) => finished(readEdges(answers, scope)),
    readSteps: (answers) => readEdges(answers, scope),
  };
}

function stepOf({ window, step, profile }: MetricScope): Ms {
  return ms(Math.max(step, stepFor(window, ms(profile.pushInterval), mostMoments)));
}

function queriesOf(scope: MetricScope): readonly MetricQuery[] {
  const { graph } = scope.profile.convention;
  if (!graph || !scope.profile.hasGraph) {
    return [];
  }
  const slice: Slice = {
    by: [...edgeLabels(scope), ...(graph.connection === undefined ? [] : [graph.connection])],
    anyOf: edgeSlices([[]], scope),
    over: eachPoint(scope),
  };
  const failures = edgeSlices([[]], scope, true);
  const spreads = edgeSpreads(edgeViews(scope), { ...slice, by: edgeLabels(scope) }, scope);
  const query = (refId: string, expr: string): MetricQuery => ({ kind: 'promql', refId, expr, shape: 'range' });
  return [
    query('rateOverTime', rateOf(graph.requests, slice)),
    ...(failures.length > 0 ? [query('errorsOverTime', rateOf(graph.failures, { ...slice, anyOf: failures }))] : []),
    ...(spreads.length > 0
      ? [query('p95OverTime', spreads.map((spread) => `histogram_quantile(0.95, ${spread})`).join(' or '))]
      : []),
  ];
}

function* readEdges(answers: Answers, scope: MetricScope): Steps<Outcome<readonly EdgeOverTime[]>> {
  const { graph } = scope.profile.convention;
  if (!graph || !scope.profile.hasGraph) {
    return absent({ why: 'not-instrumented', looked: graph ? [graph.requests.name] : [] });
  }
  const rate = yield* readCoursesInSteps(answers, 'rateOverTime');
  const errors = graph.failing.length > 0 ? yield* readCoursesInSteps(answers, 'errorsOverTime') : undefined;
  const p95 = edgeViews(scope).length > 0 ? yield* readCoursesInSteps(answers, 'p95OverTime') : undefined;
  if (rate.problem && rate.items.length === 0) {
    return failed(rate.problem);
  }
  const edges = yield* edgesFrom({ rate, errors, p95 }, scope);
  const limits: Caveat[] = [
    ...(p95 ? [] : [{ kind: 'no-duration', looked: graph.serverDuration } as const]),
    ...(errors ? [] : [{ kind: 'no-failures', looked: graph.failures.name } as const]),
  ];
  return edges.length === 0
    ? absent({ why: 'no-traffic' })
    : ready(edges, [...caveatsOf({ rateOverTime: rate, errorsOverTime: errors, p95OverTime: p95 }), ...limits]);
}

interface Parts {
  readonly rate: Reading<Course>;
  readonly errors?: Reading<Course>;
  readonly p95?: Reading<Course>;
}

/** So many edges are put together between two stops. */
const edgesPerStep = 32;

function* edgesFrom({ rate, errors, p95 }: Parts, scope: MetricScope): Steps<readonly EdgeOverTime[]> {
  const pairOf = pairsIn(rate.items, scope);
  const requests = yield* together(rate.items, pairOf, added);
  const failures = yield* together(errors?.items ?? [], pairOf, added);
  const slow = yield* together(p95?.items ?? [], pairOf, Math.max);
  const noFailures = failuresUnseen(errors);
  const edges: EdgeOverTime[] = [];
  for (const [key, { client, server, kind, course }] of requests) {
    edges.push({
      client,
      server,
      kind,
      course: figuresOf(
        { course, failed: failures.get(key)?.course ?? noFailures, slow: slow.get(key)?.course },
        scope
      ),
    });
    if (edges.length % edgesPerStep === 0) {
      yield undefined;
    }
  }
  return edges.sort(byEnds);
}

/** Nobody counts what never failed; what could not be asked is unknown. */
function failuresUnseen(errors: Reading<Course> | undefined): 'unknown' | undefined {
  return !errors || errors.problem ? 'unknown' : undefined;
}

interface Figures {
  readonly course: Series<number>;
  readonly failed: Series<number> | undefined | 'unknown';
  readonly slow: Series<number> | undefined;
}

function figuresOf({ course, failed: failures, slow }: Figures, scope: MetricScope): EdgeOverTime['course'] {
  return {
    rate: rateCourse(course, scope.step),
    errors: errorCourse(course, failures, scope.step),
    p95: quantileCourse(slow, scope),
  };
}

function added(a: number, b: number): number {
  return a + b;
}

function quantileCourse(course: Series<number> | undefined, { profile, step }: MetricScope): Series<Ms> {
  const { durationUnit = 1, firstBound = 0 } = profile.convention.graph ?? {};
  const least = profile.graphHistogram === 'classic' ? firstBound : -Infinity;
  const values = course?.values.map((value) => (value === undefined || value <= least ? undefined : value));
  return course && values ? durationCourse({ at: course.at, values }, step, durationUnit) : emptySeries;
}

interface Joined extends Pair {
  readonly course: Series<number>;
}

/** One course per caller and callee: where a pair comes by several connection types, `join` makes one value of two. */
function* together(
  courses: readonly Course[],
  pairOf: ReturnType<typeof pairsIn>,
  join: (a: number, b: number) => number
): Steps<ReadonlyMap<string, Joined>> {
  const pairs = new Map<string, Joined>();
  for (let index = 0; index < courses.length; index++) {
    const course = courses[index];
    const pair = course && pairOf(course.labels);
    if (course && pair) {
      const key = pairKey(pair);
      const known = pairs.get(key);
      pairs.set(
        key,
        known
          ? { ...known, kind: stronger(known.kind, pair.kind), course: joined(known.course, course, join) }
          : { ...pair, course }
      );
    }
    if (index % edgesPerStep === edgesPerStep - 1) {
      yield undefined;
    }
  }
  return pairs;
}

/** Both courses as one, in order; a moment that only one of them has, has that one's value. */
function joined(a: Series<number>, b: Series<number>, join: (a: number, b: number) => number): Series<number> {
  const values = new Map(a.at.map((moment, index) => [moment, a.values[index]]));
  b.at.forEach((moment, index) => {
    const [one, other] = [values.get(moment), b.values[index]];
    values.set(moment, one === undefined || other === undefined ? (one ?? other) : join(one, other));
  });
  const at = [...values.keys()].sort((one, other) => one - other);
  return { at, values: at.map((moment) => values.get(moment)) };
}
