import fc from 'fast-check';
import type { QueryAnswer } from './question';
import { servicesQuestion } from './services';
import { anyAnswers } from './testing/arbitraryFrames';
import { answersFrom } from './testing/recorded';
import { classic, metricScope, native, promqlOf, valueOf } from './testing/scopes';

const empty = 'prometheus/empty-instant.json';
const answers = answersFrom({
  rate: 'prometheus/rate-by-service-instant.json',
  errors: empty,
  p95: empty,
  rateOverTime: 'prometheus/rate-by-service-range.json',
  errorsOverTime: empty,
  p95OverTime: empty,
});
const without = (problem: string) => {
  const answer: QueryAnswer = { frames: [], problem: { kind: 'unreachable', signal: 'metrics', reply: 'refused' } };
  return new Map([...answers, [problem, answer]]);
};

describe('the services question', () => {
  it('asks three figures for the window, and the same three through it', () => {
    expect(promqlOf(servicesQuestion(metricScope()))).toMatchInlineSnapshot(`
{
  "errors": "sum by (service) (rate(traces_spanmetrics_calls_total{deployment_environment="prod",span_kind=~"SPAN_KIND_SERVER|SPAN_KIND_CONSUMER",status_code="STATUS_CODE_ERROR"}[14m]))",
  "errorsOverTime": "sum by (service) (rate(traces_spanmetrics_calls_total{deployment_environment="prod",span_kind=~"SPAN_KIND_SERVER|SPAN_KIND_CONSUMER",status_code="STATUS_CODE_ERROR"}[1m]))",
  "p95": "histogram_quantile(0.95, sum by (service, le) (rate(traces_spanmetrics_latency_bucket{deployment_environment="prod",span_kind=~"SPAN_KIND_SERVER|SPAN_KIND_CONSUMER"}[14m])))",
  "p95OverTime": "histogram_quantile(0.95, sum by (service, le) (rate(traces_spanmetrics_latency_bucket{deployment_environment="prod",span_kind=~"SPAN_KIND_SERVER|SPAN_KIND_CONSUMER"}[1m])))",
  "rate": "sum by (service) (rate(traces_spanmetrics_calls_total{deployment_environment="prod",span_kind=~"SPAN_KIND_SERVER|SPAN_KIND_CONSUMER"}[14m]))",
  "rateOverTime": "sum by (service) (rate(traces_spanmetrics_calls_total{deployment_environment="prod",span_kind=~"SPAN_KIND_SERVER|SPAN_KIND_CONSUMER"}[1m]))",
}
`);
  });

  it('reads native histograms by their bare name, and tells namespaces apart where metrics do', () => {
    const scope = metricScope({ profile: { ...native, namespaced: true }, matchers: [] });
    expect(promqlOf(servicesQuestion(scope)).p95).toMatchInlineSnapshot(
      `"histogram_quantile(0.95, sum by (service_namespace, service) (rate(traces_spanmetrics_latency{span_kind=~"SPAN_KIND_SERVER|SPAN_KIND_CONSUMER"}[14m])))"`
    );
  });

  it('reads the recorded services', () => {
    const services = valueOf(servicesQuestion(metricScope()).read(answers));
    expect(services.map((one) => one.service.name)).toEqual([
      'accounting',
      'ad',
      'cart',
      'checkout',
      'email',
      'frontend',
      'payment',
      'product-catalog',
      'quote',
      'recommendation',
      'shipping',
    ]);
    const frontend = services.find((one) => one.service.name === 'frontend');
    expect(frontend?.red).toEqual({ rate: expect.closeTo(8, 2), errors: 0, duration: undefined });
    expect(frontend?.course.rate.at.length).toBeGreaterThan(50);
    expect(new Set(frontend?.course.errors.values)).toEqual(new Set([0]));
  });

  it('does not take errors that could not be asked for to be none', () => {
    const outcome = servicesQuestion(metricScope()).read(without('errors'));
    expect(valueOf(outcome)[0]?.red.errors).toBeUndefined();
    expect(outcome).toMatchObject({ caveats: [{ kind: 'part-failed', part: 'errors' }] });
    const overTime = servicesQuestion(metricScope()).read(without('errorsOverTime'));
    expect(valueOf(overTime)[0]?.course.errors.values).toEqual([]);
  });

  it('fails without the rate, which says what services there are', () => {
    expect(servicesQuestion(metricScope()).read(without('rate'))).toMatchObject({ is: 'failed' });
    expect(servicesQuestion(metricScope()).read(new Map())).toMatchObject({ is: 'failed' });
  });

  it('is absent, not empty, where nothing received requests', () => {
    const nothing = new Map([...answers, ['rate', { frames: [] }]]);
    expect(servicesQuestion(metricScope()).read(nothing)).toEqual({ is: 'absent', absence: { why: 'no-traffic' } });
  });

  it('knows an idle service from a faultless one', () => {
    const rate = {
      frames: [{ fields: [{ name: 'Value', type: 'number', labels: { service: 'batch' }, values: [0] }] }],
    };
    const [service] = valueOf(servicesQuestion(metricScope()).read(new Map([...answers, ['rate', rate]])));
    expect(service?.red).toEqual({ rate: 0, errors: undefined, duration: undefined });
  });

  it('says that there is no histogram, and when a generator lumped services together', () => {
    const scope = metricScope({ profile: { ...classic, spanHistogram: 'none' } });
    const question = servicesQuestion(scope);
    expect(question.queries.map((query) => query.refId)).toEqual(['rate', 'errors', 'rateOverTime', 'errorsOverTime']);
    const nameless = { name: 'Value', type: 'number', labels: {}, values: [3] };
    const named = { name: 'Value', type: 'number', labels: { service: 'ad' }, values: [1] };
    const rate = { frames: [{ fields: [nameless] }, { fields: [named] }] };
    expect(question.read(new Map([...answers, ['rate', rate]]))).toMatchObject({
      value: [{ service: { name: 'ad' } }],
      caveats: [
        { kind: 'overflow', metric: 'traces_spanmetrics_calls_total' },
        { kind: 'no-duration', looked: 'traces_spanmetrics_latency' },
      ],
    });
  });

  it('never throws, and keeps every ratio between 0 and 1', () => {
    fc.assert(
      fc.property(anyAnswers(['rate', 'errors', 'p95', 'rateOverTime', 'errorsOverTime', 'p95OverTime']), (any) => {
        const outcome = servicesQuestion(metricScope()).read(any);
        for (const { red, course } of outcome.is === 'ready' ? outcome.value : []) {
          for (const share of [red.errors, ...course.errors.values]) {
            expect(share === undefined || (share >= 0 && share <= 1)).toBe(true);
          }
        }
      }),
      { numRuns: 300 }
    );
  });
});
