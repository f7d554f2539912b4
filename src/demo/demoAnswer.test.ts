/** @jest-environment node */
import { readTraceId, type TraceId } from '../model/ids';
import { epochMs, ms } from '../model/units';
import type { About } from '../telemetry/about';
import { demoOpenMetrics } from './openMetrics';
import { demoEnvironments } from './environments';
import { requestOf } from './requestId';
import { anchor, askDemo, column, numbers } from './testing/askDemo';
import type { DemoFrame } from './demoFrame';

const traceIdFrom = (text: unknown): TraceId => readTraceId(text) ?? fail(`no trace id: ${String(text)}`);
function fail(why: string): never {
  throw new Error(why);
}

const recommendation = { name: 'recommendation' };
const red: About = { is: 'red', of: { is: 'service', service: recommendation } };
describe('the shop’s answers', () => {
  const everything: About[] = [
    { is: 'services' },
    red,
    { is: 'operations', service: { name: 'frontend' } },
    { is: 'edges' },
    { is: 'traces', service: recommendation, pick: 'slow', atLeast: ms(200), limit: 10 },
    { is: 'logs', of: { is: 'environment' }, way: '', limit: 50 },
    { is: 'log-volume', of: { is: 'service', service: 'payment' }, way: '' },
    { is: 'metric-names', match: '' },
    { is: 'sample-series', metric: 'traces_spanmetrics_calls_total' },
    { is: 'push-interval', metric: 'traces_spanmetrics_calls_total' },
  ];

  it('are the same bytes each time', () => {
    everything.forEach((about) =>
      expect(JSON.stringify([...askDemo(about)])).toBe(JSON.stringify([...askDemo(about)]))
    );
  });

  it('come under the refIds asked for, with columns of one length', () => {
    everything.forEach((about) => {
      for (const [refId, { frames, error }] of askDemo(about)) {
        expect(error).toBeUndefined();
        expect(frames.length).toBeGreaterThan(0);
        frames.forEach((frame) => {
          expect(frame.refId).toBe(refId);
          expect(frame.fields.every((field) => field.values.length === frame.length)).toBe(true);
        });
      }
    });
  });

  it('find nothing in an environment that is not the shop’s', () => {
    const nowhere = askDemo({ is: 'services' }, { environment: undefined });
    expect(nowhere.get('rate')?.frames[0]?.length).toBeGreaterThan(0);
    const before = askDemo({ is: 'services' }, { from: -3 * 525_600, to: -3 * 525_600 + 60 });
    expect(before.get('rateOverTime')?.frames).toEqual([{ fields: [], length: 0, refId: 'rateOverTime' }]);
  });
});

describe('exemplars', () => {
  const subjects: About[] = [
    red,
    { is: 'red', of: { is: 'environment' } },
    { is: 'red', of: { is: 'operation', service: { name: 'frontend' }, operation: 'POST /checkout' } },
    { is: 'red', of: { is: 'edge', client: { name: 'checkout' }, server: { name: 'payment' } } },
  ];
  const exemplarFrame = (about: About): DemoFrame =>
    askDemo(about)
      .get('duration')
      ?.frames.find(({ name }) => name === 'exemplar') ?? fail('no exemplars');

  it.each(subjects)('of %j are real requests of the window, spread over it', (about) => {
    const frame = exemplarFrame(about);
    const times = numbers(frame, 'Time');
    expect(frame.length).toBeGreaterThan(40);
    expect(frame.length).toBeLessThanOrEqual(150);
    expect(times.every((at) => at >= anchor - 3_600_000 && at <= anchor)).toBe(true);
    expect(new Set(times.map((at) => Math.floor((at - anchor) / 360_000))).size).toBe(10);
  });

  it.each(subjects)('of %j have traces with a span of just that duration, in the bucket named', (about) => {
    const frame = exemplarFrame(about);
    numbers(frame, 'Value').forEach((seconds, row) => {
      const { frames, error } =
        askDemo({ is: 'trace', traceId: traceIdFrom(column(frame, 'traceID')[row]) }).get('trace') ?? fail('no answer');
      expect(error).toBeUndefined();
      expect(numbers(frames[0], 'duration').some((duration) => Math.abs(duration / 1000 - seconds) < 1e-9)).toBe(true);
      const bound = Number(String(column(frame, 'le')[row]).replace('+Inf', 'Infinity'));
      expect(seconds).toBeLessThanOrEqual(bound);
      expect(seconds).toBeGreaterThan(Number.isFinite(bound) && bound > 0.1 ? bound / 2.0001 : 0);
    });
  });

  it('have other stored traces of their operation about them', () => {
    const frame = exemplarFrame({ is: 'red', of: { is: 'environment' } });
    const text = (name: string, row: number) => String(column(frame, name)[row]);
    const times = numbers(frame, 'Time');
    for (const [row, at] of [...times.entries()].slice(0, 5)) {
      const [service, operation] = [{ name: text('service', row) }, text('span_name', row)];
      const minute = (at - anchor) / 60_000;
      const found = askDemo(
        { is: 'traces', service, operation, pick: 'newest', limit: 50 },
        { from: minute - 5, to: minute + 5 }
      ).get('traces')?.frames[0];
      expect(found?.length).toBeGreaterThan(0);
      for (const matched of column(found, 'nested').flatMap((nested) => nested as DemoFrame[])) {
        expect(new Set(column(matched, 'name'))).toEqual(new Set([operation]));
      }
    }
  });
});

