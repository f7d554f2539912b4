import { seconds } from '../../model/units';
import type { QueryAnswer } from '../question';
import { misplaced } from '../testing/grammar';
import { recordedJson } from '../testing/recorded';
import { recordedWindow } from '../testing/scopes';
import {
  bucketBoundsQuestion,
  metricLabelsQuestion,
  metricNamesQuestion,
  pushIntervalQuestion,
  sampleSeriesQuestion,
} from './probes';
import { tempoGenerator } from './tempoGenerator';

const json = (value: unknown): QueryAnswer => ({
  frames: [
    { fields: [{ name: 'json', type: 'string', values: [typeof value === 'string' ? value : JSON.stringify(value)] }] },
  ],
});
const { body } = recordedJson('http/prometheus-metric-names.json') as { body: { data: readonly string[] } };

describe('asking for the names', () => {
  const question = metricNamesQuestion(recordedWindow);

  it('asks once, for all names that any convention reads', () => {
    expect(question.queries).toHaveLength(1);
    const match = question.about.is === 'metric-names' ? question.about.match : '';
    expect(misplaced('promql', match)).toEqual([]);
    const pattern = new RegExp(`^(?:${/^\{__name__=~"(.*)"\}$/.exec(match)?.[1]?.replace(/\\\\/g, '\\') ?? '^$'})$`);
    const read = ['traces_spanmetrics_latency_bucket', 'calls_total', 'custom_ns_calls_total', 'istio_requests_total'];
    expect(read.filter((name) => !pattern.test(name))).toEqual([]);
    expect(['up', 'go_goroutines', 'recalls'].filter((name) => pattern.test(name))).toEqual([]);
  });

  it('reads the recorded answer', () => {
    expect(question.read(new Map([['names', json(body)]]))).toEqual({ is: 'ready', value: body.data, caveats: [] });
    expect(question.read(new Map([['names', json(body.data)]]))).toMatchObject({ is: 'ready' });
  });

  it('says what was looked for where nothing is recognised', () => {
    expect(question.read(new Map([['names', json({ data: [] })]]))).toEqual({
      is: 'absent',
      absence: { why: 'not-instrumented', looked: expect.arrayContaining(['Istio', tempoGenerator.title]) },
    });
    expect(question.read(new Map([['names', json({ data: ['up'] })]]))).toMatchObject({ is: 'absent' });
  });

  it('keeps a failed probe apart from an empty answer', () => {
    const problem = { kind: 'unreachable', signal: 'metrics', reply: 'connection refused' } as const;
    expect(question.read(new Map([['names', { frames: [], problem }]]))).toEqual({ is: 'failed', problem });
    expect(question.read(new Map([['names', json('<html>')]]))).toMatchObject({
      is: 'failed',
      problem: { kind: 'unreadable' },
    });
    expect(question.read(new Map())).toMatchObject({
      is: 'failed',
      problem: { kind: 'unreadable', found: 'no answer' },
    });
  });
});

describe('one series as a sample', () => {
  const question = sampleSeriesQuestion('traces_service_graph_request_total', recordedWindow);

  it('gives its labels', () => {
    const edges = recordedJson('http/prometheus-series-edges.json') as { body: unknown };
    expect(question.read(new Map([['series', json(edges.body)]]))).toMatchObject({
      is: 'ready',
      value: { client: 'accounting', server: 'accounting-db', connection_type: 'database' },
    });
  });

  it('is absent where there is none', () => {
    expect(question.read(new Map([['series', json({ data: [] })]]))).toMatchObject({ is: 'absent' });
  });
});

describe('the push interval', () => {
  const question = pushIntervalQuestion(tempoGenerator.requests, { service: 'a"b', span_name: 'x' }, recordedWindow);
  const counted = (value: number) =>
    question.read(
      new Map([['samples', { frames: [{ fields: [{ name: 'Value', type: 'number', values: [value] }] }] }]])
    );

  it('is counted on one service', () => {
    expect(question.queries).toMatchInlineSnapshot(`
[
  {
    "expr": "max(count_over_time(traces_spanmetrics_calls_total{service="a\\"b"}[10m]))",
    "kind": "promql",
    "refId": "samples",
    "shape": "instant",
  },
]
`);
  });

  it.each([
    [40, 15],
    [39, 15],
    [41, 15],
    [20, 30],
    [10, 60],
    [3, 60],
    [60, 10],
    [598, 1],
    [6000, 1],
  ])('%d samples in ten minutes are one every %d seconds', (count, interval) => {
    expect(counted(count)).toMatchObject({ value: seconds(interval) });
  });

  it('is unknown without samples', () => {
    expect(counted(0)).toMatchObject({ is: 'absent' });
    expect(counted(NaN)).toMatchObject({ is: 'absent' });
  });
});

describe('the labels of a metric and the bounds of its buckets', () => {
  it('are read as lists', () => {
    const labels = metricLabelsQuestion('traces_spanmetrics_calls_total', recordedWindow);
    const recorded = recordedJson('http/prometheus-labels-calls.json') as { body: unknown };
    expect(labels.read(new Map([['labels', json(recorded.body)]]))).toMatchObject({
      is: 'ready',
      value: expect.arrayContaining(['service', 'span_kind']),
    });
    const bounds = bucketBoundsQuestion('x_bucket', recordedWindow);
    expect(bounds.read(new Map([['bounds', json({ data: ['0.1', '+Inf'] })]]))).toMatchObject({
      value: ['0.1', '+Inf'],
    });
    expect(bounds.read(new Map([['bounds', json({ data: [] })]]))).toMatchObject({ is: 'absent' });
  });

  it('are asked for by a quoted name where it has dots', () => {
    const [query] = metricLabelsQuestion('traces.span.metrics.calls', recordedWindow).queries;
    expect(query).toMatchObject({ params: { 'match[]': '{"traces.span.metrics.calls"}' } });
  });
});
