/** @jest-environment node */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { entryServices } from '../analysis/headline';
import { demoAnswer } from '../demo/demoAnswer';
import { demoEnvironments } from '../demo/environments';
import { demoOpenMetrics } from '../demo/openMetrics';
import { anchor } from '../demo/testing/askDemo';
import { epochMs, ms } from '../model/units';
import { lengthOf, windowOf } from '../model/window';
import { auxiliaryPattern } from '../telemetry/auxiliary';
import { logVolumeQuestion, logsQuestion } from '../telemetry/logs';
import { logWay } from '../telemetry/logWays';
import { readCourses, readSamples } from '../telemetry/prometheusFrames';
import { rateWindow } from '../telemetry/rateWindow';
import { redQuestion } from '../telemetry/red';
import type { Question } from '../telemetry/question';
import { edgesQuestion } from '../telemetry/serviceGraph';
import { operationsQuestion } from '../telemetry/operations';
import { servicesQuestion } from '../telemetry/services';
import { cannotExecute, startPrometheus, type RealPrometheus } from '../telemetry/testing/realPrometheus';
import { metricScope, valueOf } from '../telemetry/testing/scopes';
import { allDashboards } from './allDashboards';
import type { Dashboard, Target } from './dashboard';
import { provisioned, shipped } from './edition';
import { filled, targetOf, targetsIn, type Values } from './testing/filled';

const environments = demoEnvironments.slice(0, 1);
const env = 'prod-kr';
/** Half an hour of the shop on the grid of the step: the quiet, the deploy and the incident. */
const aligned = (at: number) => Math.floor(at / 15_000) * 15_000;
const window = windowOf(aligned(anchor - 30 * 60_000), aligned(anchor));
const step = ms(15_000);
const scope = metricScope({
  matchers: environments[0]?.metrics.matchers ?? [],
  window,
  step,
  without: auxiliaryPattern(),
});
const values: Values = {
  env,
  service: 'recommendation',
  range: `${lengthOf(window) / 1000}s`,
  rateInterval: `${rateWindow(ms(15_000), step) / 1000}s`,
  interval: '15s',
};
const all = allDashboards(shipped);
const dashboardOf = (name: string): Dashboard => all.get(name) ?? fail(`no dashboard ${name}`);
const services = ['recommendation', 'checkout', 'payment', 'accounting'];

const onRealPrometheus = cannotExecute ? describe.skip : describe;

