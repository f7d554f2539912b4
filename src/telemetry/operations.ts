import { absent, failed, ready, type Caveat, type Outcome } from '../model/outcome';
import type { OperationRed } from '../model/red';
import type { ServiceId } from '../model/service';
import { ms } from '../model/units';
import { quantileOf, rateOf, sumOf, type Slice } from './histogram';
import { readSamples, type Labels, type Sample } from './prometheusFrames';
import type { Answers, MetricQuery, Question } from './question';
import { caveatsOf, type Reading } from './reading';
import type { MetricScope } from './scope';
import { durations, errorShare, failing, inboundOf, requestRate, wholeWindow } from './spanMetrics';

/** How many operations are shown. Names with ids in them can make thousands. */
const shown = 25;

/**
 * The operations of a service with RED over the whole window, those first whose requests together took the most time.
 * Without a histogram, those with most requests.
 */
export function operationsQuestion(service: ServiceId, scope: MetricScope): Question<readonly OperationRed[]> {
  return {
    about: { is: 'operations', service },
    signal: 'metrics',
    window: scope.window,
    step: scope.step,
    queries: queriesOf(service, scope),
    read: (answers) => readOperations(answers, scope),
  };
}

/** Every expression is held to the same operations, so that their number bounds each answer. */
function queriesOf(service: ServiceId, scope: MetricScope): readonly MetricQuery[] {
  const { spans } = scope.profile.convention;
  const matchers = inboundOf(service, scope);
  const by = [spans.operation, spans.kind];
  const slice: Slice = { by, anyOf: [matchers], over: wholeWindow(scope) };
  const histogram = durations(scope);
  const rate = rateOf(spans.calls, slice);
  const top = `topk(${shown}, ${histogram ? sumOf(histogram, slice) : rate})`;
  const among = (expr: string) => `${expr} and on (${by.join(', ')}) ${top}`;
  const query = (refId: string, expr: string): MetricQuery => ({ kind: 'promql', refId, expr, shape: 'instant' });
  return [
    query('rate', among(rate)),
    query('errors', among(rateOf(spans.calls, { ...slice, anyOf: [failing(matchers, scope)] }))),
    ...(histogram ? [query('p95', among(quantileOf(0.95, histogram, slice))), query('time', top)] : []),
  ];
}

function readOperations(answers: Answers, scope: MetricScope): Outcome<readonly OperationRed[]> {
  const { spans } = scope.profile.convention;
  const timed = durations(scope) !== undefined;
  const rate = readSamples(answers, 'rate');
  const errors = readSamples(answers, 'errors');
  const p95 = timed ? readSamples(answers, 'p95') : undefined;
  const time = timed ? readSamples(answers, 'time') : undefined;
  if (rate.problem && rate.items.length === 0) {
    return failed(rate.problem);
  }
  const key = (labels: Labels) => `${labels[spans.operation] ?? ''}\u0000${labels[spans.kind] ?? ''}`;
  const failures = values(errors, key);
  const quantiles = values(p95, key);
  const times = values(time, key);
  const operations = rate.items
    .map(({ labels, value }): OperationRed => {
      const slow = quantiles.get(key(labels));
      const took = times.get(key(labels));
      const noFailures = errors.problem ? undefined : 0;
      return {
        operation: labels[spans.operation] ?? '',
        kind: spanKindName(labels[spans.kind]),
        red: {
          rate: requestRate(value),
          errors: errorShare(value, failures.get(key(labels)) ?? noFailures),
          duration: slow === undefined ? undefined : { p95: ms(slow * spans.durationUnit) },
        },
        time: took === undefined ? undefined : ms(took * spans.durationUnit),
      };
    })
    .sort((a, b) => (b.time ?? 0) - (a.time ?? 0) || (b.red.rate ?? 0) - (a.red.rate ?? 0));
  if (operations.length === 0) {
    return absent({ why: 'no-traffic' });
  }
  const limits: Caveat[] = [
    ...(operations.length >= shown ? [{ kind: 'truncated', shown: operations.length } as const] : []),
    ...(timed ? [] : [{ kind: 'no-duration', looked: spans.duration } as const]),
  ];
  return ready(operations, [...caveatsOf({ rate, errors, p95, time }), ...limits]);
}

function values(reading: Reading<Sample> | undefined, key: (labels: Labels) => string): ReadonlyMap<string, number> {
  return new Map((reading?.items ?? []).map((sample) => [key(sample.labels), sample.value]));
}

/** `SPAN_KIND_SERVER` → `server`, OpenTelemetry's word for it. */
function spanKindName(kind: string | undefined): string {
  return (kind ?? '').replace(/^SPAN_KIND_/i, '').toLowerCase();
}
