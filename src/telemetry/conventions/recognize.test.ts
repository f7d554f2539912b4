import { minutes, seconds } from '../../model/units';
import type { QueryAnswer } from '../question';
import { misplaced } from '../testing/grammar';
import { recordedJson } from '../testing/recorded';
import { recordedWindow } from '../testing/scopes';
import {
  metricNamesQuestion,
  profileOf,
  pushIntervalQuestion,
  recognizeConvention,
  sampleSeriesQuestion,
} from './recognize';
import { tempoGenerator } from './tempoGenerator';

const json = (value: unknown): QueryAnswer => ({
  frames: [
    { fields: [{ name: 'json', type: 'string', values: [typeof value === 'string' ? value : JSON.stringify(value)] }] },
  ],
});
const { body } = recordedJson('http/prometheus-metric-names.json') as { body: { data: readonly string[] } };

describe('recognising a convention by the names of metrics', () => {
  it('sees Tempo in the recorded names, with native histograms preferred where both are', () => {
    expect(recognizeConvention(body.data)).toEqual({
      convention: tempoGenerator,
      spanHistogram: 'native',
      graphHistogram: 'native',
      hasGraph: true,
    });
  });

  it('sees classic histograms by their buckets, and says when there is no histogram or no graph', () => {
    const calls = 'traces_spanmetrics_calls_total';
    expect(recognizeConvention([calls, 'traces_spanmetrics_latency_bucket'])).toMatchObject({
      spanHistogram: 'classic',
      graphHistogram: 'none',
      hasGraph: false,
    });
    expect(recognizeConvention([calls, 'traces_service_graph_request_total'])).toMatchObject({
      spanHistogram: 'none',
      graphHistogram: 'none',
      hasGraph: true,
    });
  });

  it('does not guess', () => {
    expect(recognizeConvention(['up', 'calls_total', 'traces_spanmetrics_latency_bucket'])).toBeUndefined();
  });
});

describe('asking for the names', () => {
  const question = metricNamesQuestion(recordedWindow);

  it('asks only for names that conventions read', () => {
    expect(question.queries).toMatchInlineSnapshot(`
[
  {
    "kind": "prometheus-api",
    "params": {
      "end": "1795227990",
      "match[]": "{__name__=~"traces_spanmetrics_calls_total|traces_spanmetrics_latency|traces_spanmetrics_latency_bucket|traces_service_graph_request_total|traces_service_graph_request_server_seconds|traces_service_graph_request_server_seconds_bucket"}",
      "start": "1795223550",
    },
    "path": "api/v1/label/__name__/values",
    "refId": "names",
  },
]
`);
    expect(misplaced('promql', question.about.is === 'metric-names' ? question.about.match : '')).toEqual([]);
  });

  it('reads the recorded answer', () => {
    expect(question.read(new Map([['names', json(body)]]))).toEqual({ is: 'ready', value: body.data, caveats: [] });
    expect(question.read(new Map([['names', json(body.data)]]))).toMatchObject({ is: 'ready' });
  });

  it('says what was looked for where nothing is recognised', () => {
    const looked = ['traces_spanmetrics_calls_total', 'traces_service_graph_request_total'];
    expect(question.read(new Map([['names', json({ data: [] })]]))).toEqual({
      is: 'absent',
      absence: { why: 'not-instrumented', looked },
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
  const question = pushIntervalQuestion(tempoGenerator, { service: 'a"b', span_name: 'x' }, recordedWindow);
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

describe('a profile', () => {
  const recognized = recognizeConvention(body.data);
  const profile = (spans: Record<string, string>, graph: Record<string, string>) =>
    recognized && profileOf(recognized, { spans, graph, pushInterval: minutes(1) });

  it('takes the namespace for identity only where all metrics carry it', () => {
    const inSpans = { service: 'a', service_namespace: 'shop' };
    expect(profile(inSpans, { client: 'a', client_service_namespace: 'shop' })?.namespaced).toBe(true);
    expect(profile(inSpans, { client: 'a' })?.namespaced).toBe(false);
    expect(profile({ service: 'a' }, { client: 'a', client_service_namespace: 'shop' })?.namespaced).toBe(false);
  });

  it('assumes the usual interval where it could not be measured', () => {
    expect(recognized && profileOf(recognized, {}).pushInterval).toBe(15_000);
    expect(profile({}, {})?.pushInterval).toBe(60_000);
  });
});
