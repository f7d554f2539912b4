/** @jest-environment node */
import { join } from 'node:path';
import { pushIntervalQuestion, pushIntervalWithin } from './conventions/probes';
import { tempoGenerator } from './conventions/tempoGenerator';
import { operationDurationsQuestion } from './operationDurations';
import { operationsQuestion } from './operations';
import { readCourses, readSamples } from './prometheusFrames';
import type { Question } from './question';
import { redQuestion } from './red';
import { edgesQuestion } from './serviceGraph';
import { servicesQuestion } from './services';
import { misplaced } from './testing/grammar';
import { cannotExecute, startPrometheus, type RealPrometheus } from './testing/realPrometheus';
import { answerIn, recorded, recordedFolder } from './testing/recorded';
import { classic, metricScope, native, promqlOf, recordedWindow, valueOf } from './testing/scopes';
import type { DurationQuantiles } from '../model/red';
import { hours, ms } from '../model/units';
import { operationKey, readOperationKey } from '../model/usual';
import { windowOf } from '../model/window';

const payment = { name: 'payment' };
const hostile = { name: 'a"b\\c{d}=~/한국어</script>\n`', namespace: 'shop' };

/** Every PromQL that can be made for this convention, by profile and subject. */
function allQuestions(): ReadonlyArray<Question<unknown>> {
  const profiles = [
    classic,
    native,
    { ...classic, namespaced: true },
    { ...native, namespaced: true },
    { ...classic, spanHistogram: 'none' as const, graphHistogram: 'none' as const },
    { ...classic, hasGraph: false },
  ];
  const windows = [
    recordedWindow,
    windowOf(recordedWindow.to - 10_000, recordedWindow.to),
    windowOf(recordedWindow.to - 90 * 86_400_000, recordedWindow.to),
  ];
  return profiles.flatMap((profile) =>
    windows.flatMap((window, index) => {
      const scope = metricScope({ profile, window, step: ms([15_000, 15_000, 43_200_000][index] ?? 0) });
      return [
        servicesQuestion(scope),
        servicesQuestion({ ...scope, matchers: [] }),
        redQuestion({ is: 'environment' }, scope),
        edgesQuestion(scope),
        pushIntervalQuestion(profile.convention.requests, { service: hostile.name }, window),
        pushIntervalQuestion(profile.convention.requests, {}, window),
        pushIntervalWithin(profile.convention.requests, { service: hostile.name }, window),
        pushIntervalWithin(profile.convention.requests, {}, window),
        ...[payment, hostile].flatMap((service) => [
          redQuestion({ is: 'service', service }, scope),
          redQuestion({ is: 'operation', service, operation: hostile.name }, scope),
          redQuestion({ is: 'edge', client: service, server: hostile }, scope),
          redQuestion({ is: 'edge', client: { name: 'user' }, server: service }, scope),
          operationsQuestion(service, scope),
          edgesQuestion(scope, service),
          operationDurationsQuestion([service, hostile], scope),
        ]),
      ];
    })
  );
}

/** Texts that Prometheus 2.42 cannot parse, each with the reason. None so far. */
const notExecuted: ReadonlyMap<string, string> = new Map();

describe('every PromQL text of this convention', () => {
  it('parses with the grammar of the PromQL editor', () => {
    const texts = new Set(allQuestions().flatMap((question) => Object.values(promqlOf(question))));
    expect(texts.size).toBeGreaterThan(150);
    expect([...texts].flatMap((text) => misplaced('promql', text))).toEqual([]);
  });
});

const onRealPrometheus = cannotExecute ? describe.skip : describe;
if (cannotExecute) {
  process.stderr.write(`PromQL is parsed but not executed: ${cannotExecute}\n`);
}

