import type { Matcher } from '../model/environment';
import { absent, failed, ready, type Outcome } from '../model/outcome';
import type { ServiceId } from '../model/service';
import type { SpanKind } from '../model/trace';
import { operationKey, type UsualDuration, type UsualDurations } from '../model/usual';
import { lengthOf } from '../model/window';
import { quantileOf, rateOf, type Histogram, type Slice } from './histogram';
import { readSamples, type Labels, type Sample } from './prometheusFrames';
import { among, matching, oneOf, topBy } from './promql';
import { re2AnyOf } from './queryText';
import type { Answers, MetricQuery, Question } from './question';
import { caveatsOf, type Reading } from './reading';
import { durations, operationFrom, serviceFrom, serviceLabels } from './requestMetrics';
import type { MetricScope } from './scope';

/** Services of one trace that are asked about; the first ones. */
export const mostServices = 12;
/** The operations of each service that are answered for: those with most spans. */
const mostOperations = 60;

const quantiles = ['0.5', '0.95', '0.99'] as const;
const before = 'before-';
const spanKinds: readonly SpanKind[] = ['server', 'client', 'producer', 'consumer', 'internal', 'unspecified'];
/** Where the metrics know no kinds, they are of requests that came in. */
const received: readonly SpanKind[] = ['server', 'consumer'];

/**
 * How long the operations of some services take, in the window and in one of the same length before it, by
 * `operationKey` of service, operation and kind of span. Names may hold `<_>` for parts that change.
 *
 * Absent where the metrics have no distribution by operation. Operations with few spans may be missing: of each service
 * only the {@link mostOperations} busiest are asked for.
 */
export function operationDurationsQuestion(
  services: readonly ServiceId[],
  scope: MetricScope
): Question<UsualDurations> {
  const asked = services.slice(0, mostServices);
  const histogram = durations(scope);
  const isTold = histogram !== undefined && scope.profile.convention.requests.operation.length > 0 && asked.length > 0;
  return {
    about: { is: 'operation-durations', services: asked },
    signal: 'metrics',
    window: scope.window,
    step: scope.step,
    queries: isTold ? queriesOf(asked, histogram, scope) : [],
    read: (answers) => (isTold ? readDurations(answers, asked, scope) : notMeasured(scope)),
  };
}

function notMeasured({ profile }: MetricScope): Outcome<UsualDurations> {
  return absent({ why: 'not-instrumented', looked: [profile.convention.requests.duration] });
}

function queriesOf(services: readonly ServiceId[], histogram: Histogram, scope: MetricScope): readonly MetricQuery[] {
  const { operation, kind, calls } = scope.profile.convention.requests;
  const of = serviceLabels(scope);
  const by = [...of, ...operation, ...(kind === undefined ? [] : [kind])];
  const over = lengthOf(scope.window);
  const now: Slice = { by, anyOf: [matchersOf(services, scope)], over };
  return [now, { ...now, ago: over }].flatMap((slice): MetricQuery[] => {
    const top = topBy(of, mostOperations, rateOf(calls, slice));
    const query = (name: string, expr: string): MetricQuery => ({
      kind: 'promql',
      refId: `${slice.ago === undefined ? '' : before}${name}`,
      expr,
      shape: 'instant',
    });
    return [
      ...quantiles.map((quantile) =>
        query(refIdOf(quantile), among(quantileOf(Number(quantile), histogram, slice), by, top))
      ),
      query('count', top),
    ];
  });
}

function refIdOf(quantile: (typeof quantiles)[number]): 'p50' | 'p95' | 'p99' {
  switch (quantile) {
    case '0.5':
      return 'p50';
    case '0.95':
      return 'p95';
    case '0.99':
      return 'p99';
  }
}

/** Spans of every kind where kinds are told apart, and else only what came in. */
function matchersOf(services: readonly ServiceId[], scope: MetricScope): readonly Matcher[] {
  const { service, serviceIsPath, kind, inbound } = scope.profile.convention.requests;
  const names = [...new Set(services.map(({ name }) => name))];
  const named = serviceIsPath ? matching(service, `(.*/)?(${re2AnyOf(names)})`) : oneOf(service, names);
  return [...scope.matchers, ...(kind === undefined ? inbound : inbound.filter(({ label }) => label !== kind)), named];
}

type Figures = { [Name in 'p50' | 'p95' | 'p99' | 'count']: Reading<Sample> };

function readDurations(answers: Answers, services: readonly ServiceId[], scope: MetricScope): Outcome<UsualDurations> {
  const now = figuresIn(answers, '');
  const then = figuresIn(answers, before);
  if (now.p95.problem && now.p95.items.length === 0) {
    return failed(now.p95.problem);
  }
  const known = new Map<string, UsualDuration>();
  const earlier = byOperation(then, services, scope);
  for (const [key, usual] of byOperation(now, services, scope)) {
    const past = earlier.get(key);
    known.set(key, past ? { ...usual, before: past } : usual);
  }
  const caveats = caveatsOf({ p50: now.p50, p95: now.p95, p99: now.p99, before: then.p95 });
  return known.size === 0 ? absent({ why: 'no-traffic' }) : ready(known, caveats);
}

function figuresIn(answers: Answers, prefix: string): Figures {
  const read = (name: string) => readSamples(answers, `${prefix}${name}`);
  return { p50: read('p50'), p95: read('p95'), p99: read('p99'), count: read('count') };
}

function byOperation(
  figures: Figures,
  services: readonly ServiceId[],
  scope: MetricScope
): ReadonlyMap<string, UsualDuration> {
  const { durationUnit } = scope.profile.convention.requests;
  const perWindow = lengthOf(scope.window) / 1000;
  const known = new Map<string, UsualDuration>();
  const put = (name: keyof Figures, turn: (value: number) => number) => {
    for (const { labels, value } of figures[name].items) {
      for (const key of keysOf(labels, services, scope)) {
        known.set(key, { ...known.get(key), [name]: turn(value) });
      }
    }
  };
  put('p50', (value) => value * durationUnit);
  put('p95', (value) => value * durationUnit);
  put('p99', (value) => value * durationUnit);
  put('count', (rate) => Math.round(rate * perWindow));
  return known;
}

/** The trace may know a service's namespace where the metrics do not. */
function keysOf(labels: Labels, services: readonly ServiceId[], scope: MetricScope): readonly string[] {
  const service = serviceFrom(labels, scope);
  const operation = operationFrom(labels, scope);
  const { kind } = scope.profile.convention.requests;
  const kinds = kind === undefined ? received : [spanKindOf(labels[kind])];
  return services
    .filter(({ name, namespace }) => name === service?.name && (!service.namespace || service.namespace === namespace))
    .flatMap((one) => kinds.map((of) => operationKey(one, operation, of)));
}

/** `SPAN_KIND_SERVER`, `server`. */
function spanKindOf(text = ''): SpanKind {
  const name = text.replace(/^SPAN_KIND_/i, '').toLowerCase();
  return spanKinds.find((kind) => kind === name) ?? 'unspecified';
}
