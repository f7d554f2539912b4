/** @jest-environment node */
import type { ServiceGraph } from '../model/graph';
import { readSpanId, readTraceId } from '../model/ids';
import type { LogSubject } from '../model/log';
import { ms } from '../model/units';
import { askProfile } from './conventions/askProfile';
import type { Profile } from './conventions/convention';
import type { Frame } from './frame';
import { firstFound } from './firstFound';
import { logsQuestion } from './logs';
import { logWays } from './logWays';
import { operationsQuestion } from './operations';
import type { Ask } from './question';
import { redQuestion } from './red';
import type { MetricScope } from './scope';
import { edgesQuestion } from './serviceGraph';
import { servicesQuestion } from './services';
import { cannotExecute, startPrometheusWith, type RealPrometheus } from './testing/realPrometheus';
import { asked, service, shop, traceOf } from './testing/stacks/shop';
import { askSmallLoki, linesOf } from './testing/stacks/smallLoki';
import { stacks } from './testing/stacks/stacks';
import { spanIdOf, traceFrame } from './testing/stacks/tempoFrames';
import { answerIn } from './testing/recorded';
import { valueOf } from './testing/scopes';
import { queryTextOf } from './target';
import { traceQuestion } from './trace';

const onRealPrometheus = cannotExecute ? describe.skip : describe;

onRealPrometheus.each(stacks.map((stack) => [stack.title, stack] as const))('%s', (_title, stack) => {
  const { truth, matchers, overrides } = stack;
  let prometheus: RealPrometheus;
  let profile: Profile;
  let queries = 0;
  const ask: Ask = async (question) => {
    queries += question.queries.length;
    return question.read(await prometheus.answers(question));
  };
  const scope = (): MetricScope => ({ profile, matchers, window: asked, step: ms(truth.pushInterval) });

  beforeAll(async () => {
    prometheus = await startPrometheusWith(stack.metrics);
    const outcome = await askProfile([asked], ask, overrides);
    expect(outcome).toMatchObject({ is: 'ready', caveats: [] });
    profile = valueOf(outcome);
  }, 60_000);
  afterAll(async () => prometheus.stop());

  it('is recognised for what it is, in at most twelve queries', () => {
    expect({
      convention: profile.convention.id,
      unit: profile.convention.requests.durationUnit,
      spanHistogram: profile.spanHistogram,
      graphHistogram: profile.graphHistogram,
      hasGraph: profile.hasGraph,
      edges: profile.convention.graph?.origin ?? 'none',
      pushInterval: profile.pushInterval,
      doubts: profile.doubts,
      alternatives: profile.alternatives.map(({ id }) => id),
    }).toEqual({
      convention: truth.convention,
      unit: truth.unit,
      spanHistogram: truth.spanHistogram,
      graphHistogram: truth.graphHistogram,
      hasGraph: truth.hasGraph,
      edges: truth.edges,
      pushInterval: truth.pushInterval,
      doubts: truth.doubts,
      alternatives: truth.alternatives,
    });
    expect(queries).toBeLessThanOrEqual(12);
  });

  it('shows its services with rate, errors and duration, and who calls whom', async () => {
    const services = valueOf(await ask(servicesQuestion(scope())));
    expect(services.map((one) => one.service.name).sort()).toEqual(['checkout', 'frontend', 'payment']);
    for (const { service: id, red } of services) {
      const { perSecond, failing } = service(id.name);
      expect(red.rate).toBeCloseTo(perSecond, 1);
      expect(red.errors).toBeCloseTo(failing, 3);
      expect(durationSeen(red.duration)).toEqual(durationTrue(id.name, truth.spanHistogram));
    }
    const graph = await ask(edgesQuestion(scope()));
    expect(graph.is).toBe(truth.edges === 'none' ? 'absent' : 'ready');
    if (graph.is === 'ready') {
      expect(drawn(graph.value)).toEqual(edgesTrue(truth.edges));
    }
  });

  it('shows the panels and operations of one service', async () => {
    const [payment] = valueOf(await ask(servicesQuestion(scope()))).filter((one) => one.service.name === 'payment');
    const id = payment?.service ?? { name: 'payment' };
    const red = valueOf(await ask(redQuestion({ is: 'service', service: id }, scope())));
    expect(red.rate.values.at(-1)).toBeCloseTo(service('payment').perSecond, 1);
    expect(red.errors.values.at(-1)).toBeCloseTo(service('payment').failing, 3);
    const operations = await ask(operationsQuestion(id, scope()));
    expect(operations.is).toBe(truth.operations ? 'ready' : 'absent');
    if (operations.is === 'ready') {
      const [first] = operations.value;
      expect(operations.value).toHaveLength(1);
      expect(first?.red.rate).toBeCloseTo(service('payment').perSecond, 1);
      const own = { is: 'operation', service: id, operation: first?.operation ?? '' } as const;
      const course = valueOf(await ask(redQuestion(own, scope())));
      expect(course.rate.values.at(-1)).toBeCloseTo(service('payment').perSecond, 1);
    }
  });

  it(`leads ${truth.exemplars ? 'by an exemplar to its trace' : 'to no trace, as it has no exemplars'}`, async () => {
    const [payment] = valueOf(await ask(servicesQuestion(scope()))).filter((one) => one.service.name === 'payment');
    const red = valueOf(await ask(redQuestion({ is: 'service', service: payment?.service ?? { name: '' } }, scope())));
    expect([...new Set(red.exemplars.map(({ traceId }) => traceId))]).toEqual(
      truth.exemplars ? [traceOf('payment')] : []
    );
    if (truth.exemplars) {
      expect(red.exemplars[0]?.duration).toBeCloseTo(450, 6);
      expect(red.exemplars.some(({ failed }) => failed === true)).toBe(true);
    }
  });

  it('shows the trace and, whatever form the lines have, those of its spans', async () => {
    const traceId = readTraceId(traceOf('payment')) ?? fail();
    const answer = { frames: [traceFrame('payment')] };
    const { spans } = valueOf(traceQuestion(traceId).read(new Map([['trace', answer]])));
    expect(spans.map((span) => span.service.name)).toEqual(['frontend', 'checkout', 'payment']);
    expect(spans.filter(({ status }) => status === 'error')).toHaveLength(1);

    const services = spans.map((span) => span.service.name);
    const stored = linesOf(stack.logs);
    const askLoki: Ask = async (question) =>
      question.read(
        new Map(question.queries.map((query) => [query.refId, askSmallLoki(stored, queryTextOf(query))] as const))
      );
    const search = { isLeft: () => false, ask: askLoki };
    const inLogs = { matchers: [], window: asked, step: ms(60_000) };
    const ways = (of: LogSubject) =>
      logWays.map((way) => ({ name: way.id, question: logsQuestion({ of, way, limit: 100 }, inLogs) }));
    const whole = await firstFound(ways({ is: 'trace', traceId, services }), search);
    expect(whole.way).toBe(wayTo[stack.logs]);
    expect(valueOf(whole.outcome)).toHaveLength(3);
    const spanId = readSpanId(spanIdOf(2)) ?? fail();
    const one = await firstFound(ways({ is: 'span', traceId, spanId, services: ['payment'] }), search);
    expect(valueOf(one.outcome).map(({ body }) => body)).toEqual([expect.stringContaining('declined')]);
  });
});