onRealPrometheus('dashboards on a real Prometheus that holds the demo shop', () => {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-dashboards-'));
  let prometheus: RealPrometheus;
  beforeAll(async () => {
    const span = { from: epochMs(anchor - 34 * 60_000), to: epochMs(anchor + 60_000) };
    const file = join(folder, 'metrics.om.gz');
    writeFileSync(file, gzipSync([...demoOpenMetrics({ anchor, ...span, environments })].join(''), { level: 1 }));
    prometheus = await startPrometheus(file);
  }, 180_000);
  afterAll(async () => {
    await prometheus?.stop();
    rmSync(folder, { recursive: true });
  });

  const asked = async (target: Target, service = values.service) => {
    const { from, to } = window;
    const time = target.instant === true ? { at: to } : { from, to, step };
    return new Map([['it', await prometheus.ask(filled(target.expr, { ...values, service }), time)]]);
  };
  const samples = async (target: Target, service?: string) => readSamples(await asked(target, service), 'it').items;
  const courses = async (target: Target, service?: string) => readCourses(await asked(target, service), 'it').items;
  const one = async (name: string, title: string, refId: string) =>
    (await samples(targetOf(dashboardOf(name), title, refId)))[0]?.value;
  const page = async <Value>(question: Question<Value>): Promise<Value> =>
    valueOf(question.read(await prometheus.answers(question)));

  it.each([...Object.entries({ shipped, ...provisioned })])(
    'every query of every panel of %s runs and returns data, of one service or another',
    async (_, edition) => {
      for (const dashboard of allDashboards(edition).values()) {
        for (const { panel, target } of targetsIn(dashboard).filter(
          ({ target: { datasource } }) => datasource.type === 'prometheus'
        )) {
          let frames = 0;
          for (const service of target.expr.includes('$service') ? services : [values.service]) {
            frames += (await asked(target, service)).get('it')?.frames.length ?? 0;
          }
          expect([dashboard.title, panel.title, target.refId, frames > 0]).toEqual([
            dashboard.title,
            panel.title,
            target.refId,
            true,
          ]);
        }
      }
    },
    300_000
  );

  it('the table of services has the figures of the Overview', async () => {
    const services = await page(servicesQuestion(scope));
    const red = dashboardOf('red-by-service');
    const column = async (refId: string) =>
      new Map((await samples(targetOf(red, 'Services', refId))).map(({ labels, value }) => [labels.service, value]));
    const [rates, shares, p95s] = [await column('rate'), await column('share'), await column('p95')];
    expect([...rates.keys()].sort()).toEqual(services.map(({ service }) => service.name).sort());
    for (const { service, red: figures } of services) {
      expect(rates.get(service.name)).toBeCloseTo(figures.rate ?? NaN, 9);
      expect(shares.get(service.name)).toBeCloseTo(figures.errors ?? NaN, 9);
      expect((p95s.get(service.name) ?? NaN) * 1000).toBeCloseTo(figures.duration?.p95 ?? NaN, 6);
    }
  });

  it('everyone’s impact is that of the services that people reach first', async () => {
    const services = await page(servicesQuestion(scope));
    const entries = entryServices(services, await page(edgesQuestion(scope)));
    expect(entries.length).toBeLessThan(services.length);
    const requests = entries.reduce((sum, { red }) => sum + (red.rate ?? 0), 0);
    const failed = entries.reduce((sum, { red }) => sum + (red.rate ?? 0) * (red.errors ?? 0), 0);
    expect(failed).toBeGreaterThan(0);
    expect(await one('service-health', 'Requests that failed, of all', 'share')).toBeCloseTo(failed / requests, 9);
    expect(await one('service-health', 'Requests that failed', 'count')).toBeCloseTo(
      (failed * lengthOf(window)) / 1000,
      6
    );
    const slowest = Math.max(...entries.map(({ red }) => red.duration?.p95 ?? 0));
    expect(
      ((await one('service-health', 'One request in twenty waits longer than', 'waiting')) ?? NaN) * 1000
    ).toBeCloseTo(slowest, 6);
  });

  it('total rate and share of errors are those of all requests in the window', async () => {
    const services = await page(servicesQuestion(scope));
    const rate = services.reduce((sum, { red }) => sum + (red.rate ?? 0), 0);
    const failed = services.reduce((sum, { red }) => sum + (red.rate ?? 0) * (red.errors ?? 0), 0);
    expect(await one('red-by-service', 'Requests handled', 'rate')).toBeCloseTo(rate, 6);
    expect(await one('red-by-service', 'Of these failed', 'share')).toBeCloseTo(failed / rate, 9);
  });

  it('the courses of one service are those of its page', async () => {
    const red = dashboardOf('red-by-service');
    const ours = await page(redQuestion({ is: 'service', service: { name: values.service } }, scope));
    const [rate] = await courses(targetOf(red, '$service · rate', 'rate'));
    expect(rate?.values).toEqual(ours.rate.values);
    const durations = await courses(targetOf(red, '$service · duration', 'duration'));
    const p95 = durations.find(({ labels }) => labels.quantile === '0.95');
    expect(p95?.values.map((value) => value && value * 1000)).toEqual(ours.p95.values);
    const [share] = await courses(targetOf(red, '$service · errors', 'share'));
    share?.values.forEach((value, index) => expect(value).toBeCloseTo(ours.errors.values[index] ?? NaN, 9));
  });

  it('operations are those of the service’s page', async () => {
    const operations = await page(operationsQuestion({ name: values.service }, scope));
    const rates = await samples(targetOf(dashboardOf('red-by-service'), '$service · operations', 'rate'));
    expect(new Map(rates.map(({ labels, value }) => [labels.span_name, value]))).toEqual(
      new Map(operations.map(({ operation, red }) => [operation, red.rate]))
    );
  });

  it('names the services that are hurt, and no others, once the incident has begun', async () => {
    const states = await samples(targetOf(dashboardOf('service-health'), 'Every service', 'state'));
    const hurt = states.filter(({ value }) => value > 0).map(({ labels }) => labels.service);
    expect(hurt).toContain('recommendation');
    expect(hurt).toContain('payment');
    expect(hurt.length).toBeLessThan(states.length / 2);
    expect(states.find(({ labels }) => labels.service === 'recommendation')?.value).toBeGreaterThanOrEqual(4);
  });

  it('shows the deploy, and only of the service that was deployed', async () => {
    const versions = await courses(targetOf(dashboardOf('service-health'), 'What changed', 'versions'));
    expect(versions.map(({ labels }) => [labels.job, labels.service_version]).sort()).toEqual([
      ['shop/recommendation', '1.4.2'],
      ['shop/recommendation', '1.5.0'],
    ]);
  });
});

describe('the logs dashboard', () => {
  const way = logWay('otlp') ?? fail('no way');
  const of = { is: 'environment' } as const;
  const inDemo = { matchers: scope.matchers, window, step };
  const logs = dashboardOf('logs');
  const demo = <Value>(question: Question<Value>): Value =>
    valueOf(
      question.read(
        demoAnswer({
          anchor,
          asked: { about: question.about, window, step, environment: 'demo-kr', matchers: scope.matchers },
          queries: question.queries,
        })
      )
    );

  it('asks what the logs page asks, which the demo answers with lines', () => {
    const volume = logVolumeQuestion({ of, way }, inDemo);
    expect(filled(targetOf(logs, 'All lines by level', 'volume').expr, values)).toBe(exprIn(volume));
    expect(demo(volume).byLevel.size).toBeGreaterThan(2);
    for (const [title, refId, levels] of [
      ['Errors, newest first', 'errors', ['critical', 'error']],
      ['The rest, newest first', 'noise', ['info', 'debug', 'trace']],
    ] as const) {
      const lines = logsQuestion({ of, way, levels: [...levels], limit: 200 }, inDemo);
      expect(filled(targetOf(logs, title, refId).expr, values)).toBe(exprIn(lines));
      expect(demo(lines).length).toBeGreaterThan(0);
    }
  });
});

function exprIn({ queries: [query] }: Question<unknown>): string {
  return query && 'expr' in query ? query.expr : fail('no query');
}

function fail(why: string): never {
  throw new Error(why);
}
