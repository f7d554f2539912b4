import fc from 'fast-check';
import { otlpOf } from '../demo/otlp';
import { anchor } from '../demo/testing/askDemo';
import { traceAnswer } from '../demo/traceAnswers';
import { worldOf } from '../demo/world';
import { readTraceId, type TraceId } from '../model/ids';
import type { Outcome } from '../model/outcome';
import type { Attribute, Span, Trace } from '../model/trace';
import { minutes } from '../model/units';
import { otlpTraces } from './otlpTrace';
import { answersFrom, recordedJson } from './testing/recorded';
import { valueOf } from './testing/scopes';
import { traceQuestion } from './trace';

const world = worldOf(anchor, 0);
const { traces: sent } = world
  ? otlpOf(world, { from: anchor - minutes(5), to: anchor - minutes(5) + 2000, every: 3 })
  : { traces: { resourceSpans: [] } };
const sentText = JSON.stringify(sent);

const byFrame = (traceId: TraceId) => valueOf(traceQuestion(traceId).read(new Map([['trace', traceAnswer(traceId)]])));

const base = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), name: 'op', startTimeUnixNano: '1795227708091055360' };
const wrapped = (...spans: unknown[]) => ({
  resourceSpans: [
    { resource: { attributes: [{ key: 'service.name', value: { stringValue: 'shop' } }] }, scopeSpans: [{ spans }] },
  ],
});
const readOne = (more: object): Span => {
  const [trace] = valueOf(otlpTraces(JSON.stringify(wrapped({ ...base, ...more }))));
  return trace?.spans[0] ?? fail('no span');
};

function fail(why: string): never {
  throw new Error(why);
}

/** Spans as far as both ways keep them: order, moments to a microsecond, lists and maps as text. */
function comparable(trace: Trace) {
  const plain = (attributes: readonly Attribute[]) =>
    attributes.map(({ key, value }) => [key, typeof value === 'object' ? JSON.stringify(value) : value]);
  const near = (at: number) => Math.round(at * 100) / 100;
  return [...trace.spans]
    .sort((a, b) => (a.spanId < b.spanId ? -1 : 1))
    .map((span) => ({
      ...span,
      start: near(span.start),
      duration: near(span.duration),
      attributes: plain(span.attributes),
      resource: plain(span.resource),
      events: span.events.map((event) => ({ ...event, at: near(event.at), attributes: plain(event.attributes) })),
      links: span.links.map((link) => ({ ...link, attributes: plain(link.attributes) })),
    }));
}

