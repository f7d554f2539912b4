/** @jest-environment node */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { AskedFigure, ResourceFigure } from '../model/resource';
import { epochMs, ms } from '../model/units';
import { windowOf } from '../model/window';
import type { Answers, Question } from '../telemetry/question';
import { cannotExecute, startPrometheus, type RealPrometheus } from '../telemetry/testing/realPrometheus';
import { metricScope, valueOf } from '../telemetry/testing/scopes';
import { figuresQuestion } from '../telemetry/tiers/figures';
import { resourceJoinsQuestion } from '../telemetry/tiers/joins';
import { resourceNamesQuestion } from '../telemetry/tiers/names';
import { statementSpansQuestion } from '../telemetry/tiers/statements';
import { demoAnswer } from './demoAnswer';
import { demoEnvironments } from './environments';
import { demoOpenMetrics } from './openMetrics';
import { resourceMetrics, resourceSeries } from './resourceSeries';
import { anchor } from './testing/askDemo';
import { worldOf } from './world';

/** Grafana aligns the points of a course to multiples of the step; a bare Prometheus begins where it is told. */
const aligned = (at: number) => Math.floor(at / 15_000) * 15_000;

const environments = demoEnvironments.slice(0, 1);
const [environment] = environments;
const scope = metricScope({
  matchers: environment?.metrics.matchers ?? [],
  window: windowOf(aligned(anchor - 30 * 60_000), aligned(anchor + 60_000)),
  step: ms(15_000),
});

function byDemo(question: Question<unknown>): Answers {
  const { about, window, step, queries } = question;
  const asked = { about, window, step, environment: 'demo-kr', matchers: scope.matchers };
  return demoAnswer({ anchor, asked, queries });
}

async function figuresBy(service: string, ask: (question: Question<unknown>) => Answers | Promise<Answers>) {
  const of = { name: service };
  // Names are told by the demo for both: a back-filled Prometheus is not asked for metadata here.
  const namesAsked = resourceNamesQuestion(scope.window);
  const names = valueOf(namesAsked.read(byDemo(namesAsked)));
  const joinsAsked = resourceJoinsQuestion(of, names, scope);
  const joins = valueOf(joinsAsked.read(await ask(joinsAsked)));
  const business = environment?.overrides?.business ?? [];
  const asked = figuresQuestion({ service: of, known: { names, joins }, business }, scope);
  return valueOf(asked.read(await ask(asked)));
}

const ready = (figures: readonly AskedFigure[], id: string): ResourceFigure =>
  valueOf(figures.find((one) => one.id === id)?.outcome ?? { is: 'absent', absence: { why: 'no-traffic' } });
const latest = (figure: ResourceFigure) => figure.series.map(({ values }) => values.at(-1) ?? 0);

describe('what the shop says of its resources', () => {
  it('is a handful of series, each of a metric that it names', () => {
    const all = [0, 1, 2].flatMap((place) => resourceSeries(worldOf(anchor, place) ?? fail('no world')));
    expect(all.length).toBeLessThanOrEqual(60);
    expect([...new Set(all.map(({ metric }) => metric))].sort()).toEqual([...resourceMetrics].sort());
  });

  it('tells the story of the cache: the processor is nearly used up and throttled, memory grows', async () => {
    const figures = await figuresBy('recommendation', byDemo);
    const cpu = ready(figures, 'cadvisor-cpu');
    expect(cpu.join).toEqual({ by: 'name-guess', of: 'pods', guess: 'recommendation-*' });
    expect(cpu.series).toHaveLength(4);
    expect(Math.max(...latest(cpu))).toBeGreaterThan(0.9);
    expect(cpu.limit?.values.at(-1)).toBe(1);
    expect(Math.max(...latest(ready(figures, 'cadvisor-throttling')))).toBeCloseTo(0.31, 1);
    expect(ready(figures, 'jvm-heap').join).toEqual({ by: 'label', label: 'service_name' });
  });

  it('counts the orders of checkout as its requests go', async () => {
    const orders = ready(await figuresBy('checkout', byDemo), 'business-0');
    const [perMinute = 0] = latest(orders);
    expect(perMinute).toBeGreaterThan(20);
    expect(perMinute).toBeLessThan(120);
  });

  it('has statements in the spans of whoever asks a database', () => {
    const asked = statementSpansQuestion({ service: { name: 'checkout' }, limit: 20 }, scope);
    const spans = valueOf(asked.read(byDemo(asked)));
    expect(spans.length).toBeGreaterThan(10);
    expect(new Set(spans.map(({ statement }) => statement))).toContain('INSERT orders VALUES ($1, $2, $3, $4)');
  });
});

const onRealPrometheus = cannotExecute ? describe.skip : describe;

onRealPrometheus('the shop’s resources and a real Prometheus filled with them', () => {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-resources-'));
  let prometheus: RealPrometheus;
  beforeAll(async () => {
    const span = { from: epochMs(anchor - 45 * 60_000), to: epochMs(anchor + 5 * 60_000) };
    const wanted = [...resourceMetrics, 'shop_orders_total'].map((name) => new RegExp(`^(# TYPE )?${name}[ {]`));
    let text = '';
    for (const piece of demoOpenMetrics({ anchor, ...span, environments })) {
      text += wanted.some((one) => one.test(piece)) ? piece : '';
    }
    writeFileSync(join(folder, 'metrics.om.gz'), gzipSync(`${text}# EOF\n`));
    prometheus = await startPrometheus(join(folder, 'metrics.om.gz'));
  }, 60_000);
  afterAll(async () => {
    await prometheus?.stop();
    rmSync(folder, { recursive: true });
  });

  it.each(['recommendation', 'checkout', 'payment', 'accounting'])('agree on every figure of %s', async (service) => {
    const ours = await figuresBy(service, byDemo);
    const theirs = await figuresBy(service, (question) => prometheus.answers(question));
    expect(ours.map(({ id }) => id)).toEqual(theirs.map(({ id }) => id));
    for (const { id } of theirs) {
      const [mine, real] = [ready(ours, id), ready(theirs, id)];
      expect([id, mine.join, mine.series.map(({ name }) => name).sort()]).toEqual([
        id,
        real.join,
        real.series.map(({ name }) => name).sort(),
      ]);
      for (const line of [...real.series, ...(real.limit ? [{ ...real.limit, name: 'limit' }] : [])]) {
        const other = line.name === 'limit' ? mine.limit : mine.series.find(({ name }) => name === line.name);
        expect([id, line.name, pointsOff(line, other)]).toEqual([id, line.name, []]);
      }
    }
  });
});

type Line = Pick<ResourceFigure['series'][number], 'at' | 'values'>;

function pointsOff(real: Line, ours: Line | undefined): readonly string[] {
  const known = new Map(ours?.at.map((at, index) => [at, ours.values[index]]));
  const both = real.at.map((at, index) => [at, real.values[index], known.get(at)] as const);
  const gone = [...known.keys()].filter((at) => !real.at.includes(at)).map((at) => `${at}: only ours`);
  const off = both.filter(
    ([, a, b]) => a === undefined || b === undefined || Math.abs(a - b) > 1e-3 * Math.max(1e-2, Math.abs(a))
  );
  return [...gone, ...off.map(([at, a, b]) => `${(at - anchor) / 60_000}: ${a} ${b}`)].slice(0, 5);
}

function fail(why: string): never {
  throw new Error(why);
}
