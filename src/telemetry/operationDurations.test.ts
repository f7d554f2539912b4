import { operationKey } from '../model/usual';
import { operationDurationsQuestion } from './operationDurations';
import type { Answers } from './question';
import { classic, metricScope, native, promqlOf, valueOf } from './testing/scopes';

const cart = { name: 'cart' };
const payment = { name: 'payment', namespace: 'shop' };
const question = operationDurationsQuestion([cart, payment], metricScope());

/** Rows of service, kind, operation and value as Grafana answers an instant query. */
function answers(byRef: Record<string, ReadonlyArray<readonly [string, string, string, number]>>): Answers {
  return new Map(
    question.queries.map(({ refId }) => {
      const rows = byRef[refId] ?? [];
      const column = (index: 0 | 1 | 2 | 3) => rows.map((row) => row[index]);
      const text = (name: string, index: 0 | 1 | 2) => ({ name, type: 'string', values: column(index) });
      const fields = [
        { name: 'Time', type: 'time', values: rows.map(() => 0) },
        text('service', 0),
        text('span_kind', 1),
        text('span_name', 2),
        { name: 'Value', type: 'number', values: column(3) },
      ];
      return [refId, { frames: rows.length > 0 ? [{ fields }] : [] }];
    })
  );
}

describe('how long operations take', () => {
  it('is asked of all kinds of spans, now and a window before, a bounded number of each service', () => {
    const texts = promqlOf(question);
    const all = 'deployment_environment="prod",service=~"cart|payment"';
    const busiest = `topk by (service) (60, sum by (service, span_name, span_kind) (rate(traces_spanmetrics_calls_total{${all}}[14m])))`;
    expect(Object.keys(texts)).toEqual(
      ['', 'before-'].flatMap((when) => ['p50', 'p95', 'p99', 'count'].map((name) => `${when}${name}`))
    );
    expect(texts.count).toBe(busiest);
    expect(texts.p95).toBe(
      `histogram_quantile(0.95, sum by (service, span_name, span_kind, le) (rate(traces_spanmetrics_latency_bucket{${all}}[14m]))) and on (service, span_name, span_kind) ${busiest}`
    );
    for (const name of ['p50', 'p95', 'p99', 'count']) {
      expect(texts[`before-${name}`]).toBe(texts[name]?.replaceAll('[14m]', '[14m] offset 14m'));
    }
    expect(promqlOf(operationDurationsQuestion([cart], metricScope({ profile: native }))).p50).toContain(
      'histogram_quantile(0.5, sum by (service, span_name, span_kind) (rate(traces_spanmetrics_latency{'
    );
  });

  it('is asked of twelve services at most', () => {
    const many = Array.from({ length: 40 }, (_, index) => ({ name: `s${index}` }));
    const { about } = operationDurationsQuestion(many, metricScope());
    expect(about.is === 'operation-durations' && about.services.map(({ name }) => name)).toHaveLength(12);
  });

  it('is read by service, operation and kind, the window before beside it', () => {
    const usual = valueOf(
      question.read(
        answers({
          p95: [
            ['cart', 'SPAN_KIND_SERVER', 'Get', 0.59],
            ['payment', 'SPAN_KIND_CLIENT', 'Get', 0.1],
          ],
          p50: [['cart', 'SPAN_KIND_SERVER', 'Get', 0.038]],
          count: [['cart', 'SPAN_KIND_SERVER', 'Get', 1]],
          'before-p95': [['cart', 'SPAN_KIND_SERVER', 'Get', 0.04]],
        })
      )
    );
    expect(usual.get(operationKey(cart, 'Get', 'server'))).toEqual({
      p50: 38,
      p95: 590,
      count: 840,
      before: { p95: 40 },
    });
    // These metrics know no namespaces; the trace's service is found by its name.
    expect(usual.get(operationKey(payment, 'Get', 'client'))).toEqual({ p95: 100 });
  });

  it('is unknown where there is no distribution, or no operation', () => {
    const profile = { ...classic, spanHistogram: 'none' as const };
    const { queries, read } = operationDurationsQuestion([cart], metricScope({ profile }));
    expect(queries).toEqual([]);
    expect(read(new Map())).toMatchObject({ is: 'absent', absence: { why: 'not-instrumented' } });
    expect(question.read(answers({}))).toMatchObject({ is: 'absent', absence: { why: 'no-traffic' } });
  });

  it('fails where it could not be asked', () => {
    const problem = { kind: 'unreachable', signal: 'metrics', reply: 'down' } as const;
    const failing = new Map(question.queries.map(({ refId }) => [refId, { frames: [], problem }]));
    expect(question.read(failing)).toEqual({ is: 'failed', problem });
  });
});
