/** @jest-environment node */
import fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { BusinessMetric } from '../../model/environment';
import type { ResourceFigure } from '../../model/resource';
import type { ServiceId } from '../../model/service';
import { ms } from '../../model/units';
import { windowOf } from '../../model/window';
import type { Question } from '../question';
import { anyText, hostileTexts } from '../testing/arbitraryTexts';
import { misplaced } from '../testing/grammar';
import { cannotExecute, startPrometheus, type RealPrometheus } from '../testing/realPrometheus';
import { metricScope, promqlOf, signalScope, valueOf } from '../testing/scopes';
import { readSelector } from './business';
import { figuresQuestion } from './figures';
import { resourceJoinsQuestion, type Joins } from './joins';
import { resourceDialects, resourceNamesQuestion, targetInfos } from './names';
import { statementMetrics } from './statementMetrics';
import { statementSpansQuestion, statementTimesQuestion } from './statements';
import { estateFrom, estateNames, estateText, estateTo } from './testing/estate';

const scope = metricScope({
  matchers: [{ label: 'deployment_environment', op: '=', value: 'prod' }],
  window: windowOf(estateFrom + 5 * 60_000, estateTo),
  step: ms(60_000),
});
const everyName = [
  ...resourceDialects.flatMap(({ needs, limits = [] }) => [...needs, ...limits]),
  ...statementMetrics.map(({ metric }) => metric),
  ...targetInfos,
];
const orders = (selector: string, more: Partial<BusinessMetric> = {}): BusinessMetric => ({
  service: 'web',
  title: 'Orders',
  selector,
  as: 'per-minute',
  ...more,
});

const nothing: Joins = { labels: new Map(), targets: [], pods: [], guesses: new Map() };
/** Every way in which metrics can be joined, with names as hostile as the service's. */
function joinsOf(text: string): readonly Joins[] {
  const ties = (label: string, inEnvironment: boolean) =>
    new Map(everyName.map((name) => [name, { label, inEnvironment }]));
  return [
    nothing,
    { ...nothing, labels: ties('service_name', true) },
    { ...nothing, labels: ties('job', false), guesses: ties('exported_pod', false) },
    { ...nothing, targets: [{ job: text, instance: text }], guesses: ties('pod', true) },
    {
      ...nothing,
      pods: [
        { pod: text, namespace: text, by: 'target-info' },
        { pod: 'b', by: 'label' },
      ],
    },
  ];
}

function allTexts(service: ServiceId): readonly string[] {
  const scopes = [
    scope,
    { ...scope, matchers: [] },
    { ...scope, matchers: [{ label: 'env', op: '!~', value: 'a|b' } as const] },
  ];
  return scopes.flatMap((one) => {
    const joins = [resourceJoinsQuestion(service, everyName, one), resourceJoinsQuestion(service, [], one)];
    const figures = joinsOf(service.name).map((known) =>
      figuresQuestion(
        {
          service,
          known: { names: everyName, joins: known },
          business: [{ ...orders('a{b="c"}'), service: service.name }],
        },
        one
      )
    );
    const statements = statementTimesQuestion(service, everyName, one);
    return [...joins, ...figures, ...(statements ? [statements] : [])].flatMap((question) =>
      Object.values(promqlOf(question))
    );
  });
}

describe('every PromQL text of the tiers', () => {
  it('parses with the grammar of the PromQL editor', () => {
    const texts = [{ name: 'web' }, { name: 'web', namespace: 'shop' }].flatMap(allTexts);
    expect(texts.length).toBeGreaterThan(300);
    expect(texts.flatMap((text) => misplaced('promql', text))).toEqual([]);
  });

  it.each(hostileTexts)('parses for a service that is called %j', (name) => {
    expect(allTexts({ name, namespace: name }).flatMap((text) => misplaced('promql', text))).toEqual([]);
    const asked = statementSpansQuestion({ service: { name, namespace: name }, limit: 5 }, signalScope());
    expect(
      asked.queries.flatMap((query) => (query.kind === 'traceql' ? misplaced('traceql', query.traceql) : []))
    ).toEqual([]);
  });

  it('parses for any name', () => {
    fc.assert(
      fc.property(anyText, (name) => {
        const asked = resourceJoinsQuestion({ name }, ['container_cpu_usage_seconds_total', 'go_goroutines'], scope);
        expect(Object.values(promqlOf(asked)).flatMap((text) => misplaced('promql', text))).toEqual([]);
      }),
      { numRuns: 60 }
    );
  });
});

