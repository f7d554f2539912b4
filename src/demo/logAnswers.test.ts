/** @jest-environment node */
import { readSpanId, readTraceId } from '../model/ids';
import type { About } from '../telemetry/about';
import { fitsTemplate } from '../telemetry/logTemplates';
import type { DemoFrame } from './demoFrame';
import { anchor, askDemo, column, numbers } from './testing/askDemo';

function fail(why: string): never {
  throw new Error(why);
}

describe('log lines', () => {
  const lines = (of: Extract<About, { is: 'logs' }>['of'], rest: object = {}) =>
    askDemo({ is: 'logs', of, way: '', limit: 200, ...rest }).get('lines')?.frames[0] ?? fail('no answer');
  const labels = (frame: DemoFrame) => column(frame, 'labels') as Array<Record<string, string>>;

  it('of a trace carry its id and only ids of its spans', () => {
    const found = askDemo({ is: 'traces', service: { name: 'payment' }, pick: 'errors', limit: 5 }).get('traces')
      ?.frames[0];
    for (const id of column(found, 'traceID')) {
      const traceId = readTraceId(id) ?? fail('no trace id');
      const spans = column(askDemo({ is: 'trace', traceId }).get('trace')?.frames[0], 'spanID');
      const frame = lines({ is: 'trace', traceId, services: [] });
      expect(frame.length).toBeGreaterThan(2);
      labels(frame).forEach((of) => expect([of.trace_id, spans.includes(of.span_id)]).toEqual([traceId, true]));
      expect(column(frame, 'Line').some((line) => String(line).includes('card processor unreachable'))).toBe(true);
      const [first] = labels(frame);
      const ofSpan = lines({
        is: 'span',
        traceId,
        spanId: readSpanId(first?.span_id) ?? fail('no span id'),
        services: [],
      });
      expect(labels(ofSpan).every((of) => of.span_id === first?.span_id)).toBe(true);
    }
  });

  it('pass the filters that are asked, and are the oldest where that is the direction', () => {
    const of = { is: 'service', service: 'recommendation' } as const;
    const all = lines(of);
    const bodies = (frame: DemoFrame) => column(frame, 'Line').map(String);
    const [first] = bodies(all);
    const template = (first ?? '').replace(/\S*\d\S*/g, '<_>');
    const isOf = fitsTemplate(template);
    expect(bodies(lines(of, { like: template })).every(isOf)).toBe(true);
    expect(bodies(lines(of, { without: [template] })).some(isOf)).toBe(false);
    const pod = labels(all)[0]?.k8s_pod_name ?? fail('no pod');
    const field = { key: 'k8s_pod_name', value: pod };
    const podsOf = (op: string) => labels(lines(of, { fields: [{ ...field, op }] })).map((one) => one.k8s_pod_name);
    expect(new Set(podsOf('='))).toEqual(new Set([pod]));
    expect(podsOf('!=')).not.toContain(pod);
    const oldest = column(lines(of, { direction: 'forward' }), 'Time').map(Number);
    const newest = column(all, 'Time').map(Number);
    expect(oldest).toEqual([...oldest].sort((a, b) => b - a));
    expect(Math.max(...oldest)).toBeLessThan(Math.min(...newest));
  });

  it('of a service are its own, newest first, in the window, each with an id of its own', () => {
    const frame = lines({ is: 'service', service: 'recommendation' });
    expect(frame.length).toBe(200);
    expect(labels(frame).every((of) => of.service_name === 'recommendation')).toBe(true);
    const order = column(frame, 'tsNs').map((text) => BigInt(String(text)));
    order.slice(1).forEach((ns, i) => expect(ns <= (order[i] ?? BigInt(0))).toBe(true));
    expect(new Set(column(frame, 'id')).size).toBe(200);
    expect(numbers(frame, 'Time').every((at) => at >= anchor - 3_600_000 && at <= anchor)).toBe(true);
  });

  it('keep to levels and to a text, also where it occurs nowhere', () => {
    const warnings = lines({ is: 'environment' }, { levels: ['warn'], contains: 'heap' });
    expect(labels(warnings).every((of) => of.detected_level === 'warn')).toBe(true);
    expect(column(warnings, 'Line').every((line) => /heap/.test(String(line)))).toBe(true);
    expect(lines({ is: 'environment' }, { contains: 'nowhere to be found' }).length).toBe(0);
  });

  it('tell of a heap that grows after the deploy', () => {
    const frame = lines({ is: 'service', service: 'recommendation' }, { contains: 'after full GC', limit: 50 });
    const heaps = column(frame, 'Line').map((line) => Number(/heap (\d+)/.exec(String(line))?.[1]));
    heaps.slice(1).forEach((heap, i) => expect(heap).toBeLessThan(heaps[i] ?? 0));
    const starts = lines({ is: 'service', service: 'recommendation' }, { contains: 'recommendation 1.5.0 starting' });
    expect(starts.length).toBe(2);
  });

  it('are as many as their volume says', () => {
    const ask = { from: -20, to: -15, step: 60_000 };
    const of = { is: 'service', service: 'payment' } as const;
    const listed = askDemo({ is: 'logs', of, way: '', limit: 5000 }, ask).get('lines')?.frames[0]?.length;
    const volumes = askDemo({ is: 'log-volume', of, way: '' }, ask).get('volume')?.frames ?? [];
    const counted = volumes.flatMap((frame) => [...numbers(frame, 'Value')]).reduce((sum, value) => sum + value, 0);
    expect(listed).toBeGreaterThan(100);
    expect(counted).toBe(listed);
  });

  it('are counted in samples over a month, which hit the mark', () => {
    const month = { from: -30 * 1440, to: 0, step: 43_200_000 };
    const frames = askDemo({ is: 'log-volume', of: { is: 'environment' }, way: '' }, month).get('volume')?.frames ?? [];
    const debug = frames.find((frame) => frame.fields.some(({ labels }) => labels?.detected_level === 'debug'));
    const counted = numbers(debug, 'Value').reduce((sum, value) => sum + value, 0);
    const quietServices = 17;
    expect(counted / (30 * 1440 * quietServices)).toBeCloseTo(1, 1);
  });
});
