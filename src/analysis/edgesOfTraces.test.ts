import fc from 'fast-check';
import { readSpanId, readTraceId } from '../model/ids';
import type { Span, Trace } from '../model/trace';
import { traceFromDrawing } from '../model/testing/traceFromDrawing';
import { edgesOfTraces, type SampledGraph } from './edgesOfTraces';

const told = (...traces: readonly Trace[]) => edgesOfTraces(traces, { namespaced: false });
const copy = (trace: Trace, number: number): Trace => ({
  ...trace,
  traceId: readTraceId(number.toString(16)) ?? trace.traceId,
});
const lines = ({ graph }: SampledGraph) =>
  graph.edges.map(({ client, server, kind }) => `${client.name} ${kind} ${server.name}`);
const kinds = ({ graph }: SampledGraph) =>
  Object.fromEntries(graph.nodes.map(({ service, kind }) => [service.name, kind]));

function withAttributes(trace: Trace, operation: string, attributes: Readonly<Record<string, string>>): Trace {
  const extra = Object.entries(attributes).map(([key, value]) => ({ key, value }));
  return {
    ...trace,
    spans: trace.spans.map((span) => (span.operation === operation ? { ...span, attributes: extra } : span)),
  };
}

const shop = traceFromDrawing(`
  frontend           |==============|
    frontend:get      |============|   client
      cart             |==========|
        cart:redis      |===|         client
        cart:mail           |===|     client
        cart:send             |=|     producer
          mailer                 |==| consumer
`);
const named = withAttributes(
  withAttributes(shop, 'redis', { 'db.system': 'redis', 'peer.service': 'cart-cache' }),
  'mail',
  {
    'server.address': 'mail.example',
  }
);

describe('edges from a sample of traces', () => {
  it('join callers and callees, senders and receivers, databases, the outside and the user', () => {
    const seen = told(named);
    expect(lines(seen)).toEqual([
      'cart database cart-cache',
      'cart virtual mail.example',
      'cart messaging mailer',
      'frontend call cart',
      'user virtual frontend',
    ]);
    expect(kinds(seen)).toEqual({
      cart: 'service',
      'cart-cache': 'database',
      frontend: 'service',
      'mail.example': 'external',
      mailer: 'service',
      user: 'user',
    });
    expect(seen.sampled).toBe(1);
  });

  it('say nothing of callers that name nobody', () => {
    expect(lines(told(shop))).not.toContain('cart virtual mail.example');
  });

  it('know a service of the sample by its name, where its own span is missing', () => {
    const cut = withAttributes(shop, 'mail', { 'server.address': 'mailer' });
    expect(lines(told(cut))).toContain('cart call mailer');
  });

  it('follow a consumer that links to its producer in another trace', () => {
    const producer = copy(
      traceFromDrawing(`
        shop            |====|
          shop:publish   |==|  producer
      `),
      1
    );
    const linked = traceFromDrawing('stock |==| consumer');
    const published = producer.spans.find(({ operation }) => operation === 'publish');
    const links = published ? [{ traceId: producer.traceId, spanId: published.spanId, attributes: [] }] : [];
    const consumer = copy({ ...linked, spans: linked.spans.map((span) => ({ ...span, links })) }, 2);
    expect(lines(told(producer, consumer))).toContain('shop messaging stock');
    expect(lines(told(consumer))).toEqual([]);
  });

  it('have no caller where the parent was not stored', () => {
    expect(lines(told(traceFromDrawing('cart? |==|')))).toEqual([]);
  });

  it('tell which share failed, and lead to one that did', () => {
    const failed = traceFromDrawing(`
      web       |==|
        cart!    ||
    `);
    const { graph, seen } = told(
      copy(failed, 7),
      ...[1, 2, 3].map((number) =>
        copy(
          traceFromDrawing(`
      web       |========|
        cart     |======|
    `),
          number
        )
      )
    );
    expect(graph.edges.find(({ server }) => server.name === 'cart')?.red).toEqual({ errors: 0.25 });
    expect([...seen.values()].find(({ failed: some }) => some > 0)).toMatchObject({
      calls: 4,
      failed: 1,
      example: { traceId: copy(failed, 7).traceId, spanId: failed.span('cart').spanId },
    });
  });

  it('tell a p95 of ten calls and more, one that a call really had', () => {
    const call = traceFromDrawing(`
      web       |==========|
        cart     |========|
    `);
    const many = (count: number) => told(...Array.from({ length: count }, (_, index) => copy(call, index + 1)));
    const p95 = ({ graph }: SampledGraph) =>
      graph.edges.find(({ server }) => server.name === 'cart')?.red.duration?.p95;
    expect(p95(many(9))).toBeUndefined();
    expect(p95(many(10))).toBe(call.span('cart').duration);
  });

  it('tell services of two namespaces apart only where metrics do', () => {
    const spread = {
      ...shop,
      spans: shop.spans.map((span): Span => ({ ...span, service: { ...span.service, namespace: span.spanId } })),
    };
    expect(lines(told(spread))).toEqual(lines(told(shop)));
    expect(edgesOfTraces([spread], { namespaced: true }).graph.nodes.length).toBeGreaterThan(
      told(shop).graph.nodes.length
    );
  });
});

