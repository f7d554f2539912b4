import { absent, failed, ready, type Caveat, type Outcome } from '../model/outcome';
import type { OperationRed, Red } from '../model/red';
import type { ServiceId } from '../model/service';
import { ms } from '../model/units';
import { meanOf, quantileOf, rateOf, sumOf, type Slice } from './histogram';
import { readSamples, type Labels, type Sample } from './prometheusFrames';
import type { Answers, MetricQuery, Question } from './question';
import { caveatsOf, type Reading } from './reading';
import type { MetricScope } from './scope';
import {
  aboutWithout,
  durations,
  errorShare,
  failing,
  inboundOf,
  leftOutOf,
  operationFrom,
  requestRate,
  totals,
  wholeWindow,
} from './requestMetrics';

/** How many operations are shown. Names with ids in them can make thousands. */
const shown = 25;

/**
 * The operations of a service with RED over the whole window, those first whose requests together took the most time.
 * Without a histogram, those with most requests.
 */
export function operationsQuestion(service: ServiceId, scope: MetricScope): Question<readonly OperationRed[]> {
  return {
    about: { is: 'operations', service, ...aboutWithout(scope) },
    signal: 'metrics',
    window: scope.window,
    step: scope.step,
    queries: queriesOf(service, scope),
    read: (answers) => readOperations(answers, scope),
  };
}

/**
 * The operations of a service that are left out of what is counted, with their rates and nothing else; busiest first.
 * Undefined where nothing is left out, or where operations are not told apart.
 */
export function auxiliaryQuestion(
  service: ServiceId,
  scope: MetricScope
): Question<readonly OperationRed[]> | undefined {
  const { calls, operation } = scope.profile.convention.requests;
  const anyOf = leftOutOf(service, scope);
  const { without } = scope;
  if (without === undefined || anyOf.length === 0) {
    return undefined;
  }
  const expr = `topk(${shown}, ${rateOf(calls, { by: operation, anyOf, over: wholeWindow(scope) })})`;
  return {
    about: { is: 'auxiliary-operations', service, only: without },
    signal: 'metrics',
    window: scope.window,
    step: scope.step,
    queries: [{ kind: 'promql', refId: 'rate', expr, shape: 'instant' }],
    read: (answers) => readAuxiliary(readSamples(answers, 'rate'), scope),
  };
}

function readAuxiliary(rate: Reading<Sample>, scope: MetricScope): Outcome<readonly OperationRed[]> {
  if (rate.items.length === 0) {
    return rate.problem ? failed(rate.problem) : absent({ why: 'no-traffic' });
  }
  const operations = rate.items.map(
    ({ labels, value }): OperationRed => ({
      operation: operationFrom(labels, scope),
      kind: '',
      red: { rate: requestRate(value) },
    })
  );
  return ready(
    operations.sort((a, b) => (b.red.rate ?? 0) - (a.red.rate ?? 0)),
    caveatsOf({ rate })
  );
}

/** Every expression is held to the same operations, so that their number bounds each answer. */
function queriesOf(service: ServiceId, scope: MetricScope): readonly MetricQuery[] {
  const { calls, operation, kind } = scope.profile.convention.requests;
  if (operation.length === 0) {
    return [];
  }
  const matchers = inboundOf(service, scope);
  const by = [...operation, ...(kind === undefined ? [] : [kind])];
  const failures = failing(matchers, scope);
  const slice: Slice = { by, anyOf: [matchers], over: wholeWindow(scope) };
  const histogram = durations(scope);
  const sums = totals(scope);
  const rate = rateOf(calls, slice);
  const top = `topk(${shown}, ${sums ? sumOf(sums, slice) : rate})`;
  const among = (expr: string) => `${expr} and on (${by.join(', ')}) ${top}`;
  const query = (refId: string, expr: string): MetricQuery => ({ kind: 'promql', refId, expr, shape: 'instant' });
  return [
    query('rate', among(rate)),
    ...(failures ? [query('errors', among(rateOf(calls, { ...slice, anyOf: failures })))] : []),
    ...(histogram ? [query('p95', among(quantileOf(0.95, histogram, slice)))] : []),
    ...(sums && !histogram ? [query('mean', among(meanOf(sums, slice)))] : []),
    ...(sums ? [query('time', top)] : []),
  ];
}

