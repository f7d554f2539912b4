import fc from 'fast-check';
import { finished } from '../model/steps';
import { hours, ms } from '../model/units';
import { windowOf } from '../model/window';
import { edgesOverTimeQuestion, mostMoments } from './edgesOverTime';
import type { Frame } from './frame';
import type { Answers } from './question';
import { anyAnswers } from './testing/arbitraryFrames';
import { misplaced } from './testing/grammar';
import { classic, metricScope, native, promqlOf, recordedWindow, valueOf } from './testing/scopes';

const minute = 60_000;
const start = recordedWindow.from;
const scope = metricScope({ step: ms(minute), window: windowOf(start, start + 6 * minute) });

/** One series; undefined stands for a moment of which Prometheus has no point. */
function series(labels: Record<string, string>, values: ReadonlyArray<number | undefined>): Frame {
  const points = values.flatMap((value, index) => (value === undefined ? [] : [[start + index * minute, value]]));
  return {
    fields: [
      { name: 'Time', type: 'time', values: points.map(([at]) => at) },
      { name: 'Value', type: 'number', labels, values: points.map(([, value]) => value) },
    ],
  };
}

const calls = (more: Record<string, string> = {}) => ({ client: 'a', server: 'b', ...more });
const answers = (rate: Frame[], errors: Frame[] = [], p95: Frame[] = []): Answers =>
  new Map([
    ['rateOverTime', { frames: rate }],
    ['errorsOverTime', { frames: errors }],
    ['p95OverTime', { frames: p95 }],
  ]);
const read = (all: Answers, within = scope) => valueOf(edgesOverTimeQuestion(within).read(all));

