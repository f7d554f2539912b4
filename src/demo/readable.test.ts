/** @jest-environment node */
import { readTraceId } from '../model/ids';
import { ms } from '../model/units';
import { windowOf } from '../model/window';
import { metricNamesQuestion, pushIntervalQuestion, sampleSeriesQuestion } from '../telemetry/conventions/probes';
import { tempoGenerator } from '../telemetry/conventions/tempoGenerator';
import { logVolumeQuestion, logsQuestion } from '../telemetry/logs';
import { logWays } from '../telemetry/logWays';
import { operationsQuestion } from '../telemetry/operations';
import type { Question } from '../telemetry/question';
import { redQuestion } from '../telemetry/red';
import type { MetricScope } from '../telemetry/scope';
import { edgesQuestion } from '../telemetry/serviceGraph';
import { servicesQuestion } from '../telemetry/services';
import { traceQuestion } from '../telemetry/trace';
import { tracesQuestion } from '../telemetry/traceSearch';
import { demoAnswer } from './demoAnswer';
import { demoEnvironments } from './environments';
import { services } from './journeys';
import { anchor } from './testing/askDemo';

const window = windowOf(anchor - 3_600_000, anchor);
const matchers = demoEnvironments[0]?.metrics.matchers ?? [];
const scope: MetricScope = {
  profile: {
    convention: tempoGenerator,
    spanHistogram: 'classic',
    graphHistogram: 'classic',
    hasGraph: true,
    namespaced: false,
    pushInterval: 15_000,
    alternatives: [],
    doubts: [],
  },
  matchers,
  window,
  step: ms(15_000),
};

function asked<Value>(question: Question<Value>): Value {
  const { about, step, queries } = question;
  const replies = demoAnswer({
    anchor,
    asked: { about, window: question.window, step, environment: 'demo-kr', matchers },
    queries,
  });
  const outcome = question.read(replies);
  if (outcome.is !== 'ready') {
    throw new Error(JSON.stringify(outcome));
  }
  expect(outcome.caveats.filter(({ kind }) => kind !== 'truncated' && kind !== 'found-by')).toEqual([]);
  return outcome.value;
}

describe('what the demo shop answers is read by the same readers as a real source’s', () => {
  it('as a source that speaks the metrics-generator’s convention', () => {
    expect(asked(metricNamesQuestion(window))).toContain('traces_spanmetrics_calls_total');
    const series = asked(sampleSeriesQuestion('traces_spanmetrics_calls_total', window));
    expect(series).toMatchObject({ deployment_environment: 'prod-kr' });
    expect(asked(pushIntervalQuestion(tempoGenerator.requests, series, window))).toBe(15_000);
  });

  it('as metrics', () => {
    expect(asked(servicesQuestion(scope))).toHaveLength(services.length);
    expect(asked(operationsQuestion({ name: 'frontend' }, scope)).length).toBeGreaterThan(5);
    const graph = asked(edgesQuestion(scope));
    expect(new Set(graph.edges.map(({ kind }) => kind))).toEqual(new Set(['call', 'database', 'messaging', 'virtual']));
    const red = asked(redQuestion({ is: 'service', service: { name: 'recommendation' } }, scope));
    expect(red.p95.values.filter((value) => value !== undefined).length).toBeGreaterThan(200);
    expect(red.exemplars.some(({ failed }) => failed)).toBe(true);
    const edge = asked(redQuestion({ is: 'edge', client: { name: 'checkout' }, server: { name: 'payment' } }, scope));
    expect(edge.exemplars.length).toBeGreaterThan(20);
  });

  it('as traces', () => {
    const found = asked(tracesQuestion({ service: { name: 'payment' }, pick: 'errors', limit: 5 }, scope));
    expect(found.map(({ rootService }) => rootService)).toEqual(found.map(() => 'frontend'));
    for (const { traceId, matched } of found) {
      const { spans } = asked(traceQuestion(traceId));
      expect(spans.map(({ spanId }) => spanId)).toEqual(expect.arrayContaining(matched.map(({ spanId }) => spanId)));
    }
  });

  it('as logs', () => {
    const [way] = logWays;
    const [trace] = asked(tracesQuestion({ service: { name: 'payment' }, pick: 'errors', limit: 1 }, scope));
    const traceId = trace?.traceId ?? readTraceId('1');
    if (way === undefined || traceId === undefined) {
      throw new Error('Nothing to ask');
    }
    const lines = asked(logsQuestion({ of: { is: 'trace', traceId, services: ['payment'] }, way, limit: 50 }, scope));
    expect(lines.map((line) => [line.traceId, line.service])).toEqual(lines.map(() => [traceId, 'payment']));
    const volume = asked(logVolumeQuestion({ of: { is: 'service', service: 'recommendation' }, way }, scope));
    expect([...volume.byLevel.keys()].sort()).toEqual(['error', 'info', 'warn']);
  });
});
