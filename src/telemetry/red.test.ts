import fc from 'fast-check';
import { epochMs, ms } from '../model/units';
import type { Answers } from './question';
import { redQuestion } from './red';
import { turned } from './redCourse';
import { anyAnswers } from './testing/arbitraryFrames';
import { answerIn, framesFor } from './testing/recorded';
import { classic, metricScope, native, promqlOf, valueOf } from './testing/scopes';

const payment = { name: 'payment' };
const wire = 'prometheus/wire-two-queries-one-request.json';
const withExemplars = answerIn('prometheus/p95-recommendation-range-with-exemplars.json', 'metrics');
/** The recorded quantile, labelled as our own question labels it. */
const duration = {
  frames: withExemplars.frames.map((frame) => ({
    ...frame,
    fields: frame.fields.map((field) =>
      field.labels ? { ...field, labels: { ...field.labels, quantile: '0.95' } } : field
    ),
  })),
};
/** The recorded rate, labelled as our own question labels it; of failures there were none. */
const rate = {
  frames: framesFor(wire, 'rate').frames.map((frame) => ({
    ...frame,
    fields: frame.fields.map((field) =>
      field.labels ? { ...field, labels: { ...field.labels, of: 'requests' } } : field
    ),
  })),
};
const answers: Answers = new Map([
  ['rate', rate],
  ['duration', duration],
]);