describe('a selector of a business metric', () => {
  it('is a name with matchers', () => {
    expect(readSelector(' orders:total { kind = "pa\\"id" , x!~"a|b", } ')).toEqual({
      metric: 'orders:total',
      matchers: [
        { label: 'kind', op: '=', value: 'pa"id' },
        { label: 'x', op: '!~', value: 'a|b' },
      ],
    });
    expect(readSelector('orders_total{}')).toEqual({ metric: 'orders_total', matchers: [] });
  });

  it.each([
    '',
    '{a="b"}',
    'rate(a[5m])',
    'a[5m]',
    'a or b',
    'a{b=c}',
    "a{b='c'}",
    'a{b="c"',
    'a{b="c"}) or vector(1',
    'a{b="\\x41"}',
  ])('is not %j, which is told as a problem of that figure alone', (selector) => {
    expect(readSelector(selector)).toBeUndefined();
    const asked = figuresQuestion({ service: { name: 'web' }, known: undefined, business: [orders(selector)] }, scope);
    expect(asked.queries).toEqual([]);
    expect(valueOf(asked.read(new Map()))).toMatchObject([{ outcome: { is: 'failed', problem: { query: selector } } }]);
  });

  it('is written anew, so that no text of settings gets into a query', () => {
    fc.assert(
      fc.property(anyText, (selector) => {
        const asked = figuresQuestion(
          { service: { name: 'web' }, known: undefined, business: [orders(selector)] },
          scope
        );
        expect(Object.values(promqlOf(asked)).flatMap((text) => misplaced('promql', text))).toEqual([]);
      })
    );
  });
});

describe('the names of metrics', () => {
  const asked = resourceNamesQuestion(scope.window);
  const answered = (json: string) =>
    asked.read(
      new Map([['names', { frames: [{ fields: [{ name: 'json', type: 'string', values: [json] }], length: 1 }] }]])
    );

  it('are asked for in one read of a list', () => {
    expect(asked.queries).toHaveLength(1);
    expect(asked.queries[0]).toMatchObject({ kind: 'prometheus-api', path: 'api/v1/label/__name__/values' });
  });

  it('are a list, nothing, or a problem, whatever comes back', () => {
    expect(valueOf(answered('{"data":["go_goroutines"]}'))).toEqual(['go_goroutines']);
    expect(answered('{"data":[]}').is).toBe('absent');
    expect(answered('<html>').is).toBe('failed');
    expect(asked.read(new Map()).is).toBe('failed');
  });
});

const onRealPrometheus = cannotExecute ? describe.skip : describe;

