import fc from 'fast-check';
import type { Edge } from '../model/graph';
import { graphNodes } from './graphNodes';
import type { Answers } from './question';
import { edgesQuestion } from './serviceGraph';
import { anyAnswers } from './testing/arbitraryFrames';
import { answerIn, answersFrom } from './testing/recorded';
import { classic, metricScope, native, promqlOf, valueOf } from './testing/scopes';

/** As the p95 was recorded, before it was asked for together with other quantiles. */
const recordedP95 = answerIn('prometheus/edges-p95-server-instant.json', 'metrics').frames.map((frame) => ({
  fields: [
    ...frame.fields,
    { name: 'quantile', type: 'string', values: Array.from(frame.fields[0]?.values ?? [], () => '0.95') },
  ],
}));
const recordedAnswers: Answers = new Map([
  ...answersFrom({ rate: 'prometheus/edges-rate-instant.json', errors: 'prometheus/edges-failed-instant.json' }),
  ['quantiles', { frames: recordedP95 }],
]);
const row = (client: string, server: string, value: number, more: Record<string, string> = {}) => ({
  fields: [{ name: 'Value', type: 'number', labels: { client, server, ...more }, values: [value] }],
});
const rates = (...frames: Array<ReturnType<typeof row>>): Answers =>
  new Map([
    ['rate', { frames }],
    ['errors', { frames: [] }],
    ['quantiles', { frames: [] }],
  ]);
const slow = (quantile: string, client: string, server: string, seconds: number) =>
  row(client, server, seconds, { quantile });
const read = (answers: Answers, scope = metricScope()) => valueOf(edgesQuestion(scope).read(answers));