describe('a trace', () => {
  const searched = (service: string, pick: 'errors' | 'slow' | 'newest', operation?: string) =>
    askDemo({ is: 'traces', service: { name: service }, operation, pick, atLeast: ms(100), limit: 20 }).get('traces')
      ?.frames[0] ?? fail('no answer');

  it('is found by search, and holds the spans that matched', () => {
    for (const pick of ['errors', 'slow', 'newest'] as const) {
      const frame = searched('payment', pick);
      expect(frame.length).toBeGreaterThan(3);
      column(frame, 'nested').forEach((nested, row) => {
        const [matched] = nested as DemoFrame[];
        const trace = askDemo({ is: 'trace', traceId: traceIdFrom(column(frame, 'traceID')[row]) }).get('trace')
          ?.frames[0];
        expect(column(trace, 'spanID')).toEqual(expect.arrayContaining([...column(matched, 'spanID')]));
        expect(column(matched, 'service.name').every((service) => service === 'payment')).toBe(true);
        if (pick === 'errors') {
          expect(column(matched, 'status')).toEqual(column(matched, 'status').map(() => 'error'));
        }
      });
    }
  });

  it('is listed newest first, or slowest first', () => {
    const starts = numbers(searched('frontend', 'newest'), 'startTime');
    expect([...starts].sort((a, b) => b - a)).toEqual(starts);
    const slowest = column(searched('recommendation', 'slow'), 'nested').map((nested) =>
      Math.max(...numbers((nested as DemoFrame[])[0], 'duration'))
    );
    slowest.slice(1).forEach((duration, i) => expect(duration).toBeLessThan(1.02 * (slowest[i] ?? 0)));
  });

  it('has spans whose parents are there, inside these, but for consumers', () => {
    for (const id of column(searched('checkout', 'newest', 'PlaceOrder'), 'traceID')) {
      const frame = askDemo({ is: 'trace', traceId: traceIdFrom(id) }).get('trace')?.frames[0];
      const [spans, parents, kinds] = [column(frame, 'spanID'), column(frame, 'parentSpanID'), column(frame, 'kind')];
      const [starts, durations] = [numbers(frame, 'startTime'), numbers(frame, 'duration')];
      expect(spans.length).toBeGreaterThan(10);
      expect(new Set(spans).size).toBe(spans.length);
      parents.slice(1).forEach((parent, i) => {
        const above = spans.indexOf(parent);
        expect(above).toBeGreaterThanOrEqual(0);
        expect((starts[i + 1] ?? 0) + 0.002).toBeGreaterThan(starts[above] ?? 0);
        if (kinds[i + 1] !== 'consumer') {
          expect((starts[i + 1] ?? 0) + (durations[i + 1] ?? 0)).toBeLessThan(
            (starts[above] ?? 0) + (durations[above] ?? 0) + 0.002
          );
        }
      });
    }
  });

  it('is made again by a world with another anchor', () => {
    const id = traceIdFrom(column(searched('payment', 'errors'), 'traceID')[0]);
    expect(requestOf(id)?.anchor).toBe(anchor);
  });

  it('is not found under a stranger’s id', () => {
    const reply = askDemo({ is: 'trace', traceId: traceIdFrom('deadbeefdeadbeefdeadbeefdeadbeef') }).get('trace');
    expect(reply).toEqual({
      frames: [],
      error: {
        status: 404,
        message: 'failed to get trace with id: deadbeefdeadbeefdeadbeefdeadbeef Status: 404 Not Found Body: ',
      },
    });
  });

  it('says which version served it and that its cache was empty', () => {
    const id = traceIdFrom(column(searched('recommendation', 'slow'), 'traceID')[0]);
    const frame = askDemo({ is: 'trace', traceId: id }).get('trace')?.frames[0];
    const row = column(frame, 'operationName').indexOf('ListRecommendations');
    expect(column(frame, 'serviceTags')[row]).toContainEqual({ key: 'service.version', value: '1.5.0' });
    expect(column(frame, 'tags')[row]).toContainEqual({ key: 'app.cache_hit', value: false });
  });
});

describe('the shop as OpenMetrics', () => {
  const pieces = [
    ...demoOpenMetrics({ anchor, from: epochMs(anchor - 60_000), to: anchor, environments: demoEnvironments.slice(2) }),
  ];

  it('is one family after the other, each series with its samples in order', () => {
    expect(pieces.at(-1)).toBe('# EOF\n');
    const families = pieces.filter((piece) => piece.startsWith('#'));
    expect(new Set(families).size).toBe(families.length);
    const [series] = pieces.filter((piece) => piece.includes('재고-알림'));
    const times = series
      ?.trim()
      .split('\n')
      .map((line) => Number(line.split(' ').at(-1)));
    expect(times).toHaveLength(4);
    expect([...(times ?? [])].sort((a, b) => a - b)).toEqual(times);
  });

  it('has buckets that never fall', () => {
    const at = (le: string) => {
      const wanted = pieces.find(
        (piece) =>
          piece.startsWith('traces_spanmetrics_latency_bucket{') &&
          piece.includes(`le="${le}"`) &&
          piece.includes('span_name="GET /"')
      );
      return Number(/\} (\S+)/.exec(wanted ?? '')?.[1]);
    };
    expect(at('0.016')).toBeLessThanOrEqual(at('0.032'));
    expect(at('0.032')).toBeLessThanOrEqual(at('+Inf'));
  });
});