onRealPrometheus('a real Prometheus with the recorded samples', () => {
  let prometheus: RealPrometheus;
  beforeAll(async () => {
    prometheus = await startPrometheus(join(recordedFolder, 'metrics.om.gz'));
  }, 60_000);
  afterAll(async () => prometheus.stop());

  /** Before this, rates lack the past that was not recorded. */
  const settled = recordedWindow.from + 75_000;
  const scope = metricScope();

  it('executes every text', async () => {
    const refused: string[] = [];
    for (const question of allQuestions()) {
      for (const [refId, answer] of await prometheus.answers(question)) {
        const text = promqlOf(question)[refId] ?? '';
        if (answer.problem && !notExecuted.has(text)) {
          refused.push(`${JSON.stringify(answer.problem)} ${text}`);
        }
      }
    }
    expect(refused).toEqual([]);
  }, 60_000);

  it('answers native histograms, which cannot be back-filled, with nothing rather than an error', async () => {
    const question = redQuestion({ is: 'service', service: payment }, metricScope({ profile: native }));
    const answers = await prometheus.answers(question);
    expect(answers.get('duration')).toEqual({ frames: [] });
    const red = valueOf(question.read(answers));
    expect(red.rate.values.length).toBeGreaterThan(50);
    expect(red.p95.values).toEqual([]);
  });

  it.each(['rate-by-service-range', 'error-ratio-by-service-range', 'p95-recommendation-range-with-exemplars'])(
    'gives the recorded numbers over time again: %s',
    async (name) => {
      const file = recorded(`prometheus/${name}.json`);
      const expr = file.targets[0]?.expr ?? '';
      const answer = await prometheus.ask(expr, { from: file.window.from, to: file.window.to, step: 15_000 });
      const ours = readCourses(new Map([['a', answer]]), 'a').items;
      const theirs = readCourses(new Map([['a', answerIn(`prometheus/${name}.json`, 'metrics')]]), 'a').items;
      const points = (courses: typeof ours) =>
        new Map(
          courses.flatMap((course) =>
            course.at.flatMap((at, index) =>
              at < settled ? [] : [[`${course.labels.service} ${at}`, course.values[index]] as const]
            )
          )
        );
      expect(points(theirs).size).toBeGreaterThan(50);
      for (const [key, value] of points(theirs)) {
        expect([key, relative(points(ours).get(key), value) < (name.startsWith('p95') ? 0.002 : 1e-9)]).toEqual([
          key,
          true,
        ]);
      }
    }
  );

  it('gives the recorded edges again through our own question', async () => {
    const lastFive = metricScope({ window: windowOf(recordedWindow.to - 300_000, recordedWindow.to) });
    const graph = valueOf(edgesQuestion(lastFive).read(await prometheus.answers(edgesQuestion(lastFive))));
    const file = (name: string) => new Map([['a', answerIn(`prometheus/${name}.json`, 'metrics')]]);
    const rates = readSamples(file('edges-rate-instant'), 'a').items;
    const server = readSamples(file('edges-p95-server-instant'), 'a').items;
    expect(graph.edges).toHaveLength(rates.length);
    for (const { labels, value } of rates) {
      const edge = graph.edges.find((one) => one.client.name === labels.client && one.server.name === labels.server);
      const p95 = server.find((one) => one.labels.client === labels.client && one.labels.server === labels.server);
      expect(edge?.red.rate).toBeCloseTo(value, 9);
      const recorded = (p95?.value ?? NaN) * 1000;
      expect(edge?.red.duration).toMatchObject(
        recorded > 100 ? { p95: expect.closeTo(recorded, 6) } : { p95Below: 100 }
      );
      expect(isRising(edge?.red.duration)).toBe(true);
    }
  });

  it('shows the incident in the figures of the services', async () => {
    const question = servicesQuestion(scope);
    const outcome = question.read(await prometheus.answers(question));
    const services = new Map(valueOf(outcome).map((one) => [one.service.name, one]));
    expect(outcome.is === 'ready' && outcome.caveats).toEqual([]);
    expect(services.size).toBe(11);
    expect(services.get('recommendation')?.red.errors).toBeGreaterThan(0.02);
    expect(services.get('ad')?.red.errors).toBe(0);
    expect(services.get('recommendation')?.red.duration?.p95).toBeGreaterThan(200);
    const p95 = services.get('recommendation')?.course.p95;
    const during = p95?.values.filter((_, index) => (p95.at[index] ?? 0) > 1795227600000) ?? [];
    const before = p95?.values.filter((_, index) => (p95.at[index] ?? 0) < 1795227500000) ?? [];
    expect(Math.min(...during.flatMap((value) => value ?? []))).toBeGreaterThan(
      3 * Math.max(...before.flatMap((value) => value ?? []))
    );
  });

  it('finds the failing operation and the edge that leads to it', async () => {
    const operations = operationsQuestion(payment, scope);
    const [charge] = valueOf(operations.read(await prometheus.answers(operations)));
    expect(charge).toMatchObject({ operation: 'Charge', kind: 'server' });
    expect(charge?.red.errors).toBeGreaterThan(0.01);
    expect(charge?.time).toBeGreaterThan(10);

    const edge = redQuestion({ is: 'edge', client: { name: 'checkout' }, server: payment }, scope);
    const red = valueOf(edge.read(await prometheus.answers(edge)));
    expect(Math.max(...red.errors.values.flatMap((value) => value ?? []))).toBeGreaterThan(0.02);
    // The recorded calls take some 30 ms, which the graph's histogram, beginning at 100 ms, cannot tell.
    expect(red.below).toBe(100);
    expect(red.p95.values.length).toBeGreaterThan(0);
    expect(red.p95.values.filter((value) => value !== undefined && value <= 100)).toEqual([]);
  });

  it('tells how long operations take, and how long in the window before', async () => {
    const length = 390_000;
    const ask = async (to: number) => {
      const window = windowOf(to - length, to);
      const question = operationDurationsQuestion([payment, { name: 'recommendation' }], { ...scope, window });
      return valueOf(question.read(await prometheus.answers(question)));
    };
    const usual = await ask(recordedWindow.to);
    const before = await ask(recordedWindow.to - length);
    const charge = usual.get(operationKey(payment, 'Charge', 'server'));
    expect(charge?.count).toBeGreaterThan(20);
    expect(charge?.p50).toBeLessThanOrEqual(charge?.p95 ?? 0);
    expect(new Set([...usual.keys()].map((key) => readOperationKey(key).kind)).size).toBeGreaterThan(1);
    expect(before.size).toBeGreaterThan(2);
    for (const [key, { p50, p95, p99, count }] of before) {
      expect([key, usual.get(key)?.before]).toEqual([key, { p50, p95, p99, count }]);
    }
  });

  it('narrows the graph to the neighbours of one service', async () => {
    const question = edgesQuestion(scope, payment);
    const { edges } = valueOf(question.read(await prometheus.answers(question)));
    expect(edges.map((edge) => [edge.client.name, edge.server.name, edge.kind])).toEqual([
      ['checkout', 'payment', 'call'],
      ['payment', 'payment-db', 'database'],
    ]);
    expect(edges.every(({ red }) => (red.duration?.p95 ?? red.duration?.p95Below) !== undefined)).toBe(true);
  });

  it('measures the push interval that the samples came at', async () => {
    const question = pushIntervalQuestion(tempoGenerator.requests, { service: 'payment' }, recordedWindow);
    expect(question.read(await prometheus.answers(question))).toEqual({ is: 'ready', value: 15_000, caveats: [] });
  });

  it('measures it where the samples ended hours before the window does', async () => {
    const window = windowOf(recordedWindow.from, recordedWindow.to + hours(3));
    const atTheEnd = pushIntervalQuestion(tempoGenerator.requests, { service: 'payment' }, window);
    expect(atTheEnd.read(await prometheus.answers(atTheEnd))).toMatchObject({ is: 'absent' });
    const within = pushIntervalWithin(tempoGenerator.requests, { service: 'payment' }, window);
    expect(within.read(await prometheus.answers(within))).toEqual({ is: 'ready', value: 15_000, caveats: [] });
  });
});

/** Of quantiles those that are known. */
function isRising({ p50 = ms(0), p95 = p50, p99 = p95 }: DurationQuantiles = {}): boolean {
  return p50 <= p95 && p95 <= p99;
}

function relative(a: number | undefined, b: number | undefined): number {
  if (a === undefined || b === undefined) {
    return a === b ? 0 : Infinity;
  }
  return a === b ? 0 : Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b));
}