onRealPrometheus('a real Prometheus with an estate of many dialects', () => {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-tiers-'));
  let prometheus: RealPrometheus;
  beforeAll(async () => {
    writeFileSync(join(folder, 'estate.om.gz'), gzipSync(estateText()));
    prometheus = await startPrometheus(join(folder, 'estate.om.gz'));
  }, 60_000);
  afterAll(async () => {
    await prometheus?.stop();
    rmSync(folder, { recursive: true });
  });

  const ask = async <Value>(question: Question<Value>) => question.read(await prometheus.answers(question));

  async function figuresOf(name: string, business: readonly BusinessMetric[] = []) {
    const service = { name };
    const joins = valueOf(await ask(resourceJoinsQuestion(service, estateNames, scope)));
    const asked = await ask(figuresQuestion({ service, known: { names: estateNames, joins }, business }, scope));
    const found = asked.is === 'ready' ? asked.value : [];
    return new Map(found.map(({ kind, outcome }) => [kind, valueOf(outcome)]));
  }
  const last = (figure: ResourceFigure | undefined) =>
    figure?.series.map(({ name, values }) => [name, Number((values.at(-1) ?? NaN).toPrecision(10))]);
  const GiB = 1024 ** 3;

  it('takes every text, of every join, without an error', async () => {
    const texts = [...new Set(allTexts({ name: 'a"b\\c{d}', namespace: '결제' }))];
    const refused = await Promise.all(
      texts.map((text) => prometheus.ask(text, { at: estateTo }).then(() => [], (error: unknown) => [`${String(error)} ${text}`]))
    ); // prettier-ignore
    expect(refused.flat()).toEqual([]);
  }, 60_000);

  it('finds pods by their names where nothing else tells, and says that this is a guess', async () => {
    const figures = await figuresOf('web');
    const cpu = figures.get('cpu');
    expect(cpu).toMatchObject({ join: { by: 'name-guess', of: 'pods', guess: 'web-*' }, inEnvironment: false });
    expect(last(cpu)).toEqual([['web-77-1', 0.5], ['web-77-2', 0.25]]); // prettier-ignore
    expect(cpu?.limit?.values.at(-1)).toBe(1);
    expect(last(figures.get('throttling'))?.[0]).toEqual(['web-77-1', 0.12]);
    expect(last(figures.get('memory'))?.[0]).toEqual(['web-77-1', GiB]);
    expect(figures.get('memory')?.limit?.values.at(-1)).toBe(2 * GiB);
    expect(last(figures.get('restarts'))?.[0]).toEqual(['web-77-1', 0]);
    expect(last(figures.get('node-cpu'))).toEqual([['10.0.0.1:9100', 0.3]]);
    expect(last(figures.get('node-memory'))).toEqual([['10.0.0.1:9100', 0.75]]);
    expect(last(figures.get('node-disk'))).toEqual([['10.0.0.1:9100', 0.9]]);
  });

  it('reads a JVM of OpenTelemetry in its own environment', async () => {
    const figures = await figuresOf('orders');
    const heap = figures.get('jvm-heap');
    expect(heap).toMatchObject({ join: { by: 'label', label: 'service_name' }, inEnvironment: true });
    expect(last(heap)).toEqual([['orders-prod', GiB / 2]]);
    expect(heap?.limit?.values.at(-1)).toBe(2 * GiB);
    expect(last(figures.get('jvm-gc'))).toEqual([['orders-prod', 0.03]]);
    expect(figures.get('cpu')).toBeUndefined();
  });

  it('reads Micrometer, its pools and threads, and says that the environment is not told apart', async () => {
    const figures = await figuresOf('billing');
    const heap = figures.get('jvm-heap');
    expect(heap).toMatchObject({ join: { by: 'label', label: 'application' }, inEnvironment: false });
    expect(last(heap)).toEqual([['billing:8080', GiB]]);
    expect(heap?.limit?.values.at(-1)).toBe(3 * GiB);
    expect(last(figures.get('pool'))).toEqual([['main · billing:8080', 0.9]]);
    expect(last(figures.get('pool-waiting'))).toEqual([['main · billing:8080', 4]]);
    expect(last(figures.get('worker-threads'))?.[0]?.[1]).toBe(0.25);
    expect(last(figures.get('cpu-share'))?.[0]?.[1]).toBe(0.2);
  });

  it('joins through target_info what says neither its environment nor its pod itself', async () => {
    const figures = await figuresOf('catalog');
    expect(figures.get('go-goroutines')?.join).toEqual({ by: 'target-info' });
    expect(last(figures.get('go-goroutines'))).toEqual([['catalog-abc-1', 77]]);
    expect(figures.get('cpu')).toMatchObject({
      metric: 'container_cpu_usage_seconds_total',
      join: { by: 'target-info' },
    });
    expect(last(figures.get('cpu'))).toEqual([['catalog-abc-1', 0.1]]);
  });

  it('reads Node.js in milliseconds, and lag by the client or, as a guess, by the name of the group', async () => {
    const mail = await figuresOf('mail');
    expect(last(mail.get('node-event-loop'))).toEqual([['mail:1', 12]]);
    expect(last(mail.get('node-heap'))).toEqual([['mail:1', GiB / 2]]);
    expect(last(mail.get('kafka-lag'))).toEqual([['mail-sender', 11]]);
    expect(mail.get('kafka-lag')?.join).toMatchObject({ by: 'name-guess', of: 'consumer-groups' });
    const ledger = await figuresOf('ledger');
    expect(last(ledger.get('kafka-lag'))).toEqual([['l1', 41]]);
  });

  it('counts a metric of the business in the environment only', async () => {
    const figures = await figuresOf('web', [orders('shop_orders_total{kind="paid"}')]);
    expect(last(figures.get('business'))).toEqual([['', 30]]);
    expect(figures.get('business')?.title).toBe('Orders');
  });

  it('knows the time of statements where metrics tell of them', async () => {
    const asked = statementTimesQuestion({ name: 'orders' }, estateNames, scope);
    const [statement] = asked ? valueOf(await ask(asked)) : [];
    expect(statement).toMatchObject({ statement: 'SELECT 1', system: 'postgresql' });
    expect(statement?.total).toBeCloseTo(200, 6);
    expect(statement?.count).toBeCloseTo(4, 6);
  });

  it('joins nothing to a service without a name, which every series without a label would fit', async () => {
    expect(await figuresOf('')).toEqual(new Map());
    expect(statementTimesQuestion({ name: '' }, estateNames, scope)).toBeUndefined();
  });

  it('finds nothing for a service that is not there', async () => {
    expect(await figuresOf('nobody')).toEqual(new Map());
  });
});
