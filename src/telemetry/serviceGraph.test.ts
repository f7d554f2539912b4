import fc from 'fast-check';
import type { Edge } from '../model/graph';
import { graphNodes } from './graphNodes';
import type { Answers } from './question';
import { edgesQuestion } from './serviceGraph';
import { anyAnswers } from './testing/arbitraryFrames';
import { answersFrom } from './testing/recorded';
import { classic, metricScope, native, promqlOf, valueOf } from './testing/scopes';

const recordedAnswers = answersFrom({
  rate: 'prometheus/edges-rate-instant.json',
  errors: 'prometheus/edges-failed-instant.json',
  p95: 'prometheus/edges-p95-server-instant.json',
});
const row = (client: string, server: string, value: number, more: Record<string, string> = {}) => ({
  fields: [{ name: 'Value', type: 'number', labels: { client, server, ...more }, values: [value] }],
});
const rates = (...frames: Array<ReturnType<typeof row>>): Answers =>
  new Map([
    ['rate', { frames }],
    ['errors', { frames: [] }],
    ['p95', { frames: [] }],
  ]);
const read = (answers: Answers, scope = metricScope()) => valueOf(edgesQuestion(scope).read(answers));

describe('the edges question', () => {
  it('asks rate, failures and p95, each latency where it was measured', () => {
    expect(promqlOf(edgesQuestion(metricScope()))).toMatchInlineSnapshot(`
{
  "errors": "sum by (client, server, connection_type) (rate(traces_service_graph_request_failed_total{deployment_environment="prod"}[14m]))",
  "p95": "histogram_quantile(0.95, sum by (client, server, le) (rate(traces_service_graph_request_server_seconds_bucket{deployment_environment="prod",connection_type!="virtual_node"}[14m]))) or histogram_quantile(0.95, sum by (client, server, le) (rate(traces_service_graph_request_client_seconds_bucket{deployment_environment="prod",connection_type="virtual_node",client!="user"}[14m]))) or histogram_quantile(0.95, sum by (client, server, le) (rate(traces_service_graph_request_server_seconds_bucket{deployment_environment="prod",connection_type="virtual_node",client="user"}[14m])))",
  "rate": "sum by (client, server, connection_type) (rate(traces_service_graph_request_total{deployment_environment="prod"}[14m]))",
}
`);
  });

  it('asks for one service by both its sides, counting a call to itself once', () => {
    expect(promqlOf(edgesQuestion(metricScope(), { name: 'payment' })).rate).toMatchInlineSnapshot(
      `"sum by (client, server, connection_type) (rate(traces_service_graph_request_total{deployment_environment="prod",client="payment"}[14m]) or rate(traces_service_graph_request_total{deployment_environment="prod",server="payment"}[14m]))"`
    );
    expect(promqlOf(edgesQuestion(metricScope({ profile: native }))).p95).not.toContain('_bucket');
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
    const slow = (...p95: number[]): Answers =>
      new Map([
        ...rates(...p95.map((_, index) => row('a', `b${index}`, 1))),
        ['p95', { frames: p95.map((seconds, index) => row('a', `b${index}`, seconds)) }],
      ]);
    const durations = (answers: Answers, scope = metricScope()) =>
      read(answers, scope).edges.map((edge) => edge.red.duration);
    expect(durations(slow(0.095, 0.1, 0.19))).toEqual([{ p95Below: 100 }, { p95Below: 100 }, { p95: 190 }]);
    expect(durations(slow(0.0042), metricScope({ profile: native }))).toEqual([{ p95: expect.closeTo(4.2) }]);
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
    expect(outcome).toMatchObject({ caveats: [{ part: 'errors' }, { part: 'p95' }] });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(anyAnswers(['rate', 'errors', 'p95']), (any) => {
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
