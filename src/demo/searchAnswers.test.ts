/** @jest-environment node */
import { readTraceId } from '../model/ids';
import type { AttributeFilter, SearchedTraces } from '../model/traceSearch';
import { ms } from '../model/units';
import type { DemoFrame } from './demoFrame';
import { requestWithId, spansOf, type ShopRequest, type ShopSpan } from './request';
import { resourceOf } from './resource';
import { askDemo, column } from './testing/askDemo';
import { attributesOf } from './traceAnswers';

const search = (want: SearchedTraces, limit = 20) =>
  askDemo({ is: 'trace-search', want, limit, spansPerTrace: 3 }).get('traces');

interface Found {
  readonly request: ShopRequest;
  readonly spans: readonly ShopSpan[];
}

/** What a search listed, each span looked up in the whole request it is of. */
function found(want: SearchedTraces, limit = 20): readonly Found[] {
  const frame = search(want, limit)?.frames[0];
  return column(frame, 'traceID').map((id, row) => {
    const traceId = readTraceId(id);
    const request = traceId && requestWithId(traceId);
    if (!request) {
      throw new Error(`No such trace: ${String(id)}`);
    }
    const [nested] = column(frame, 'nested')[row] as [DemoFrame];
    const ids = new Set(column(nested, 'spanID'));
    return { request, spans: spansOf(request).filter(({ spanId }) => ids.has(spanId)) };
  });
}

const with_ = (key: string, op: AttributeFilter['op'], value: string): SearchedTraces => ({
  attributes: [{ key, op, value }],
});

describe('a search in the shop', () => {
  it('lists traces whose spans are as wanted, newest first and as many as asked for', () => {
    const traces = found({ service: { name: 'payment' }, atLeast: ms(60), atMost: ms(200) }, 50);
    expect(traces).toHaveLength(50);
    const starts = traces.map(({ request }) => request.at);
    expect(starts).toEqual([...starts].sort((a, b) => b - a));
    for (const { spans } of traces) {
      expect(spans.length).toBeGreaterThan(0);
      spans.forEach(({ shape, duration }) => {
        expect(shape.service).toBe('payment');
        expect(duration).toBeGreaterThanOrEqual(60);
        expect(duration).toBeLessThanOrEqual(200);
      });
    }
  });

  it.each([
    ['call', 'checkout', 'payment'],
    ['messaging', 'checkout', 'accounting'],
    ['database', 'cart', 'cart-cache'],
    ['virtual', 'user', 'frontend'],
  ] as const)('lists just the spans of one %s', (kind, client, server) => {
    const calls = { client: { name: client }, server: { name: server }, kind };
    const traces = found({ calls });
    expect(traces.length).toBeGreaterThan(5);
    for (const { request, spans } of traces) {
      expect(spans.length).toBeGreaterThan(0);
      for (const { shape } of spans) {
        const caller = request.population.shapes[shape.parent]?.service ?? 'user';
        expect(shape.peer ? [shape.service, shape.peer.name] : [caller, shape.service]).toEqual([client, server]);
      }
    }
    expect(search({ calls: { ...calls, server: { name: 'nobody' } } })?.frames[0]?.length).toBe(0);
  });

  it('finds calls that failed at either end', () => {
    const calls = { client: { name: 'checkout' }, server: { name: 'payment' }, kind: 'call' } as const;
    const traces = found({ calls, status: 'error' });
    expect(traces.length).toBeGreaterThan(0);
    for (const { request, spans } of traces) {
      const all = spansOf(request);
      const hasFailed = ({ shape, failed }: ShopSpan) =>
        failed || all.some(({ index, failed: above }) => index === shape.parent && above);
      expect(spans.every(hasFailed)).toBe(true);
    }
  });

  it('lists traces by their roots where nothing is wanted', () => {
    found({}).forEach(({ spans }) => expect(spans.map(({ shape }) => shape.parent)).toEqual([-1]));
  });

  it('finds failures of one operation', () => {
    const traces = found({ operation: 'ListRecommendations', status: 'error' });
    expect(traces.length).toBeGreaterThan(0);
    traces.forEach(({ spans }) =>
      spans.forEach(({ shape, failed }) => expect([shape.operation, failed]).toEqual(['ListRecommendations', true]))
    );
  });

  it('compares attributes of spans and of processes, numbers as numbers', () => {
    const status = found(with_('span.http.response.status_code', '>=', '500'));
    expect(status.length).toBeGreaterThan(0);
    status.forEach(({ request, spans }) =>
      spans.forEach((span) =>
        expect(attributesOf(request, span)).toContainEqual({ key: 'http.response.status_code', value: 503 })
      )
    );
    const region = found(with_('resource.cloud.region', '!=', 'ap-northeast-2'));
    expect(region).toEqual([]);
    found(with_('resource.k8s.pod.name', '=~', 'cart-.*')).forEach(({ request, spans }) =>
      spans.forEach(({ shape, start }) => {
        const pod = resourceOf(request.world, shape.service, { at: start, choice: request.key.n });
        expect(pod.find(({ key }) => key === 'k8s.pod.name')?.value).toMatch(/^cart-/);
      })
    );
  });

  it('finds nothing that is nowhere, without looking at everything', () => {
    expect(found(with_('span.no.such', '=', 'x'))).toEqual([]);
  });

  it('says that it does not read TraceQL', () => {
    expect(search({ traceql: '{ true }' })?.error?.message).toContain('TraceQL');
  });
});

describe('completion in the shop', () => {
  const body = (reply: ReturnType<typeof search>): unknown => JSON.parse(String(column(reply?.frames[0], 'json')[0]));

  it('knows attributes by scope', () => {
    expect(body(askDemo({ is: 'trace-tags' }).get('tags'))).toMatchObject({
      scopes: expect.arrayContaining([
        { name: 'resource', tags: expect.arrayContaining(['k8s.pod.name', 'service.version']) },
        { name: 'span', tags: expect.arrayContaining(['http.response.status_code', 'app.user.tier']) },
      ]),
    });
  });

  it('knows values of one on spans as wanted', () => {
    const values = (want: SearchedTraces) =>
      body(askDemo({ is: 'trace-tag-values', tag: 'resource.service.name', want }).get('values'));
    expect(values({ service: { name: 'cart' } })).toEqual({ tagValues: [{ type: 'string', value: 'cart' }] });
  });
});
