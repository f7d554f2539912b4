/** @jest-environment node */
import type { EdgeOverTime } from '../model/graph';
import type { Red } from '../model/red';
import { ms } from '../model/units';
import { edgesOverTimeQuestion } from './edgesOverTime';
import type { Ask } from './question';
import { redQuestion } from './red';
import { serviceLabelsQuestion } from './serviceLabels';
import { edgesQuestion } from './serviceGraph';
import { cannotExecute, startPrometheusWith, type RealPrometheus } from './testing/realPrometheus';
import { classic as profile, metricScope, valueOf } from './testing/scopes';
import { classic, counter } from './testing/stacks/series';
import { asked } from './testing/stacks/shop';

const every = 15_000;
const bounds = [0.1, 0.2, 0.4, 0.8, 1.6, 3.2];
const pair = { deployment_environment: 'prod', client: 'a', server: 'b' };
const late = { ...pair, connection_type: 'virtual_node' };
const name = (rest: string) => `traces_service_graph_request_${rest}`;

/**
 * One pair by two connection types: one call in ten was seen whole and took 150 ms, the others' server spans came too
 * late, and their callers saw them take 1.5 s. Of these the server's histogram has zeros, as Tempo writes them.
 */
const series = [
  counter(name('total'), pair, { perSecond: 1, every }),
  counter(name('total'), late, { perSecond: 9, every }),
  counter(name('failed_total'), late, { perSecond: 5, every }),
  ...classic({ base: name('server_seconds'), labels: pair, perSecond: 1, spread: [[0.15, 1]] }, { bounds, every }),
  ...classic({ base: name('client_seconds'), labels: pair, perSecond: 1, spread: [[0.16, 1]] }, { bounds, every }),
  ...classic({ base: name('server_seconds'), labels: late, perSecond: 9, spread: [[0, 1]] }, { bounds, every }),
  ...classic({ base: name('client_seconds'), labels: late, perSecond: 9, spread: [[1.5, 1]] }, { bounds, every }),
  ...['east', 'west'].map((team) =>
    counter(
      'traces_spanmetrics_calls_total',
      { deployment_environment: 'prod', service: 'b', span_kind: 'SPAN_KIND_SERVER', team },
      { perSecond: 1, every }
    )
  ),
];

const onRealPrometheus = cannotExecute ? describe.skip : describe;

onRealPrometheus('a pair that comes by two connection types, in a real Prometheus', () => {
  let prometheus: RealPrometheus;
  const ask: Ask = async (question) => question.read(await prometheus.answers(question));
  const scope = metricScope({ profile, window: asked, step: ms(60_000) });
  beforeAll(async () => {
    prometheus = await startPrometheusWith(series);
  }, 60_000);
  afterAll(async () => prometheus.stop());

  it('has the rate, the failures and the quantiles of all its calls together', async () => {
    const [edge, ...more] = valueOf(await ask(edgesQuestion(scope))).edges;
    expect(more).toEqual([]);
    expect(edge?.kind).toBe('call');
    expect(edge?.red.rate).toBeCloseTo(10, 1);
    expect(edge?.red.errors).toBeCloseTo(0.5, 2);
    // Nine calls in ten lie between 0.8 and 1.6 s: not the 150 ms of the tenth, and not the zeros of the other side.
    expect(Object.keys(edge?.red.duration ?? {})).toEqual(['p50', 'p95', 'p99']);
    for (const quantile of Object.values(edge?.red.duration ?? {})) {
      expect(quantile).toBeGreaterThan(800);
      expect(quantile).toBeLessThanOrEqual(1600);
    }
  });

  it('has the same figures in its panel and at each moment as for the whole window', async () => {
    const [edge] = valueOf(await ask(edgesQuestion(scope))).edges;
    const panel = valueOf(await ask(redQuestion({ is: 'edge', client: { name: 'a' }, server: { name: 'b' } }, scope)));
    const [moments] = valueOf(await ask(edgesOverTimeQuestion(scope)));
    for (const course of [panel, moments?.course]) {
      expectLast(course, edge?.red);
    }
  });

  it('names a service that carries two values of a label', async () => {
    const { values, several } = valueOf(await ask(serviceLabelsQuestion(scope, 'team')));
    expect(values.size).toBe(0);
    expect(several).toEqual([{ service: { name: 'b' }, values: ['east', 'west'] }]);
  });
});

/** The last point of a course is what the whole window is told to be. */
function expectLast(course: EdgeOverTime['course'] | undefined, red: Red | undefined) {
  expect(course?.rate.values.at(-1)).toBeCloseTo(red?.rate ?? NaN, 1);
  expect(course?.errors.values.at(-1)).toBeCloseTo(red?.errors ?? NaN, 2);
  expect(course?.p95.values.at(-1)).toBeCloseTo(red?.duration?.p95 ?? NaN, 0);
}
