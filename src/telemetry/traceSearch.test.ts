import fc from 'fast-check';
import type { TraceSearchQuery } from './question';
import { grammarExceptions } from './testing/grammarExceptions';
import { misplaced } from './testing/grammar';
import { anyAnswers } from './testing/arbitraryFrames';
import { anyText } from './testing/arbitraryTexts';
import { answersFrom } from './testing/recorded';
import { inProd, signalScope, valueOf } from './testing/scopes';
import { traceqlMatchers } from './traceql';
import { tracesQuestion, type TracesWanted } from './traceSearch';
import { ms } from '../model/units';

const wanted: TracesWanted = { service: { name: 'recommendation' }, pick: 'newest', limit: 20 };
const textOf = (want: Partial<TracesWanted>, scope = signalScope()) =>
  tracesQuestion({ ...wanted, ...want }, scope)
    .queries.filter((query): query is TraceSearchQuery => query.kind === 'traceql')
    .map((query) => query.traceql)
    .join();
const read = (file: string, want: Partial<TracesWanted> = {}) =>
  tracesQuestion({ ...wanted, ...want }, signalScope()).read(answersFrom({ traces: `tempo/${file}.json` }, 'traces'));

describe('the text of a trace search', () => {
  it('looks for failed and slow requests among those that came in, for the newest among all', () => {
    expect([textOf({ pick: 'errors' }), textOf({ pick: 'slow', atLeast: ms(250.5) }), textOf({})])
      .toMatchInlineSnapshot(`
[
  "{ resource.service.name = "recommendation" && (resource.deployment.environment.name = "prod" || resource.deployment.environment = "prod") && (kind = server || kind = consumer) && status = error } | select(name, status, resource.service.name) with (most_recent=true)",
  "{ resource.service.name = "recommendation" && (resource.deployment.environment.name = "prod" || resource.deployment.environment = "prod") && (kind = server || kind = consumer) && duration >= 250.5ms } | select(name, status, resource.service.name) with (most_recent=true)",
  "{ resource.service.name = "recommendation" && (resource.deployment.environment.name = "prod" || resource.deployment.environment = "prod") } | select(name, status, resource.service.name) with (most_recent=true)",
]
`);
  });

  it('narrows to an operation and a namespace', () => {
    const service = { name: 'cart', namespace: 'shop' };
    expect(textOf({ service, operation: 'GET /cart/<_>' }, signalScope({ matchers: [] }))).toMatchInlineSnapshot(
      `"{ resource.service.name = "cart" && resource.service.namespace = "shop" && name =~ "GET /cart/.*" && (kind = server || kind = consumer) } | select(name, status, resource.service.name) with (most_recent=true)"`
    );
  });

  it('is understood by the TraceQL grammar whatever the names are', () => {
    fc.assert(
      fc.property(
        anyText,
        anyText,
        fc.constantFrom<TracesWanted['pick']>('errors', 'slow', 'newest'),
        (name, value, pick) => {
          const matchers = [{ label: 'k8s_namespace_name', op: '=', value } as const];
          const text = textOf(
            { service: { name, namespace: value }, operation: name, pick },
            signalScope({ matchers })
          );
          if (!grammarExceptions.some((one) => one.language === 'traceql' && one.text.test(text))) {
            expect(misplaced('traceql', text)).toEqual([]);
          }
        }
      )
    );
  });
});

describe('the matchers of an environment in TraceQL', () => {
  it.each([
    [inProd[0], '(resource.deployment.environment.name = "prod" || resource.deployment.environment = "prod")'],
    [
      { label: 'k8s_cluster_name', op: '=~', value: 'eu-.*' },
      '(resource.k8s.cluster.name =~ "eu-.*" || resource.k8s_cluster_name =~ "eu-.*")',
    ],
    [{ label: 'env', op: '!=', value: 'dev' }, 'resource.env != "dev"'],
    [{ label: 'deployment.environment', op: '=', value: 'prod' }, 'resource.deployment.environment = "prod"'],
    [{ label: 'span.tenant', op: '!~', value: 'a|b' }, 'span.tenant !~ "a|b"'],
    [{ label: 'odd name', op: '=', value: 'x' }, 'resource."odd name" = "x"'],
    [{ label: 'env', op: '=', value: '' }, 'resource.env = nil'],
    [{ label: 'env', op: '!=', value: 'a\nb' }, 'resource.env !~ "a\\\\x0ab"'],
  ] as const)('%j', (matcher, condition) => {
    expect(matcher && traceqlMatchers([matcher])).toEqual([condition]);
    expect(misplaced('traceql', `{ ${condition} }`)).toEqual([]);
  });
});

