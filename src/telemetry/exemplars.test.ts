import fc from 'fast-check';
import { tempoGenerator } from './conventions/tempoGenerator';
import { readExemplars } from './exemplars';
import type { Frame } from './frame';
import { anyFrames } from './testing/arbitraryFrames';
import { framesOf, recorded, recordedJson } from './testing/recorded';

const read = (frames: readonly Frame[]) => readExemplars(frames, tempoGenerator);
const frameWith = (
  columns: Record<string, readonly unknown[]>,
  more: Partial<Frame> = { name: 'exemplar' }
): Frame => ({
  ...more,
  fields: Object.entries(columns).map(([name, values]) => ({ name, type: 'string', values })),
});
const id = '0123456789abcdef0123456789abcdef';

describe('exemplars', () => {
  it('are read from the recorded answer, in milliseconds and by time', () => {
    const frames = framesOf(recorded('prometheus/p95-recommendation-range-with-exemplars.json').answer);
    const { items, unreadable } = read(frames);
    expect([items.length, unreadable]).toEqual([81, 0]);
    expect(items[0]).toEqual({
      traceId: 'cd814327a2f0da8324ef9afda745324d',
      spanId: undefined,
      at: 1795227159008,
      duration: expect.closeTo(34.119936, 9),
      failed: false,
      service: 'recommendation',
      operation: 'ListRecommendations',
    });
    expect(items.some((exemplar) => exemplar.failed)).toBe(true);
    expect(Math.max(...items.map((exemplar) => exemplar.duration))).toBeGreaterThan(200);
    expect(items.every((exemplar, index) => index === 0 || exemplar.at >= (items[index - 1]?.at ?? 0))).toBe(true);
  });

  it('lead to traces that were recorded', () => {
    const traces = recordedJson('tempo/traces-by-id.json') as { traces: Record<string, unknown> };
    for (const file of ['p95-recommendation-range-with-exemplars', 'wire-two-queries-one-request']) {
      const { items } = read(framesOf(recorded(`prometheus/${file}.json`).answer));
      expect(items.length).toBeGreaterThan(10);
      expect(items.filter((exemplar) => !(exemplar.traceId in traces.traces))).toEqual([]);
    }
  });

  it.each(['trace_id', 'traceID', 'traceId', 'TraceID', 'traceid', 'TRACE_ID'])('find their trace under %s', (name) => {
    const { items } = read([frameWith({ Time: [1], Value: [0.5], [name]: ['ABC'], span_id: ['1'] })]);
    expect(items).toMatchObject([{ traceId: id.replace(/./g, '0').slice(3) + 'abc', spanId: '0000000000000001' }]);
  });

  it('are known by name, result type or topic, and by nothing else', () => {
    const columns = { Time: [1], Value: [1], traceID: [id] };
    expect(read([frameWith(columns, { meta: { custom: { resultType: 'exemplar' } } })]).items).toHaveLength(1);
    expect(read([frameWith(columns, { meta: { dataTopic: 'annotations' } })]).items).toHaveLength(1);
    expect(read([frameWith(columns, {})]).items).toHaveLength(0);
  });

  it('come once, however often the answer repeats them', () => {
    const frame = frameWith({ Time: [1, 1, 2], Value: [1, 1, 1], traceID: [id, id, id] });
    expect(read([frame, frame]).items).toHaveLength(2);
  });

  it('say that they failed only where a label does', () => {
    const failed = (column: Record<string, readonly unknown[]>) =>
      read([frameWith({ Time: [1], Value: [1], traceID: [id], ...column })]).items[0]?.failed;
    expect(failed({ status_code: ['STATUS_CODE_ERROR'] })).toBe(true);
    expect(failed({ status_code: ['STATUS_CODE_UNSET'] })).toBe(false);
    expect(failed({})).toBeUndefined();
  });

  it('count the rows that lead nowhere', () => {
    const rows = { Time: [1, 'x', 3, 4, 5], Value: [1, 1, null, 1, 1], traceID: ['zz', id, id, '', '0'] };
    expect(read([frameWith(rows)])).toEqual({ items: [], unreadable: 5 });
  });

  it('never throw', () => {
    fc.assert(
      fc.property(anyFrames, (frames) => {
        for (const exemplar of read(
          frames.map((frame) => (frame && typeof frame === 'object' ? { ...frame, name: 'exemplar' } : frame))
        ).items) {
          expect(exemplar.traceId).toMatch(/^[0-9a-f]{32}$/);
        }
      }),
      { numRuns: 300 }
    );
  });
});