describe('the edges question', () => {
  it('asks rate, failures and three quantiles, each latency where it was measured', () => {
    expect(promqlOf(edgesQuestion(metricScope()))).toMatchInlineSnapshot(`
{
  "errors": "sum by (client, server, connection_type) (rate(traces_service_graph_request_failed_total{deployment_environment="prod"}[14m]))",
  "quantiles": "label_replace(histogram_quantile(0.5, sum by (client, server, le) (rate(traces_service_graph_request_server_seconds_bucket{deployment_environment="prod",connection_type!="virtual_node"}[14m]) or rate(traces_service_graph_request_client_seconds_bucket{deployment_environment="prod",connection_type="virtual_node",client!="user"}[14m]) or rate(traces_service_graph_request_server_seconds_bucket{deployment_environment="prod",connection_type="virtual_node",client="user"}[14m]))), "quantile", "0.5", "", "") or label_replace(histogram_quantile(0.95, sum by (client, server, le) (rate(traces_service_graph_request_server_seconds_bucket{deployment_environment="prod",connection_type!="virtual_node"}[14m]) or rate(traces_service_graph_request_client_seconds_bucket{deployment_environment="prod",connection_type="virtual_node",client!="user"}[14m]) or rate(traces_service_graph_request_server_seconds_bucket{deployment_environment="prod",connection_type="virtual_node",client="user"}[14m]))), "quantile", "0.95", "", "") or label_replace(histogram_quantile(0.99, sum by (client, server, le) (rate(traces_service_graph_request_server_seconds_bucket{deployment_environment="prod",connection_type!="virtual_node"}[14m]) or rate(traces_service_graph_request_client_seconds_bucket{deployment_environment="prod",connection_type="virtual_node",client!="user"}[14m]) or rate(traces_service_graph_request_server_seconds_bucket{deployment_environment="prod",connection_type="virtual_node",client="user"}[14m]))), "quantile", "0.99", "", "")",
  "rate": "sum by (client, server, connection_type) (rate(traces_service_graph_request_total{deployment_environment="prod"}[14m]))",
}
`);
  });

  it('asks for one service by both its sides, counting a call to itself once', () => {
    expect(promqlOf(edgesQuestion(metricScope(), { name: 'payment' })).rate).toMatchInlineSnapshot(
      `"sum by (client, server, connection_type) (rate(traces_service_graph_request_total{deployment_environment="prod",client="payment"}[14m]) or rate(traces_service_graph_request_total{deployment_environment="prod",server="payment"}[14m]))"`
    );
    expect(promqlOf(edgesQuestion(metricScope({ profile: native }))).quantiles).not.toContain('_bucket');
  });

  it('reads the recorded graph: 18 edges, the failing one among them', () => {
    const graph = read(recordedAnswers);
    expect(graph.edges).toHaveLength(18);
    const edge = (client: string, server: string) =>
      graph.edges.find((one) => one.client.name === client && one.server.name === server);
    expect(edge('frontend', 'recommendation')?.red.errors).toBeCloseTo(0.2947 / 4.0877, 4);
    expect(edge('checkout', 'payment')?.red).toMatchObject({
      rate: expect.closeTo(1.614, 3),
      errors: expect.closeTo(0.0413, 3),
    });
    expect(edge('frontend', 'ad')?.red.errors).toBe(0);
    expect(edge('frontend', 'recommendation')?.red.duration?.p95).toBeGreaterThan(100);
    expect(edge('checkout', 'accounting')?.kind).toBe('messaging');
    expect(edge('cart', 'cart-cache')?.kind).toBe('database');
    const kinds = Object.fromEntries(graph.nodes.map((node) => [node.service.name, node.kind]));
    expect(kinds).toMatchObject({ user: 'user', frontend: 'service', 'cart-cache': 'database', accounting: 'service' });
    expect(Object.values(kinds).filter((kind) => kind === 'database')).toHaveLength(5);
  });

  it('adds up a pair that comes by several connection types, and keeps the strongest', () => {
    const graph = read(
      rates(
        row('a', 'b', 1, { connection_type: 'virtual_node' }),
        row('a', 'b', 2, { connection_type: '' }),
        row('a', 'b', 4, { connection_type: 'database' })
      )
    );
    expect(graph.edges).toMatchObject([{ kind: 'call', red: { rate: 7, errors: 0 } }]);
  });

  it('says of a quantile in the first bucket only that it is below its bound; native histograms look closer', () => {
    const took = (...p95: number[]): Answers =>
      new Map([
        ...rates(...p95.map((_, index) => row('a', `b${index}`, 1))),
        ['quantiles', { frames: p95.map((seconds, index) => slow('0.95', 'a', `b${index}`, seconds)) }],
      ]);
    const durations = (answers: Answers, scope = metricScope()) =>
      read(answers, scope).edges.map((edge) => edge.red.duration);
    expect(durations(took(0.095, 0.1, 0.19))).toEqual([{ p95Below: 100 }, { p95Below: 100 }, { p95: 190 }]);
    expect(durations(took(0.0042), metricScope({ profile: native }))).toEqual([{ p95: expect.closeTo(4.2) }]);
  });

  it('tells each quantile that lies above the first bound, and of the others only what is known', () => {
    const edgeWith = (...seconds: readonly [number, number, number]): Answers =>
      new Map([
        ...rates(row('a', 'b', 1)),
        [
          'quantiles',
          { frames: seconds.map((one, index) => slow(['0.5', '0.95', '0.99'][index] ?? '', 'a', 'b', one)) },
        ],
      ]);
    const duration = (answers: Answers, scope = metricScope()) => read(answers, scope).edges[0]?.red.duration;
    expect(duration(edgeWith(0.2, 0.4, 0.8))).toEqual({ p50: 200, p95: 400, p99: 800 });
    expect(duration(edgeWith(0.05, 0.4, 0.8))).toEqual({ p95: 400, p99: 800 });
    expect(duration(edgeWith(0.05, 0.1, 0.8))).toEqual({ p99: 800, p95Below: 100 });
    expect(duration(edgeWith(0.05, 0.09, 0.1))).toEqual({ p95Below: 100 });
    expect(duration(edgeWith(NaN, NaN, NaN))).toBeUndefined();
    expect(duration(edgeWith(0.001, 0.002, 0.004), metricScope({ profile: native }))).toEqual({
      p50: 1,
      p95: 2,
      p99: 4,
    });
  });

  it('takes one distribution of a pair that comes by several connection types', () => {
    // Only one sum by caller and callee is made of all views: nothing is left to chance or to the order of series.
    const { quantiles = '' } = promqlOf(edgesQuestion(metricScope()));
    expect(quantiles.match(/histogram_quantile\(/g)).toHaveLength(3);
    expect(quantiles.match(/sum by \(client, server, le\)/g)).toHaveLength(3);
  });

  it('tells the slower of two quantiles of one pair, in whatever order they come', () => {
    const frames = [slow('0.95', 'a', 'b', 0.3), slow('0.95', 'a', 'b', 0.9), slow('0.95', 'a', 'b', 0.5)];
    for (const order of [frames, [...frames].reverse()]) {
      const graph = read(new Map([...rates(row('a', 'b', 1)), ['quantiles', { frames: order }]]));
      expect(graph.edges[0]?.red.duration).toEqual({ p95: 900 });
    }
  });

  it('asks a dashboard, which has a column for each query, just the p95', () => {
    const reach = { whole: '$__range', point: '$__rate_interval' } as const;
    expect(Object.keys(promqlOf(edgesQuestion({ ...metricScope(), reach })))).toEqual(['rate', 'errors', 'p95']);
  });

  it('keeps calls of a service to itself, as edges whose ends are the same', () => {
    expect(read(rates(row('a', 'a', 1))).edges).toMatchObject([{ client: { name: 'a' }, server: { name: 'a' } }]);
  });

  it('lets no edge fail more often than it is called', () => {
    const answers = new Map([...rates(row('a', 'b', 1)), ['errors', { frames: [row('a', 'b', 3)] }]]);
    expect(read(answers).edges[0]?.red.errors).toBe(1);
  });

  it('keeps services of two namespaces apart where the graph names them', () => {
    const answers = rates(
      row('web', 'api', 1, { client_service_namespace: 'red', server_service_namespace: 'red' }),
      row('web', 'api', 2, { client_service_namespace: 'blue', server_service_namespace: 'blue' })
    );
    const scope = metricScope({ profile: { ...classic, namespaced: true } });
    expect(read(answers, scope).nodes).toHaveLength(4);
    expect(read(answers).edges).toMatchObject([{ red: { rate: 3 } }]);
  });

  it('has nothing to ask without a service graph', () => {
    const question = edgesQuestion(metricScope({ profile: { ...classic, hasGraph: false } }));
    expect(question.queries).toEqual([]);
    expect(question.read(new Map())).toMatchObject({ is: 'absent', absence: { why: 'not-instrumented' } });
  });

  it('reads the same pairs for both environments at once', () => {
    const both = answersFrom({ rate: 'prometheus/edges-both-environments-instant.json' });
    const outcome = edgesQuestion(metricScope({ matchers: [] })).read(both);
    expect(valueOf(outcome).edges).toHaveLength(18);
    expect(outcome).toMatchObject({ caveats: [{ part: 'errors' }, { part: 'quantiles' }] });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(anyAnswers(['rate', 'errors', 'quantiles']), (any) => {
        edgesQuestion(metricScope()).read(any);
      }),
      { numRuns: 300 }
    );
  });
});