const span = fc.record({
  id: fc.integer({ min: 1, max: 12 }),
  parent: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
  service: fc.constantFrom('a', 'b', 'c', ''),
  kind: fc.constantFrom<Span['kind']>('server', 'client', 'producer', 'consumer', 'internal', 'unspecified'),
  status: fc.constantFrom<Span['status']>('error', 'ok', 'unset'),
  peer: fc.constantFrom('a', 'outside', '', undefined),
});
const [model] = traceFromDrawing('a |==|').spans;
const idOf = (number: number) => readSpanId(number.toString(16));

const anyTrace = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.array(span, { maxLength: 12 })).map(
  ([number, spans]): Trace =>
    copy(
      {
        traceId: shop.traceId,
        spans: spans.flatMap(({ id, parent, service, kind, status, peer }) => {
          const spanId = idOf(id);
          const attributes = peer === undefined ? [] : [{ key: 'peer.service', value: peer }];
          const parentSpanId = parent === undefined ? undefined : idOf(parent);
          return model && spanId
            ? [{ ...model, spanId, parentSpanId, service: { name: service }, kind, status, attributes }]
            : [];
        }),
      },
      number
    )
);

describe('laws of edges from traces', () => {
  it('the order of traces and spans does not matter', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyTrace, { selector: ({ traceId }) => traceId }), (traces) => {
        const turned = [...traces].reverse().map((trace) => ({ ...trace, spans: [...trace.spans].reverse() }));
        expect(told(...turned)).toEqual(told(...traces));
      })
    );
  });

  it('every edge has its ends, something it was seen in, a share of errors and no rate', () => {
    fc.assert(
      fc.property(fc.array(anyTrace), (traces) => {
        const { graph, seen, sampled } = told(...traces);
        const names = graph.nodes.map(({ service }) => service.name);
        expect(seen.size).toBe(graph.edges.length);
        expect(sampled).toBe(new Set(traces.map(({ traceId }) => traceId)).size);
        for (const { client, server, red } of graph.edges) {
          expect(names).toEqual(expect.arrayContaining([client.name, server.name]));
          expect(client.name).not.toBe(server.name);
          expect(red.rate).toBeUndefined();
          expect(red.errors).toBeGreaterThanOrEqual(0);
          expect(red.errors).toBeLessThanOrEqual(1);
        }
      })
    );
  });

  it('the same trace once more changes nothing', () => {
    fc.assert(
      fc.property(anyTrace, (trace) => {
        expect(told(trace, trace)).toEqual(told(trace));
      })
    );
  });
});