describe('traces in a text', () => {
  it('are the same as those of a data source', () => {
    const traces = valueOf(otlpTraces(sentText));
    expect(traces.length).toBeGreaterThan(10);
    for (const trace of traces) {
      expect(comparable(trace)).toEqual(comparable(byFrame(trace.traceId)));
    }
  });

  it('are read as Tempo answers them: base64 ids, enums by name', () => {
    const { body } = recordedJson('http/tempo-trace-v2.json') as { body: unknown };
    const outcome = otlpTraces(JSON.stringify(body));
    expect(outcome).toMatchObject({ is: 'ready', caveats: [] });
    const id = readTraceId('5bdaf816e0c326fd0f82631bdbb244c4') ?? fail('id');
    const frame = valueOf(traceQuestion(id).read(answersFrom({ trace: 'tempo/trace-error-cache.json' }, 'traces')));
    const [trace] = valueOf(outcome);
    const facts = ({ spans }: Trace) =>
      comparable({ traceId: id, spans }).map((span) => ({
        ...span,
        // The data source wrote an event's name among its fields, as `message`.
        events: span.events.length,
        resource: new Map(span.resource.map(([key, value]) => [String(key), value])),
        attributes: new Map(span.attributes.map(([key, value]) => [String(key), value])),
      }));
    expect(trace?.traceId).toBe(id);
    expect(facts(trace ?? fail('no trace'))).toEqual(facts(frame));
  });

  it.each([
    ['a list of answers', JSON.stringify([sent, sent.resourceSpans.length > 0 ? { resourceSpans: [] } : {}])],
    ['batches', JSON.stringify({ batches: sent.resourceSpans })],
    ['a trace', JSON.stringify({ trace: sent }, undefined, 2)],
    ['lines', sent.resourceSpans.map((one) => JSON.stringify({ resourceSpans: [one] })).join('\n')],
    [
      'lines of Windows',
      `${sent.resourceSpans.map((one) => JSON.stringify({ resourceSpans: [one] })).join('\r\n\r\n')}\r\n`,
    ],
    ['the older name of scopes', sentText.replaceAll('"scopeSpans"', '"instrumentationLibrarySpans"')],
    ['a byte order mark', `\uFEFF${sentText}`],
  ])('are read from %s', (_, text) => {
    expect(otlpTraces(text)).toEqual(otlpTraces(sentText));
  });

  it('keep what nanoseconds say of durations', () => {
    expect(readOne({ endTimeUnixNano: '1795227708214512149' })).toMatchObject({
      start: 1795227708091.0554,
      duration: 123.456789,
    });
    expect(readOne({ startTimeUnixNano: 1.795227708e18, endTimeUnixNano: 1.795227709e18 }).duration).toBe(1000);
    expect(readOne({}).duration).toBe(0);
    expect(readOne({ endTimeUnixNano: '1' }).duration).toBe(0);
  });

  it('have values of every kind', () => {
    const values = [
      { stringValue: '<b>' },
      { boolValue: false },
      { intValue: '42' },
      { intValue: 7 },
      { intValue: '9223372036854775807' },
      { doubleValue: 0.5 },
      { doubleValue: 'NaN' },
      { arrayValue: { values: [{ stringValue: 'a' }, { intValue: '1' }] } },
      { kvlistValue: { values: [{ key: 'k', value: { boolValue: true } }] } },
      { bytesValue: 'AAE=' },
      {},
      undefined,
    ];
    const attributes = values.map((value, index) => ({ key: String(index), value }));
    expect(readOne({ attributes }).attributes.map(({ value }) => value)).toEqual([
      '<b>', false, 42, 7, '9223372036854775807', 0.5, 'NaN', ['a', 1], { k: true }, 'AAE=', null, null,
    ]); // prettier-ignore
  });

  it.each([
    [3, 'client'],
    ['SPAN_KIND_CONSUMER', 'consumer'],
    ['server', 'server'],
    [99, 'unspecified'],
    [undefined, 'unspecified'],
  ])('have the kind %p as %s', (kind, read) => {
    expect(readOne({ kind, status: { code: 'STATUS_CODE_OK' } })).toMatchObject({ kind: read, status: 'ok' });
  });

  it('say how much of them could not be read', () => {
    const text = JSON.stringify([
      wrapped(base, { ...base, spanId: 'no id' }, null, 'x', { ...base, startTimeUnixNano: 'soon' }),
      7,
    ]);
    expect(otlpTraces(text)).toMatchObject({ is: 'ready', caveats: [{ kind: 'unreadable-rows', count: 5 }] });
    const lines = `${JSON.stringify(wrapped(base))}\n{"cut": \n${JSON.stringify(wrapped(base))}`;
    expect(otlpTraces(lines)).toMatchObject({
      value: [{ spans: [{}, {}] }],
      caveats: [{ kind: 'unreadable-rows', count: 1 }],
    });
  });

  it.each([
    ['', 'nothing'],
    ['<html>no</html>', 'no JSON, but “<html>no</html>…”'],
    ['PK\u0003\u0004\u0000\uFFFD', 'no JSON, but binary data'],
    ['{"data":[{"traceID":"1"}]}', 'fields data'],
    ['[1, 2]', 'a list of something else'],
    [JSON.stringify(wrapped({})), '1 entries without ids or times'],
  ])('are not in %p', (text, found) => {
    expect(otlpTraces(text)).toMatchObject({ is: 'failed', problem: { kind: 'unreadable', found } });
  });

  it('may be none', () => {
    expect(otlpTraces('{"resourceSpans": []}')).toEqual({ is: 'absent', absence: { why: 'nothing-found' } });
  });

  it('bear what was made to do harm', () => {
    const deep = `${'{"arrayValue":{"values":['.repeat(20_000)}{"stringValue":"x"}${']}}'.repeat(20_000)}`;
    const text = JSON.stringify(wrapped({ ...base, attributes: [{ key: 'deep', value: 0 }] })).replace(
      '"value":0',
      `"value":${deep}`
    );
    const read: Outcome<readonly Trace[]> = otlpTraces(text);
    expect(['ready', 'failed']).toContain(read.is);
    const many = Array.from({ length: 10_000 }, (_, index) => ({
      key: `k${index}`,
      value: { stringValue: '\u001b[31m' },
    }));
    expect(readOne({ attributes: many }).attributes).toHaveLength(10_000);
    expect(otlpTraces(`${'['.repeat(50_000)}${']'.repeat(50_000)}`).is).toBe('failed');
  });

  it('never throw, whatever the text is', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.json().map((json) => `{"resourceSpans": [{"scopeSpans": [{"spans": [${json}]}]}]}`)
        ),
        (text) => {
          otlpTraces(text);
        }
      ),
      { numRuns: 300 }
    );
  });
});