describe('what stands at a node', () => {
  const edge = (client: string, server: string, kind: Edge['kind']): Edge => ({
    client: { name: client },
    server: { name: server },
    kind,
    red: {},
  });
  const kindsOf = (...edges: Edge[]) =>
    Object.fromEntries(graphNodes(edges).map((node) => [node.service.name, node.kind]));

  it.each<[string, Edge[], Record<string, string>]>([
    ['a user and what it reaches', [edge('user', 'web', 'virtual')], { user: 'user', web: 'service' }],
    ['a third party', [edge('web', 'api.bank.example', 'virtual')], { web: 'service', 'api.bank.example': 'external' }],
    [
      'a queue by its name',
      [edge('web', 'orders-kafka:9092', 'virtual')],
      { web: 'service', 'orders-kafka:9092': 'queue' },
    ],
    ['a database', [edge('web', 'pg', 'database')], { web: 'service', pg: 'database' }],
    [
      'a service whose late spans left it half',
      [edge('web', 'cart', 'virtual'), edge('web', 'cart', 'call')],
      { web: 'service', cart: 'service' },
    ],
    ['a service that is really called user', [edge('web', 'user', 'call')], { web: 'service', user: 'service' }],
  ])('%s', (_, edges, kinds) => {
    expect(kindsOf(...edges)).toEqual(kinds);
  });

  it('does not depend on the order of edges', () => {
    const edges = [edge('user', 'web', 'virtual'), edge('web', 'pg', 'database'), edge('web', 'pg', 'virtual')];
    expect(kindsOf(...edges)).toEqual(kindsOf(...[...edges].reverse()));
  });
});
