import fc from 'fast-check';
import { readTraceId, type TraceId } from '../model/ids';
import type { Frame } from './frame';
import type { Problem } from '../model/outcome';
import { anyTime, traceQuestion } from './trace';
import { anyAnswers } from './testing/arbitraryFrames';
import { answersFrom, framesOf, recordedJson, type AnswerJson } from './testing/recorded';
import { valueOf } from './testing/scopes';

const idOf = (text: string): TraceId => {
  const id = readTraceId(text);
  if (!id) {
    throw new Error(text);
  }
  return id;
};
const read = (file: string, id: string) =>
  traceQuestion(idOf(id)).read(answersFrom({ trace: `tempo/${file}.json` }, 'traces'));
const tableOf = (columns: Record<string, readonly unknown[]>, meta?: Frame['meta']): Frame => ({
  name: 'Trace',
  meta,
  fields: Object.entries(columns).map(([name, values]) => ({ name, type: 'other', values })),
});
const readTable = (frame: Frame) => traceQuestion(idOf('a')).read(new Map([['trace', { frames: [frame] }]]));
const one = { spanID: ['1'], operationName: ['op'], serviceName: ['a'], startTime: [10], duration: [2] };

describe('the trace question', () => {
  it('looks at any time unless a window is given', () => {
    expect(traceQuestion(idOf('a'))).toMatchObject({ window: { from: 0, to: 0 }, queries: [{ traceId: idOf('a') }] });
    expect(anyTime).toEqual({ from: 0, to: 0 });
  });

  it('reads the trace of the cache incident', () => {
    const outcome = read('trace-error-cache', '5bdaf816e0c326fd0f82631bdbb244c4');
    const { spans } = valueOf(outcome);
    expect(outcome).toMatchObject({ caveats: [] });
    expect(spans).toHaveLength(12);
    expect(spans[0]).toMatchObject({
      spanId: '1493704ee8dc7014',
      parentSpanId: undefined,
      service: { name: 'frontend', namespace: 'shop' },
      operation: 'GET /product/{id}',
      kind: 'server',
      status: 'error',
      statusMessage: 'downstream: cache rebuild timed out',
      start: 1795227708091.0554,
      duration: 344.929024,
    });
    expect(spans[0]?.resource).toContainEqual({ key: 'k8s.pod.name', value: 'frontend-7d9f-1' });
    expect(spans[0]?.attributes).toContainEqual({ key: 'http.response.status_code', value: 200 });
    const failing = spans.find((span) => span.service.name === 'recommendation' && span.status === 'error');
    expect(failing?.attributes).toContainEqual({ key: 'app.version', value: '1.5.0' });
    expect(failing?.events.length).toBeGreaterThan(0);
  });

  it('reads a trace through a queue', () => {
    const { spans } = valueOf(read('trace-messaging', '580d8dd1e4f19723da927a6fb715d2f'));
    expect(spans.map((span) => span.kind)).toEqual(expect.arrayContaining(['producer', 'consumer']));
    expect(valueOf(read('trace-normal', '37f0a088ac317748c34cab2b30da2aa')).spans).toHaveLength(18);
    expect(valueOf(read('trace-payment-error', '36c70b9df67d16d5d48d11be3f7d5288')).spans).toHaveLength(18);
    expect(valueOf(read('trace-slow-cache', 'a42ece93711d2738455cc896860a7f7')).spans).toHaveLength(12);
  });

  it('reads each of the recorded traces whole', () => {
    const { traces } = recordedJson('tempo/traces-by-id.json') as { traces: Record<string, { answer: AnswerJson }> };
    const ids = Object.keys(traces);
    expect(ids).toHaveLength(316);
    for (const id of ids) {
      const frames = framesOf(traces[id]?.answer ?? {});
      const outcome = traceQuestion(idOf(id)).read(new Map([['trace', { frames }]]));
      expect(outcome).toMatchObject({ is: 'ready', caveats: [] });
      expect(valueOf(outcome).spans).toHaveLength(frames[0]?.fields[0]?.values.length ?? -1);
    }
  });

  it('knows a trace that was never stored from a failure', () => {
    const id = idOf('deadbeefdeadbeefdeadbeefdeadbeef');
    const stored = { is: 'absent', absence: { why: 'not-stored', what: id } };
    expect(read('trace-not-found', id)).toEqual(stored);
    const replied = (problem: Problem) => traceQuestion(id).read(new Map([['trace', { frames: [], problem }]]));
    const rejected = (reply: string): Problem => ({ kind: 'query-rejected', signal: 'traces', query: '', reply });
    expect(replied(rejected(`trace with id ${id} not found`))).toEqual(stored);
    expect(replied(rejected('trace not found'))).toEqual(stored);
    expect(replied(rejected('404 page not found'))).toMatchObject({ is: 'failed' });
    expect(replied({ kind: 'unreachable', signal: 'traces', reply: 'Bad Gateway' })).toMatchObject({ is: 'failed' });
    expect(readTable({ fields: [] })).toMatchObject({ is: 'absent' });
    expect(
      readTable(tableOf({ ...one, spanID: [], operationName: [], serviceName: [], startTime: [], duration: [] }))
    ).toMatchObject({
      is: 'absent',
    });
  });

  it('reads JSON columns as text as well, and survives missing ones', () => {
    const spans = valueOf(
      readTable(
        tableOf({
          ...one,
          statusCode: ['2'],
          tags: ['[{"key":"a","value":[1,{"b":null}]},{"key":"c"},{"value":1}]'],
          serviceTags: [null],
          logs: ['[{"timestamp":11,"name":"exception","fields":[{"key":"exception.type","value":"E"}]},{"fields":[]}]'],
          references: ['[{"traceID":"b","spanID":"c","tags":null},{"traceID":"zz"}]'],
        })
      )
    ).spans;
    expect(spans).toEqual([
      {
        spanId: '0000000000000001',
        parentSpanId: undefined,
        service: { name: 'a' },
        operation: 'op',
        kind: 'unspecified',
        start: 10,
        duration: 2,
        status: 'error',
        statusMessage: undefined,
        attributes: [
          { key: 'a', value: [1, { b: null }] },
          { key: 'c', value: null },
        ],
        resource: [],
        events: [{ at: 11, name: 'exception', attributes: [{ key: 'exception.type', value: 'E' }] }],
        links: [{ traceId: idOf('b'), spanId: '000000000000000c', attributes: [] }],
      },
    ]);
    expect(valueOf(readTable(tableOf({ ...one, tags: ['not json'] }))).spans[0]?.attributes).toEqual([]);
  });

  it('counts rows that are no spans and says when the trace is partial', () => {
    const rows = { ...one, spanID: ['1', '', 'xyz', '4'], startTime: [10, 10, 10, null], duration: [2, 2, 2, 2] };
    expect(readTable(tableOf(rows, { custom: { partial: true, message: 'too large' } }))).toMatchObject({
      value: { spans: [{ spanId: '0000000000000001' }] },
      caveats: [
        { kind: 'unreadable-rows', count: 3 },
        { kind: 'partial-trace', message: 'too large' },
      ],
    });
  });

  it('calls an answer unreadable that has rows but no spans', () => {
    expect(readTable(tableOf({ html: ['<html>'] }))).toMatchObject({
      is: 'failed',
      problem: { kind: 'unreadable', signal: 'traces' },
    });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(anyAnswers(['trace']), (any) => {
        traceQuestion(idOf('a')).read(any);
      }),
      { numRuns: 500 }
    );
  });

  it.each([
    [10_000, 300],
    [50_000, 1500],
  ])('reads %d spans, resources as text or parsed, within %d ms', (count, most) => {
    const ids = Array.from({ length: count }, (_, index) => (index + 1).toString(16).padStart(16, '0'));
    const tags = [
      { key: 'http.route', value: '/cart' },
      { key: 'http.response.status_code', value: 200 },
    ];
    const frame = tableOf({
      spanID: ids,
      parentSpanID: ids.map((_, index) => ids[index - 1] ?? ''),
      operationName: ids.map(() => 'op'),
      serviceName: ids.map((_, index) => `service-${index % 20}`),
      kind: ids.map(() => 'server'),
      statusCode: ids.map(() => 0),
      startTime: ids.map((_, index) => index),
      duration: ids.map(() => 1),
      serviceTags: ids.map((_, index) => (index % 2 ? tags : JSON.stringify(tags))),
      tags: ids.map(() => tags),
      logs: ids.map(() => null),
    });
    const started = performance.now();
    expect(valueOf(readTable(frame)).spans).toHaveLength(count);
    const took = performance.now() - started;
    expect(took).toBeLessThan(most);
  });
});