describe('the RED question', () => {
  it('asks rate, failures and three quantiles of a service', () => {
    expect(promqlOf(redQuestion({ is: 'service', service: payment }, metricScope()))).toMatchInlineSnapshot(`
{
  "duration": "label_replace(histogram_quantile(0.5, sum by (le) (rate(traces_spanmetrics_latency_bucket{deployment_environment="prod",span_kind=~"SPAN_KIND_SERVER|SPAN_KIND_CONSUMER",service="payment"}[1m]))), "quantile", "0.5", "", "") or label_replace(histogram_quantile(0.95, sum by (le) (rate(traces_spanmetrics_latency_bucket{deployment_environment="prod",span_kind=~"SPAN_KIND_SERVER|SPAN_KIND_CONSUMER",service="payment"}[1m]))), "quantile", "0.95", "", "") or label_replace(histogram_quantile(0.99, sum by (le) (rate(traces_spanmetrics_latency_bucket{deployment_environment="prod",span_kind=~"SPAN_KIND_SERVER|SPAN_KIND_CONSUMER",service="payment"}[1m]))), "quantile", "0.99", "", "")",
  "rate": "label_replace(sum(rate(traces_spanmetrics_calls_total{deployment_environment="prod",span_kind=~"SPAN_KIND_SERVER|SPAN_KIND_CONSUMER",service="payment"}[1m])), "of", "requests", "", "") or label_replace(sum(rate(traces_spanmetrics_calls_total{deployment_environment="prod",span_kind=~"SPAN_KIND_SERVER|SPAN_KIND_CONSUMER",service="payment",status_code="STATUS_CODE_ERROR"}[1m])), "of", "failures", "", "")",
}
`);
  });

  it('narrows to an operation, widens to the environment', () => {
    const operation = redQuestion({ is: 'operation', service: payment, operation: 'Charge "x"' }, metricScope());
    expect(promqlOf(operation).rate).toContain('service="payment",span_name="Charge \\"x\\""}');
    expect(promqlOf(redQuestion({ is: 'environment' }, metricScope())).rate).not.toContain('service=');
  });

  it('counts requests and failures in one expression, and reads them apart', () => {
    const question = redQuestion({ is: 'environment' }, metricScope());
    expect(question.queries.map(({ refId }) => refId)).toEqual(['rate', 'duration']);
    const course = (of: string, values: readonly number[]) => ({
      fields: [
        { name: 'Time', type: 'time', values: [15_000, 30_000] },
        { name: 'Value', type: 'number', labels: { of }, values },
      ],
    });
    const read = (...frames: ReadonlyArray<ReturnType<typeof course>>) =>
      valueOf(question.read(new Map([['rate', { frames }]])));
    expect(read(course('requests', [10, 20]), course('failures', [1, 5])).errors.values).toEqual([0.1, 0.25]);
    expect(read(course('requests', [10, 20])).errors.values).toEqual([0, 0]);
    expect(read(course('requests', [10, 20]), course('failures', [1, 5])).rate.values).toEqual([10, 20]);
  });

  it('asks an edge of the service graph, from the side that was there to measure', () => {
    const edge = (client: string) =>
      redQuestion({ is: 'edge', client: { name: client }, server: payment }, metricScope());
    expect(promqlOf(edge('checkout'))).toMatchInlineSnapshot(`
{
  "duration": "label_replace(histogram_quantile(0.5, sum by (le) (rate(traces_service_graph_request_server_seconds_bucket{deployment_environment="prod",client="checkout",server="payment",connection_type!="virtual_node"}[1m]) or rate(traces_service_graph_request_client_seconds_bucket{deployment_environment="prod",client="checkout",server="payment",connection_type="virtual_node"}[1m]))), "quantile", "0.5", "", "") or label_replace(histogram_quantile(0.95, sum by (le) (rate(traces_service_graph_request_server_seconds_bucket{deployment_environment="prod",client="checkout",server="payment",connection_type!="virtual_node"}[1m]) or rate(traces_service_graph_request_client_seconds_bucket{deployment_environment="prod",client="checkout",server="payment",connection_type="virtual_node"}[1m]))), "quantile", "0.95", "", "") or label_replace(histogram_quantile(0.99, sum by (le) (rate(traces_service_graph_request_server_seconds_bucket{deployment_environment="prod",client="checkout",server="payment",connection_type!="virtual_node"}[1m]) or rate(traces_service_graph_request_client_seconds_bucket{deployment_environment="prod",client="checkout",server="payment",connection_type="virtual_node"}[1m]))), "quantile", "0.99", "", "")",
  "rate": "label_replace(sum(rate(traces_service_graph_request_total{deployment_environment="prod",client="checkout",server="payment"}[1m])), "of", "requests", "", "") or label_replace(sum(rate(traces_service_graph_request_failed_total{deployment_environment="prod",client="checkout",server="payment"}[1m])), "of", "failures", "", "")",
}
`);
    expect(promqlOf(edge('user')).duration).not.toContain('client_seconds');
  });

  it('tells namespaces apart only where the metrics do', () => {
    const named = { name: 'payment', namespace: 'shop' };
    const rateText = (namespaced: boolean) =>
      promqlOf(redQuestion({ is: 'service', service: named }, metricScope({ profile: { ...classic, namespaced } })))
        .rate;
    expect(rateText(true)).toContain('service_namespace="shop"');
    expect(rateText(false)).not.toContain('service_namespace');
  });

  it('asks for exemplars with the durations only', () => {
    const { queries } = redQuestion({ is: 'environment' }, metricScope());
    expect(queries.map((query) => query.kind === 'promql' && query.exemplars === true)).toEqual([false, true]);
  });

  it('reads the recorded course with its exemplars, in milliseconds', () => {
    const outcome = redQuestion({ is: 'service', service: { name: 'recommendation' } }, metricScope()).read(answers);
    const red = valueOf(outcome);
    expect(outcome).toMatchObject({ caveats: [] });
    expect(Math.max(...red.rate.values.flatMap((value) => value ?? []))).toBeGreaterThan(20);
    expect(new Set(red.errors.values)).toEqual(new Set([0]));
    expect(Math.max(...red.p95.values.flatMap((value) => value ?? []))).toBeGreaterThan(200);
    expect(red.p50.values).toEqual([]);
    expect(red.exemplars.length).toBeGreaterThan(70);
  });

  it('reads native histograms in the same units', () => {
    const question = redQuestion({ is: 'service', service: payment }, metricScope({ profile: native }));
    expect(promqlOf(question).duration).not.toContain('_bucket');
    const frames = answerIn('prometheus/p95-native-histogram-range.json', 'metrics').frames.map((frame) => ({
      ...frame,
      fields: frame.fields.map((field) => (field.labels ? { ...field, labels: { quantile: '0.95' } } : field)),
    }));
    const red = valueOf(question.read(new Map([...answers, ['duration', { frames }]])));
    expect(Math.max(...red.p95.values.flatMap((value) => value ?? []))).toBeGreaterThan(200);
  });

  it('leaves out what lies in the first bucket of an edge: there any quantile would be interpolated', () => {
    const at = [1000, 2000, 3000];
    const labels = { quantile: '0.95' };
    const frames = [
      {
        fields: [
          { name: 'Time', type: 'time', values: at },
          { name: 'Value', type: 'number', labels, values: [0.095, 0.1, 0.19] },
        ],
      },
    ];
    const courses = (scope = metricScope()) => {
      const question = redQuestion({ is: 'edge', client: { name: 'checkout' }, server: payment }, scope);
      return valueOf(question.read(new Map([...answers, ['duration', { frames }]])));
    };
    expect(courses()).toMatchObject({ below: 100, p95: { values: [undefined, undefined, 190] } });
    expect(courses(metricScope({ profile: native })).p95.values).toEqual([95, 100, 190]);
  });

  it('keeps what it has when a part fails', () => {
    const problem = { kind: 'timed-out', signal: 'metrics', after: ms(10_000) } as const;
    const question = redQuestion({ is: 'environment' }, metricScope());
    const outcome = question.read(new Map([...answers, ['duration', { frames: [], problem }]]));
    expect(valueOf(outcome).p95.values).toEqual([]);
    expect(valueOf(outcome).rate.values.length).toBeGreaterThan(0);
    expect(outcome).toMatchObject({ caveats: [{ kind: 'part-failed', part: 'duration', problem }] });
    expect(question.read(new Map([...answers, ['rate', { frames: [], problem }]]))).toEqual({ is: 'failed', problem });
    expect(question.read(new Map([...answers, ['rate', { frames: [] }]]))).toMatchObject({ is: 'absent' });
  });

  it('says that a data source has no service graph instead of asking for edges', () => {
    const question = redQuestion(
      { is: 'edge', client: payment, server: payment },
      metricScope({ profile: { ...classic, hasGraph: false } })
    );
    expect(question.queries).toEqual([]);
    expect(question.read(new Map())).toMatchObject({ is: 'absent', absence: { why: 'not-instrumented' } });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(anyAnswers(['rate', 'errors', 'duration']), (any) => {
        redQuestion({ is: 'environment' }, metricScope()).read(any);
      }),
      { numRuns: 300 }
    );
  });
});

it('opens a gap where points are missing, so that no line is drawn across', () => {
  const series = { at: [0, 15, 60].map((at) => epochMs(at)), values: [1, 2, 3] };
  expect(turned(series, ms(15), (value) => value)).toEqual({ at: [0, 15, 30, 60], values: [1, 2, undefined, 3] });
});