const wayTo = { metadata: 'otlp', json: 'json', logfmt: 'logfmt', text: 'text' };

function fail(): never {
  throw new Error('The shop writes ids that are none');
}

/** Which of the two durations of a service a figure stands for: the p95 is the slow one, the mean is between them. */
function durationSeen(duration: { p95?: number; mean?: number } | undefined) {
  return duration?.p95 !== undefined ? { p95: bucketOf(duration.p95) } : { mean: Math.round(duration?.mean ?? NaN) };
}

function durationTrue(name: string, form: Profile['spanHistogram']) {
  const { took } = service(name);
  const slow = took[took.length - 1]?.[0] ?? NaN;
  const mean = took.reduce((sum, [seconds, share]) => sum + seconds * share, 0);
  return form === 'summary' ? { mean: Math.round(mean * 1000) } : { p95: bucketOf(slow * 1000) };
}

/** Coarse enough for the bounds of all dialects: they double at the most. */
function bucketOf(duration: number): string {
  if (duration < 200) {
    return 'quick';
  }
  return duration < 2000 ? 'slow' : 'too slow';
}

function drawn({ edges }: ServiceGraph) {
  return edges
    .map(({ client, server, kind, red }) => ({
      edge: `${client.name} → ${server.name}`,
      kind,
      rate: Math.round((red.rate ?? NaN) * 10) / 10,
      errors: Math.round((red.errors ?? NaN) * 100) / 100,
      took: red.duration?.p95 === undefined ? 'unknown' : bucketOf(red.duration.p95),
    }))
    .sort((a, b) => (a.edge < b.edge ? -1 : 1));
}

function edgesTrue(origin: string) {
  const byUser = origin === 'client-spans' ? [] : [['user', 'frontend'] as const];
  return [...byUser, ['frontend', 'checkout'] as const, ['checkout', 'payment'] as const]
    .map(([client, server]) => {
      const { perSecond, failing } = service(server);
      const known = origin !== 'client-spans' || shop.some(({ name }) => name === server && name !== 'payment');
      return {
        edge: `${client} → ${server}`,
        kind: client === 'user' || !known ? 'virtual' : 'call',
        rate: perSecond,
        errors: failing,
        took: 'slow',
      };
    })
    .sort((a, b) => (a.edge < b.edge ? -1 : 1));
}

describe('the generated answers', () => {
  const shape = ({ fields }: Frame) => new Map(fields.map(({ name, type }) => [name, type]));
  const recordedShape = (file: string, signal: 'traces' | 'logs') => {
    const [frame] = answerIn(file, signal).frames;
    return frame ? shape(frame) : new Map();
  };

  it('have the fields that recorded traces have, of the same types', () => {
    expect(shape(traceFrame('payment'))).toEqual(recordedShape('tempo/trace-normal.json', 'traces'));
  });

  it('have the fields that recorded lines have; `trace_id` there is a derived field', () => {
    const [frame] = askSmallLoki(linesOf('metadata'), '{service_name=~".+"}').frames;
    const recorded = recordedShape('loki/logs-service.json', 'logs');
    recorded.delete('trace_id');
    expect(frame && shape(frame)).toEqual(recorded);
  });
});
