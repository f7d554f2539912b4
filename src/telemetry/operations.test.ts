import fc from 'fast-check';
import { operationsQuestion } from './operations';
import type { Answers } from './question';
import { anyAnswers } from './testing/arbitraryFrames';
import { answersFrom } from './testing/recorded';
import { classic, metricScope, native, promqlOf, valueOf } from './testing/scopes';

const payment = { name: 'payment' };
const row = (span_name: string, value: number, span_kind = 'SPAN_KIND_SERVER') => ({
  fields: [{ name: 'Value', type: 'number', labels: { span_name, span_kind }, values: [value] }],
});
const answers: Answers = new Map([
  ['rate', { frames: [row('Refund', 9), row('Charge', 2)] }],
  ['errors', { frames: [row('Charge', 0.5), row('Refund', 12)] }],
  ['p95', { frames: [row('Charge', 0.25)] }],
  ['time', { frames: [row('Refund', 0.1), row('Charge', 0.4)] }],
]);

describe('the operations question', () => {
  it('holds every figure to the operations that take the most time', () => {
    expect(promqlOf(operationsQuestion(payment, metricScope()))).toMatchInlineSnapshot(`
{
  "errors": "sum by (span_name, span_kind) (rate(traces_spanmetrics_calls_total{deployment_environment="prod",span_kind=~"SPAN_KIND_SERVER|SPAN_KIND_CONSUMER",service="payment",status_code="STATUS_CODE_ERROR"}[14m])) and on (span_name, span_kind) topk(25, sum by (span_name, span_kind) (rate(traces_spanmetrics_latency_sum{deployment_environment="prod",span_kind=~"SPAN_KIND_SERVER|SPAN_KIND_CONSUMER",service="payment"}[14m])))",
  "p95": "histogram_quantile(0.95, sum by (span_name, span_kind, le) (rate(traces_spanmetrics_latency_bucket{deployment_environment="prod",span_kind=~"SPAN_KIND_SERVER|SPAN_KIND_CONSUMER",service="payment"}[14m]))) and on (span_name, span_kind) topk(25, sum by (span_name, span_kind) (rate(traces_spanmetrics_latency_sum{deployment_environment="prod",span_kind=~"SPAN_KIND_SERVER|SPAN_KIND_CONSUMER",service="payment"}[14m])))",
  "rate": "sum by (span_name, span_kind) (rate(traces_spanmetrics_calls_total{deployment_environment="prod",span_kind=~"SPAN_KIND_SERVER|SPAN_KIND_CONSUMER",service="payment"}[14m])) and on (span_name, span_kind) topk(25, sum by (span_name, span_kind) (rate(traces_spanmetrics_latency_sum{deployment_environment="prod",span_kind=~"SPAN_KIND_SERVER|SPAN_KIND_CONSUMER",service="payment"}[14m])))",
  "time": "topk(25, sum by (span_name, span_kind) (rate(traces_spanmetrics_latency_sum{deployment_environment="prod",span_kind=~"SPAN_KIND_SERVER|SPAN_KIND_CONSUMER",service="payment"}[14m])))",
}
`);
  });

  it('sums native histograms by their own function, and counts requests where there is no histogram', () => {
    expect(promqlOf(operationsQuestion(payment, metricScope({ profile: native }))).time).toMatchInlineSnapshot(
      `"topk(25, histogram_sum(sum by (span_name, span_kind) (rate(traces_spanmetrics_latency{deployment_environment="prod",span_kind=~"SPAN_KIND_SERVER|SPAN_KIND_CONSUMER",service="payment"}[14m]))))"`
    );
    const none = operationsQuestion(payment, metricScope({ profile: { ...classic, spanHistogram: 'none' } }));
    expect(none.queries.map((query) => query.refId)).toEqual(['rate', 'errors']);
    expect(none.read(answers)).toMatchObject({ caveats: [{ kind: 'no-duration' }] });
  });

  it('puts first what takes most time, in milliseconds per second, with no more failures than requests', () => {
    expect(valueOf(operationsQuestion(payment, metricScope()).read(answers))).toEqual([
      { operation: 'Charge', kind: 'server', red: { rate: 2, errors: 0.25, duration: { p95: 250 } }, time: 400 },
      { operation: 'Refund', kind: 'server', red: { rate: 9, errors: 1, duration: undefined }, time: 100 },
    ]);
  });

  it('reads the recorded operations', () => {
    const empty = 'prometheus/empty-instant.json';
    const read = operationsQuestion({ name: 'frontend' }, metricScope()).read(
      answersFrom({ rate: 'prometheus/operations-instant.json', errors: empty, p95: empty, time: empty })
    );
    const operations = valueOf(read);
    expect(operations.length).toBe(16);
    expect(operations.map((one) => one.operation)).toContain('ListRecommendations');
    expect(operations.every((one) => one.time === undefined && one.red.errors === 0)).toBe(true);
    expect(read).toMatchObject({ caveats: [] });
  });

  it('says when there are more operations than it shows', () => {
    const frames = Array.from({ length: 25 }, (_, index) => row(`op ${index}`, index));
    expect(operationsQuestion(payment, metricScope()).read(new Map([...answers, ['rate', { frames }]]))).toMatchObject({
      caveats: [{ kind: 'truncated', shown: 25 }],
    });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(anyAnswers(['rate', 'errors', 'p95', 'time']), (any) => {
        operationsQuestion(payment, metricScope()).read(any);
      }),
      { numRuns: 300 }
    );
  });
});