describe('the answer to a trace search', () => {
  it('lists traces with the spans that matched, and pads ids', () => {
    const outcome = read('search-traces-service');
    const traces = valueOf(outcome);
    expect(traces).toHaveLength(20);
    expect(traces.find((trace) => trace.traceId === '030042164d9f27cb059dff47c03372ff')).toMatchObject({
      rootService: 'frontend',
      rootOperation: 'GET /product/{id}',
      duration: 75,
    });
    expect(traces.every((trace) => trace.matched.length === 3)).toBe(true);
    expect(traces.map((trace) => trace.start)).toEqual(traces.map((trace) => trace.start).sort((a, b) => b - a));
    expect(outcome).toMatchObject({ caveats: [{ kind: 'truncated', shown: 20 }] });
  });

  it('lists failed traces with what failed in them', () => {
    const [first] = valueOf(read('search-traces-errors-select', { pick: 'errors' }));
    expect(first?.matched[0]).toEqual({
      spanId: '097d3a6787ca52db',
      operation: undefined,
      service: 'recommendation',
      start: 1795227660704.4946,
      duration: 170.226688,
      status: 'error',
    });
  });

  it('makes traces of a flat list of spans, slowest first if slow ones were asked for', () => {
    const traces = valueOf(read('search-spans-slow', { pick: 'slow' }));
    const slowest = traces.map((trace) => trace.matched[0]?.duration ?? 0);
    expect(slowest[0]).toBeGreaterThan(400);
    expect(slowest).toEqual([...slowest].sort((a, b) => b - a));
    expect(traces.map((trace) => trace.traceId)).toContain('0acf8d94c4395cfef37bba1bf779a0b3');
    expect(valueOf(read('search-spans-edge')).every((trace) => trace.matched[0]?.service === 'payment')).toBe(true);
  });

  it('is absent where nothing was found, and failed where the query was', () => {
    expect(read('search-empty')).toEqual({ is: 'absent', absence: { why: 'nothing-found' } });
    const failed = answersFrom({ traces: 'failures/tempo-bad-traceql.json' }, 'traces');
    expect(tracesQuestion(wanted, signalScope()).read(failed)).toMatchObject({
      is: 'failed',
      problem: { kind: 'query-rejected', signal: 'traces' },
    });
  });

  it('does not show what Tempo writes for a root that has not arrived', () => {
    const columns = {
      traceID: ['a'],
      startTime: [1],
      traceService: ['<root span not yet received>'],
      traceDuration: [null],
    };
    const fields = Object.entries(columns).map(([name, values]) => ({ name, type: 'string', values }));
    const outcome = tracesQuestion(wanted, signalScope()).read(new Map([['traces', { frames: [{ fields }] }]]));
    expect(valueOf(outcome)).toEqual([
      {
        traceId: `${'0'.repeat(31)}a`,
        start: 1,
        rootService: undefined,
        rootOperation: undefined,
        duration: undefined,
        matched: [],
      },
    ]);
  });

  it('reads nested frames that came as JSON', () => {
    const nested = [
      [
        {
          schema: { fields: ['spanID', 'time', 'name', 'duration'].map((name) => ({ name, type: 'string' })) },
          data: { values: [['ab'], [5], ['Charge'], [2e6]] },
        },
      ],
    ];
    const fields = Object.entries({ traceID: ['a'], startTime: [1], nested }).map(([name, values]) => ({
      name,
      type: 'x',
      values,
    }));
    const outcome = tracesQuestion(wanted, signalScope()).read(new Map([['traces', { frames: [{ fields }] }]]));
    expect(valueOf(outcome)[0]?.matched).toMatchObject([
      { spanId: '00000000000000ab', operation: 'Charge', duration: 2 },
    ]);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(anyAnswers(['traces']), (any) => {
        tracesQuestion(wanted, signalScope()).read(any);
      }),
      { numRuns: 500 }
    );
  });
});
