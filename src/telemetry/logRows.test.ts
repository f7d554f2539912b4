import fc from 'fast-check';
import type { Frame } from './frame';
import { logsQuestion } from './logs';
import { logWays } from './logWays';
import { fullLength, longestBody, readLogRows } from './logRows';
import { anyFrames } from './testing/arbitraryFrames';
import { framesOf, recorded, recordedJson, type AnswerJson } from './testing/recorded';
import { signalScope } from './testing/scopes';

const frameOf = (columns: Record<string, readonly unknown[]>): Frame => ({
  fields: Object.entries(columns).map(([name, values]) => ({ name, type: 'other', values })),
});
const read = (columns: Record<string, readonly unknown[]>) => readLogRows([frameOf(columns)]);
const line = (body: string, labels: unknown = {}) => read({ labels: [labels], Time: [1], Line: [body] }).items[0];

describe('log lines', () => {
  it('are read from the recorded answers', () => {
    const { items, unreadable } = readLogRows(framesOf(recorded('loki/logs-service.json').answer));
    expect([items.length, unreadable]).toEqual([200, 0]);
    expect(items[0]).toMatchObject({ service: 'recommendation', level: 'info' });
    expect(items.every((one) => one.traceId && one.spanId)).toBe(true);
    const errors = readLogRows(framesOf(recorded('loki/logs-error-level.json').answer)).items;
    expect(new Set(errors.map((one) => one.level))).toEqual(new Set(['error']));
    expect(errors.some((one) => one.body.includes('card processor unreachable'))).toBe(true);
  });

  it('lead back to the trace they were asked for, in every recorded answer', () => {
    const file = recordedJson('loki/logs-by-trace-id.json') as { logs: Record<string, { answer: AnswerJson }> };
    const counted = Object.entries(file.logs).map(([id, { answer }]) => {
      const { items, unreadable } = readLogRows(framesOf(answer));
      expect(unreadable).toBe(0);
      expect(items.filter((one) => one.traceId !== id)).toEqual([]);
      return items.length;
    });
    expect(counted).toHaveLength(316);
    expect(counted.filter((count) => count > 0)).toHaveLength(315);
  });

  it('are the same in the data plane form', () => {
    const classic = {
      labels: ['{"level":"warn","n":1}'],
      Time: [5],
      Line: ['x'],
      tsNs: ['5000123'],
      id: ['5000123_a'],
    };
    const plane = { timestamp: [5], body: ['x'], labels: [{ level: 'warn', n: 1 }], id: ['1795227703756484864_a'] };
    expect(read(classic).items[0]).toMatchObject({ level: 'warn', attributes: { level: 'warn', n: '1' } });
    expect(read(plane).items[0]).toMatchObject({ level: 'warn', atNs: '1795227703756484864', at: 1795227703756.484 });
  });

  it('keep the order of their nanoseconds within a millisecond', () => {
    const ns = ['1795227703756484864', '1795227703756484866', '1795227703756484865'];
    const { items } = read({
      labels: ns.map(() => null),
      Time: ns.map(() => 1795227703756),
      Line: ['a', 'c', 'b'],
      tsNs: ns,
    });
    expect(items.map((one) => one.body)).toEqual(['c', 'b', 'a']);
    expect(items.map((one) => one.atNs)).toEqual([ns[1], ns[2], ns[0]]);
  });

  it('have an id each, even where the answer repeats one', () => {
    const { items } = read({ Time: [1, 1, 1], Line: ['a', 'b', 'c'], id: ['x', 'x', 'x#2'] });
    expect(new Set(items.map((one) => one.id)).size).toBe(3);
  });

  it.each([
    ['labels', { traceID: 'ab' }, 'plain', 'ab'],
    ['a name already taken', { trace_id_extracted: 'ab' }, 'plain', 'ab'],
    ['an agent of its own', { otelTraceID: 'ab' }, 'plain', 'ab'],
    ['JSON', {}, '{"traceId":"0123456789abcdef0123456789abcdef"}', '0123456789abcdef0123456789abcdef'],
    ['logfmt', {}, 'level=info TraceID=0123456789abcdef msg=x', '0123456789abcdef'],
    [
      'a traceparent',
      {},
      'in 00-0123456789abcdef0123456789abcdef-0123456789abcdef-01',
      '0123456789abcdef0123456789abcdef',
    ],
  ])('find their trace in %s', (_, labels, body, id) => {
    expect(line(body, labels)?.traceId).toBe(id.padStart(32, '0'));
  });

  it('find it in a column that the data source derived', () => {
    expect(read({ Time: [1], Line: ['x'], TraceID: ['ab'] }).items[0]?.traceId).toMatch(/ab$/);
  });

  it('have no trace where no id is one', () => {
    expect(line('trace_id=hello retrace_ids=0123456789abcdef', { trace_id: 'none' })?.traceId).toBeUndefined();
    expect(line('traceid=', { trace_id: '0'.repeat(32) })?.traceId).toBeUndefined();
  });

  it.each([
    [{ detected_level: 'SEVERE' }, '', 'error'],
    [{ detected_level: 'NOTICE' }, '', 'info'],
    [{ detected_level: 'INFO2' }, '', 'info'],
    [{ detected_level: 'unknown', level: 'warning' }, '', 'warn'],
    [{ severity: 'Fatal' }, '', 'critical'],
    [{ severity_number: '17' }, '', 'error'],
    [{ severity_number: '1' }, '', 'trace'],
    [{ level: 'banana' }, '', 'unknown'],
    [{}, '{"level":"debug","msg":"x"}', 'debug'],
    [{}, '2026-11-21 ERROR something', 'error'],
    [{}, 'no errors here, info desk', 'unknown'],
  ])('%j %s → %s', (labels, body, level) => {
    expect(line(body, labels)?.level).toBe(level);
  });

  it('keep escape codes and markup as the text they are', () => {
    const body = '\u001b[31m<b onclick="x()">red</b>\u001b[0m </script>';
    expect(line(body)?.body).toBe(body);
  });

  it('of a megabyte are cut, and say so', () => {
    const long = line('x'.repeat(1_000_000));
    expect(long?.body).toHaveLength(longestBody);
    expect(long?.attributes[fullLength]).toBe('1000000');
  });

  it('without a moment or a body are counted', () => {
    expect(read({ Time: [null, 2, 3], Line: ['a', null, 'c'] })).toMatchObject({
      items: [{ body: 'c' }],
      unreadable: 2,
    });
  });

  it('never make the reader throw', () => {
    const question = logsQuestion({ of: { is: 'environment' }, way: logWays[0] ?? fail(), limit: 5 }, signalScope());
    fc.assert(
      fc.property(anyFrames, (frames) => {
        question.read(new Map([['lines', { frames }]]));
      }),
      { numRuns: 500 }
    );
  });
});

function fail(): never {
  throw new Error('No ways');
}