describe('edges over time', () => {
  it('are asked by rate, failures and p95 as ranges, in texts that the PromQL editor understands', () => {
    const question = edgesOverTimeQuestion(scope);
    expect(promqlOf(question)).toMatchInlineSnapshot(`
{
  "errorsOverTime": "sum by (client, server, connection_type) (rate(traces_service_graph_request_failed_total{deployment_environment="prod"}[75s]))",
  "p95OverTime": "histogram_quantile(0.95, sum by (client, server, le) (rate(traces_service_graph_request_server_seconds_bucket{deployment_environment="prod",connection_type!="virtual_node"}[75s]) or rate(traces_service_graph_request_client_seconds_bucket{deployment_environment="prod",connection_type="virtual_node",client!="user"}[75s]) or rate(traces_service_graph_request_server_seconds_bucket{deployment_environment="prod",connection_type="virtual_node",client="user"}[75s])))",
  "rateOverTime": "sum by (client, server, connection_type) (rate(traces_service_graph_request_total{deployment_environment="prod"}[75s]))",
}
`);
    expect(Object.values(promqlOf(question)).flatMap((text) => misplaced('promql', text))).toEqual([]);
    expect(question.queries.every((query) => query.kind === 'promql' && query.shape === 'range')).toBe(true);
  });

  it.each([1, 6, 24, 30 * 24])(
    'have at most sixty points in %d hours, and keep a coarser step of the page',
    (length) => {
      const window = windowOf(start, start + hours(length));
      const { step } = edgesOverTimeQuestion(metricScope({ window }));
      expect(hours(length) / step + 1).toBeLessThanOrEqual(mostMoments + 1);
      expect(edgesOverTimeQuestion(metricScope({ window, step: ms(hours(length)) })).step).toBe(hours(length));
    }
  );

  it('have a gap where a counter was not there, and no share where nothing was called', () => {
    const [edge] = read(
      answers(
        [series(calls(), [1, 2, undefined, undefined, 0, 4])],
        [series(calls(), [0.5, undefined, undefined, undefined, 0, 1])],
        [series(calls(), [0.2, 0.4, undefined, undefined, NaN, 0.05])]
      )
    );
    expect(edge?.course.rate.values).toEqual([1, 2, undefined, 0, 4]);
    expect(edge?.course.rate.at.map((at) => (at - start) / minute)).toEqual([0, 1, 2, 4, 5]);
    expect(edge?.course.errors.values).toEqual([0.5, 0, undefined, undefined, 0.25]);
    // The last one lies in the first bucket, of which nothing is known.
    expect(edge?.course.p95.values).toEqual([200, 400, undefined, undefined, undefined]);
  });

  it('add up a pair that comes by several connection types, moment by moment', () => {
    const edges = read(
      answers([
        series(calls({ connection_type: 'virtual_node' }), [1, undefined, 3]),
        series(calls({ connection_type: '' }), [undefined, 10, 30]),
      ])
    );
    expect(edges).toHaveLength(1);
    expect(edges[0]?.kind).toBe('call');
    expect(edges[0]?.course.rate.values).toEqual([1, 10, 33]);
  });

  it('have no failures where nobody counted any, and unknown ones where they could not be asked', () => {
    const one = answers([series(calls(), [1, 2])]);
    expect(read(one)[0]?.course.errors.values).toEqual([0, 0]);
    const failed: Answers = new Map([...one].filter(([refId]) => refId !== 'errorsOverTime'));
    expect(read(failed)[0]?.course.errors.values).toEqual([]);
  });

  it('come in one order whatever order the series come in', () => {
    const frames = ['d', 'b', 'c'].map((server) => series({ client: 'a', server }, [1]));
    expect(read(answers([...frames].reverse()))).toEqual(read(answers(frames)));
  });

  it('look closer with native histograms', () => {
    const [edge] = read(answers([series(calls(), [1])], [], [series(calls(), [0.004])]), {
      ...scope,
      profile: native,
    });
    expect(edge?.course.p95.values).toEqual([4]);
  });

  it('are not instrumented without a service graph, and no traffic where there are none', () => {
    const none = edgesOverTimeQuestion({ ...scope, profile: { ...classic, hasGraph: false } });
    expect(none.queries).toEqual([]);
    expect(none.read(new Map())).toMatchObject({ is: 'absent', absence: { why: 'not-instrumented' } });
    expect(edgesOverTimeQuestion(scope).read(answers([]))).toMatchObject({
      is: 'absent',
      absence: { why: 'no-traffic' },
    });
  });

  it('are the same read at once and in steps, whatever comes', () => {
    fc.assert(
      fc.property(anyAnswers(['rateOverTime', 'errorsOverTime', 'p95OverTime']), (any) => {
        const question = edgesOverTimeQuestion(scope);
        expect(question.readSteps && finished(question.readSteps(any))).toEqual(question.read(any));
      }),
      { numRuns: 200 }
    );
  });

  it('stop often while 8,000 of them are read at 60 moments', () => {
    const at = Array.from({ length: mostMoments }, (_, index) => start + index * minute);
    const values = at.map((_, index) => 0.2 + index / 100);
    const frames = Array.from({ length: 8000 }, (_, index): Frame => {
      const labels = { client: `service-${index % 2000}`, server: `service-${(index * 7 + 1) % 1999}`, n: `${index}` };
      return {
        fields: [
          { name: 'Time', type: 'time', values: at },
          { name: 'Value', type: 'number', labels, values },
        ],
      };
    });
    const all = answers(frames, frames, frames);
    const steps = edgesOverTimeQuestion(scope).readSteps?.(all);
    let stops = 0;
    let longest = 0;
    const begun = performance.now();
    for (;;) {
      const before = performance.now();
      const step = steps?.next();
      longest = Math.max(longest, performance.now() - before);
      if (step === undefined || step.done) {
        break;
      }
      stops += 1;
    }
    process.stdout.write(
      `8,000 edges × 60 moments: ${Math.round(performance.now() - begun)} ms, ${stops} stops, longest ${longest.toFixed(1)} ms\n`
    );
    expect(stops).toBeGreaterThan(1000);
  });
});