function readOperations(answers: Answers, scope: MetricScope): Outcome<readonly OperationRed[]> {
  const { operation, calls } = scope.profile.convention.requests;
  if (operation.length === 0) {
    return absent({ why: 'not-instrumented', looked: [`operations in ${calls.name}`] });
  }
  const parts = readParts(answers, scope);
  const { rate } = parts;
  if (rate.problem && rate.items.length === 0) {
    return failed(rate.problem);
  }
  const operations = operationsFrom(parts, scope).sort(
    (a, b) => (b.time ?? 0) - (a.time ?? 0) || (b.red.rate ?? 0) - (a.red.rate ?? 0)
  );
  return operations.length === 0
    ? absent({ why: 'no-traffic' })
    : ready(operations, [...caveatsOf({ ...parts }), ...limitsOf(operations, scope)]);
}

interface Parts {
  readonly rate: Reading<Sample>;
  readonly errors?: Reading<Sample>;
  readonly p95?: Reading<Sample>;
  readonly mean?: Reading<Sample>;
  readonly time?: Reading<Sample>;
}

function readParts(answers: Answers, scope: MetricScope): Parts {
  const read = (refId: string, asked: boolean) => (asked ? readSamples(answers, refId) : undefined);
  const quantiles = durations(scope) !== undefined;
  const sums = totals(scope) !== undefined;
  return {
    rate: readSamples(answers, 'rate'),
    errors: read('errors', scope.profile.convention.requests.failing.length > 0),
    p95: read('p95', quantiles),
    mean: read('mean', sums && !quantiles),
    time: read('time', sums),
  };
}

function operationsFrom({ rate, errors, p95, mean, time }: Parts, scope: MetricScope): OperationRed[] {
  const { kind, durationUnit } = scope.profile.convention.requests;
  const kindIn = (labels: Labels) => (kind === undefined ? '' : (labels[kind] ?? ''));
  const key = (labels: Labels) => `${operationFrom(labels, scope)}\u0000${kindIn(labels)}`;
  const failures = values(errors, key);
  const quantiles = values(p95, key);
  const means = values(mean, key);
  const times = values(time, key);
  const noFailures = !errors || errors.problem ? undefined : 0;
  const inMs = (value: number | undefined) => (value === undefined ? undefined : ms(value * durationUnit));
  return rate.items.map(({ labels, value }): OperationRed => {
    const own = key(labels);
    const slow = inMs(quantiles.get(own));
    return {
      operation: operationFrom(labels, scope),
      kind: spanKindName(kindIn(labels)),
      red: {
        rate: requestRate(value),
        errors: errorShare(value, failures.get(own) ?? noFailures),
        duration: slow === undefined ? meanDuration(means.get(own), durationUnit) : { p95: slow },
      },
      time: inMs(times.get(own)),
    };
  });
}

function meanDuration(mean: number | undefined, unit: number): Red['duration'] {
  return mean === undefined ? undefined : { mean: ms(mean * unit) };
}

function limitsOf(operations: readonly OperationRed[], scope: MetricScope): readonly Caveat[] {
  const { calls, duration, failing: told } = scope.profile.convention.requests;
  return [
    ...(operations.length >= shown ? [{ kind: 'truncated', shown: operations.length } as const] : []),
    ...(durations(scope) ? [] : [{ kind: 'no-duration', looked: duration } as const]),
    ...(told.length > 0 ? [] : [{ kind: 'no-failures', looked: calls.name } as const]),
  ];
}

function values(reading: Reading<Sample> | undefined, key: (labels: Labels) => string): ReadonlyMap<string, number> {
  return new Map((reading?.items ?? []).map((sample) => [key(sample.labels), sample.value]));
}

/** `SPAN_KIND_SERVER` → `server`, OpenTelemetry's word for it. */
function spanKindName(kind: string | undefined): string {
  return (kind ?? '').replace(/^SPAN_KIND_/i, '').toLowerCase();
}
