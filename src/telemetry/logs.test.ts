import fc from 'fast-check';
import { readSpanId, readTraceId, type SpanId, type TraceId } from '../model/ids';
import type { LogLevel, LogSubject } from '../model/log';
import type { Matcher } from '../model/environment';
import { ms } from '../model/units';
import { windowOf } from '../model/window';
import { logsQuestion, logVolumeQuestion, type LogsWanted } from './logs';
import { logqlText } from './logql';
import { templatePattern } from './logTemplates';
import { logWay, logWays, type LogWay } from './logWays';
import type { Question } from './question';
import { grammarExceptions } from './testing/grammarExceptions';
import { misplaced } from './testing/grammar';
import { anyText } from './testing/arbitraryTexts';
import { answersFrom } from './testing/recorded';
import { signalScope, valueOf } from './testing/scopes';

const traceId = readTraceId('36c70b9df67d16d5d48d11be3f7d5288') as TraceId;
const shortTraceId = readTraceId('1a2b3c4d5e6f7081') as TraceId;
const spanId = readSpanId('13388471cbd2bcae') as SpanId;
const way = (id: string): LogWay => logWay(id) ?? fail(id);
const fail = (id: string): never => {
  throw new Error(`No way ${id}`);
};
const subjects: readonly LogSubject[] = [
  { is: 'environment' },
  { is: 'service', service: 'payment' },
  { is: 'trace', traceId, services: ['payment', 'checkout'] },
  { is: 'span', traceId: shortTraceId, spanId, services: ['payment'] },
  { is: 'trace', traceId, services: [] },
];
const textOf = (question: Question<unknown>) =>
  question.queries.map((query) => (query.kind === 'logql' ? query.expr : '')).join();
const patternOf = (template: string) => logqlText(templatePattern(template) ?? '');
const lines = (want: Partial<LogsWanted>, matchers: readonly Matcher[] = signalScope().matchers) =>
  logsQuestion({ of: { is: 'environment' }, way: way('otlp'), limit: 200, ...want }, signalScope({ matchers }));

describe('the text of a log query', () => {
  it('finds the lines of a trace and of a span in each of the ways', () => {
    const bySpan: LogSubject = { is: 'span', traceId, spanId, services: ['payment'] };
    expect(Object.fromEntries(logWays.map((one) => [one.id, textOf(lines({ of: bySpan, way: one }, []))])))
      .toMatchInlineSnapshot(`
{
  "any-line": "{service_name=~".+"} |= "36c70b9df67d16d5d48d11be3f7d5288" |= "13388471cbd2bcae"",
  "any-metadata": "{service_name=~".+"} | trace_id="36c70b9df67d16d5d48d11be3f7d5288" or traceid="36c70b9df67d16d5d48d11be3f7d5288" or traceId="36c70b9df67d16d5d48d11be3f7d5288" or traceID="36c70b9df67d16d5d48d11be3f7d5288" | span_id="13388471cbd2bcae" or spanid="13388471cbd2bcae" or spanId="13388471cbd2bcae" or spanID="13388471cbd2bcae"",
  "app": "{app="payment"} | label_format line_has_trace=\`{{ contains "36c70b9df67d16d5d48d11be3f7d5288" __line__ }}\` | line_has_trace="true" or trace_id="36c70b9df67d16d5d48d11be3f7d5288" or traceid="36c70b9df67d16d5d48d11be3f7d5288" or traceId="36c70b9df67d16d5d48d11be3f7d5288" or traceID="36c70b9df67d16d5d48d11be3f7d5288" | label_format line_has_span=\`{{ contains "13388471cbd2bcae" __line__ }}\` | line_has_span="true" or span_id="13388471cbd2bcae" or spanid="13388471cbd2bcae" or spanId="13388471cbd2bcae" or spanID="13388471cbd2bcae"",
  "container": "{container="payment"} | label_format line_has_trace=\`{{ contains "36c70b9df67d16d5d48d11be3f7d5288" __line__ }}\` | line_has_trace="true" or trace_id="36c70b9df67d16d5d48d11be3f7d5288" or traceid="36c70b9df67d16d5d48d11be3f7d5288" or traceId="36c70b9df67d16d5d48d11be3f7d5288" or traceID="36c70b9df67d16d5d48d11be3f7d5288" | label_format line_has_span=\`{{ contains "13388471cbd2bcae" __line__ }}\` | line_has_span="true" or span_id="13388471cbd2bcae" or spanid="13388471cbd2bcae" or spanId="13388471cbd2bcae" or spanID="13388471cbd2bcae"",
  "job": "{job=~"(.*/)?(payment)"} | label_format line_has_trace=\`{{ contains "36c70b9df67d16d5d48d11be3f7d5288" __line__ }}\` | line_has_trace="true" or trace_id="36c70b9df67d16d5d48d11be3f7d5288" or traceid="36c70b9df67d16d5d48d11be3f7d5288" or traceId="36c70b9df67d16d5d48d11be3f7d5288" or traceID="36c70b9df67d16d5d48d11be3f7d5288" | label_format line_has_span=\`{{ contains "13388471cbd2bcae" __line__ }}\` | line_has_span="true" or span_id="13388471cbd2bcae" or spanid="13388471cbd2bcae" or spanId="13388471cbd2bcae" or spanID="13388471cbd2bcae"",
  "json": "{service_name="payment"} |= "36c70b9df67d16d5d48d11be3f7d5288" |= "13388471cbd2bcae" | json | drop __error__, __error_details__ | trace_id="36c70b9df67d16d5d48d11be3f7d5288" or traceid="36c70b9df67d16d5d48d11be3f7d5288" or traceId="36c70b9df67d16d5d48d11be3f7d5288" or traceID="36c70b9df67d16d5d48d11be3f7d5288" | span_id="13388471cbd2bcae" or spanid="13388471cbd2bcae" or spanId="13388471cbd2bcae" or spanID="13388471cbd2bcae"",
  "k8s-app": "{app_kubernetes_io_name="payment"} | label_format line_has_trace=\`{{ contains "36c70b9df67d16d5d48d11be3f7d5288" __line__ }}\` | line_has_trace="true" or trace_id="36c70b9df67d16d5d48d11be3f7d5288" or traceid="36c70b9df67d16d5d48d11be3f7d5288" or traceId="36c70b9df67d16d5d48d11be3f7d5288" or traceID="36c70b9df67d16d5d48d11be3f7d5288" | label_format line_has_span=\`{{ contains "13388471cbd2bcae" __line__ }}\` | line_has_span="true" or span_id="13388471cbd2bcae" or spanid="13388471cbd2bcae" or spanId="13388471cbd2bcae" or spanID="13388471cbd2bcae"",
  "k8s-deployment": "{k8s_deployment_name="payment"} | label_format line_has_trace=\`{{ contains "36c70b9df67d16d5d48d11be3f7d5288" __line__ }}\` | line_has_trace="true" or trace_id="36c70b9df67d16d5d48d11be3f7d5288" or traceid="36c70b9df67d16d5d48d11be3f7d5288" or traceId="36c70b9df67d16d5d48d11be3f7d5288" or traceID="36c70b9df67d16d5d48d11be3f7d5288" | label_format line_has_span=\`{{ contains "13388471cbd2bcae" __line__ }}\` | line_has_span="true" or span_id="13388471cbd2bcae" or spanid="13388471cbd2bcae" or spanId="13388471cbd2bcae" or spanID="13388471cbd2bcae"",
  "logfmt": "{service_name="payment"} |= "36c70b9df67d16d5d48d11be3f7d5288" |= "13388471cbd2bcae" | logfmt | drop __error__, __error_details__ | trace_id="36c70b9df67d16d5d48d11be3f7d5288" or traceid="36c70b9df67d16d5d48d11be3f7d5288" or traceId="36c70b9df67d16d5d48d11be3f7d5288" or traceID="36c70b9df67d16d5d48d11be3f7d5288" | span_id="13388471cbd2bcae" or spanid="13388471cbd2bcae" or spanId="13388471cbd2bcae" or spanID="13388471cbd2bcae"",
  "otlp": "{service_name="payment"} | trace_id="36c70b9df67d16d5d48d11be3f7d5288" or traceid="36c70b9df67d16d5d48d11be3f7d5288" or traceId="36c70b9df67d16d5d48d11be3f7d5288" or traceID="36c70b9df67d16d5d48d11be3f7d5288" | span_id="13388471cbd2bcae" or spanid="13388471cbd2bcae" or spanId="13388471cbd2bcae" or spanID="13388471cbd2bcae"",
  "service": "{service="payment"} | label_format line_has_trace=\`{{ contains "36c70b9df67d16d5d48d11be3f7d5288" __line__ }}\` | line_has_trace="true" or trace_id="36c70b9df67d16d5d48d11be3f7d5288" or traceid="36c70b9df67d16d5d48d11be3f7d5288" or traceId="36c70b9df67d16d5d48d11be3f7d5288" or traceID="36c70b9df67d16d5d48d11be3f7d5288" | label_format line_has_span=\`{{ contains "13388471cbd2bcae" __line__ }}\` | line_has_span="true" or span_id="13388471cbd2bcae" or spanid="13388471cbd2bcae" or spanId="13388471cbd2bcae" or spanID="13388471cbd2bcae"",
  "service-path": "{service_name=~"(.*/)?(payment)"} | label_format line_has_trace=\`{{ contains "36c70b9df67d16d5d48d11be3f7d5288" __line__ }}\` | line_has_trace="true" or trace_id="36c70b9df67d16d5d48d11be3f7d5288" or traceid="36c70b9df67d16d5d48d11be3f7d5288" or traceId="36c70b9df67d16d5d48d11be3f7d5288" or traceID="36c70b9df67d16d5d48d11be3f7d5288" | label_format line_has_span=\`{{ contains "13388471cbd2bcae" __line__ }}\` | line_has_span="true" or span_id="13388471cbd2bcae" or spanid="13388471cbd2bcae" or spanId="13388471cbd2bcae" or spanID="13388471cbd2bcae"",
  "text": "{service_name="payment"} |= "36c70b9df67d16d5d48d11be3f7d5288" |= "13388471cbd2bcae"",
}
`);
  });

  it('asks for services and environments by their streams', () => {
    expect([
      textOf(lines({ of: { is: 'service', service: 'payment' } })),
      textOf(lines({})),
      textOf(lines({}, [])),
      textOf(lines({ of: { is: 'trace', traceId, services: ['a.b', 'c'] }, way: way('job') })),
      textOf(lines({ of: { is: 'service', service: 'payment' }, way: way('any-line') })),
    ]).toMatchInlineSnapshot(`
[
  "{service_name="payment", deployment_environment="prod"}",
  "{deployment_environment="prod"}",
  "{service_name=~".+"}",
  "{job=~"(.*/)?(a\\\\.b|c)", deployment_environment="prod"} | label_format line_has_trace=\`{{ contains "36c70b9df67d16d5d48d11be3f7d5288" __line__ }}\` | line_has_trace="true" or trace_id="36c70b9df67d16d5d48d11be3f7d5288" or traceid="36c70b9df67d16d5d48d11be3f7d5288" or traceId="36c70b9df67d16d5d48d11be3f7d5288" or traceID="36c70b9df67d16d5d48d11be3f7d5288"",
  "{service_name="payment", deployment_environment="prod"}",
]
`);
  });

  it('looks for 64-bit ids as they may be written, and as they were padded', () => {
    expect(textOf(lines({ of: { is: 'trace', traceId: shortTraceId, services: ['a'] } }, []))).toMatchInlineSnapshot(
      `"{service_name="a"} | trace_id="00000000000000001a2b3c4d5e6f7081" or traceid="00000000000000001a2b3c4d5e6f7081" or traceId="00000000000000001a2b3c4d5e6f7081" or traceID="00000000000000001a2b3c4d5e6f7081" or trace_id="1a2b3c4d5e6f7081" or traceid="1a2b3c4d5e6f7081" or traceId="1a2b3c4d5e6f7081" or traceID="1a2b3c4d5e6f7081""`
    );
  });

  it('filters by text first and by level last', () => {
    expect(
      textOf(lines({ levels: ['error', 'critical'], contains: 'a "b" }', of: { is: 'service', service: 'x{}"' } }))
    ).toMatchInlineSnapshot(
      `"{service_name="x{}\\"", deployment_environment="prod"} |= "a \\"b\\" }" | detected_level=~"(?i)(error|err|eror|severe|critical|crit|fatal|emergency|emerg|alert|panic|dpanic)[2-4]?" or (detected_level=~"|unknown" and level=~"(?i)(error|err|eror|severe|critical|crit|fatal|emergency|emerg|alert|panic|dpanic)[2-4]?")"`
    );
    expect(textOf(lines({ levels: ['unknown'] }))).toMatchInlineSnapshot(
      `"{deployment_environment="prod"} | (detected_level=~"|unknown" and level=~"|unknown")"`
    );
  });

  it('asks for patterns as what their lines match, before anything is parsed', () => {
    expect(textOf(lines({ contains: 'x', like: 'user <_> has "no" cart', without: ['GET /a?b <_>', '<_>'] }))).toBe(
      `{deployment_environment="prod"} |= "x" |~ ${patternOf('user <_> has "no" cart')} !~ ${patternOf('GET /a?b <_>')}`
    );
  });

  it('compares labels and metadata directly, and parses a line once for what stands in it', () => {
    const fields = [
      { key: 'k8s.pod.name', op: '=', value: 'cart-1' },
      { key: 'user_id', op: '!=', value: '4"7', within: 'json' },
      { key: 'shop', op: '=', value: 'x', within: 'json' },
    ] as const;
    expect([
      textOf(lines({ fields: fields.slice(0, 1) })),
      textOf(lines({ fields })),
      textOf(lines({ fields, way: way('json'), of: { is: 'trace', traceId, services: [] } }, [])),
    ]).toEqual([
      '{deployment_environment="prod"} | k8s_pod_name="cart-1"',
      '{deployment_environment="prod"} | json | drop __error__, __error_details__ | k8s_pod_name="cart-1" | user_id!="4\\"7" | shop="x"',
      expect.stringMatching(/^\{service_name=~"\.\+"\} \|= "\w+" \| json \|(?!.*\| json).* \| shop="x"$/),
    ]);
  });

  it('takes lines from the start of the window where that is the direction', () => {
    const question = lines({ direction: 'forward' });
    expect(question.queries).toMatchObject([{ direction: 'forward' }]);
    expect(question.about).toMatchObject({ direction: 'forward' });
    expect(lines({}).queries[0]).not.toHaveProperty('direction');
  });

  it('counts lines by level', () => {
    expect(
      textOf(logVolumeQuestion({ of: { is: 'environment' }, way: way('otlp'), contains: 'x' }, signalScope()))
    ).toMatchInlineSnapshot(
      `"sum by (level, detected_level) (count_over_time({deployment_environment="prod"} |= "x" | drop __error__, __error_details__ [15s]))"`
    );
  });

  it('is understood by the LogQL grammar in every way, for every subject, whatever the names are', () => {
    const levels: ReadonlyArray<readonly LogLevel[] | undefined> = [
      undefined,
      ['error'],
      ['unknown', 'warn'],
      ['unknown'],
    ];
    fc.assert(
      fc.property(
        anyText,
        anyText,
        fc.constantFrom(...logWays),
        fc.constantFrom(...levels),
        (name, contains, one, level) => {
          const named: readonly LogSubject[] = [
            { is: 'service', service: name },
            { is: 'trace', traceId, services: [name, 'b'] },
            { is: 'span', traceId, spanId, services: [name] },
          ];
          const matchers = [{ label: 'deployment_environment', op: '!=', value: contains } as const];
          for (const of of [...subjects, ...named]) {
            const field = { key: name || 'a', op: '!=', value: contains, within: 'json' } as const;
            const filters = { contains, like: `${name} <_> ${contains}`, without: [contains, name], fields: [field] };
            const want = { of, way: one, levels: level, ...filters, limit: 10 };
            for (const question of [
              logsQuestion(want, signalScope({ matchers })),
              logVolumeQuestion(want, signalScope()),
            ]) {
              const text = textOf(question);
              if (!grammarExceptions.some((exception) => exception.language === 'logql' && exception.text.test(text))) {
                expect(misplaced('logql', text)).toEqual([]);
              }
            }
          }
        }
      ),
      { numRuns: 60 }
    );
  });

  it('always selects by something that a stream without labels does not have', () => {
    for (const one of logWays) {
      for (const of of subjects) {
        expect(textOf(lines({ of, way: one }, []))).toMatch(
          /^\{[a-z0-9_]+(="[^"]+"|=~"\.\+"|=~"[^"]*\(?(payment|checkout))/
        );
      }
    }
  });
});

describe('the answer to a log query', () => {
  const read = (file: string, want: Partial<LogsWanted> = {}) =>
    lines(want).read(answersFrom({ lines: `loki/${file}.json` }, 'logs'));

  it('says by which way the lines of a trace were found', () => {
    const outcome = read('logs-for-trace-payment-error', { of: { is: 'trace', traceId, services: ['payment'] } });
    const found = valueOf(outcome);
    expect(found).toHaveLength(6);
    expect(new Set(found.map((line) => line.traceId))).toEqual(new Set([traceId]));
    expect(found.find((line) => line.service === 'checkout')).toMatchObject({ level: 'error', spanId });
    expect(outcome).toMatchObject({ caveats: [{ kind: 'found-by', way: 'otlp' }] });
  });

  it('is truncated at its limit, absent where nothing was found, failed where the query was', () => {
    expect(read('logs-service')).toMatchObject({ caveats: [{ kind: 'truncated', shown: 200, of: 'newest' }] });
    expect(read('logs-empty')).toEqual({
      is: 'absent',
      absence: { why: 'nothing-found', looked: [way('otlp').title] },
    });
    expect(lines({}).read(answersFrom({ lines: 'failures/loki-no-matcher.json' }, 'logs'))).toMatchObject({
      is: 'failed',
      problem: { kind: 'query-rejected', signal: 'logs', query: '{service_name=~".*"}' },
    });
  });
});

describe('the answer to a volume query', () => {
  const question = logVolumeQuestion({ of: { is: 'environment' }, way: way('otlp') }, signalScope());

  it('counts the recorded lines by level: warnings and errors only while the cache failed', () => {
    const { byLevel } = valueOf(question.read(answersFrom({ volume: 'loki/volume-by-level-range.json' }, 'logs')));
    expect([...byLevel.keys()].sort()).toEqual(['error', 'info', 'warn']);
    const total = (level: LogLevel, from: number, to: number) => {
      const series = byLevel.get(level);
      return (series?.values ?? []).reduce<number>((sum, count, index) => {
        const moment = series?.at[index] ?? 0;
        return moment >= from && moment < to ? sum + (count ?? 0) : sum;
      }, 0);
    };
    expect(total('error', 1795227150000, 1795227500000)).toBe(0);
    expect(total('error', 1795227600000, 1795227900000)).toBeGreaterThan(100);
    const lengths = new Set([...byLevel.values()].map((series) => series.values.length));
    expect(lengths.size).toBe(1);
  });

  it('adds up what several labels call the same level', () => {
    const frame = (labels: Record<string, string>, at: number[], values: number[]) => ({
      fields: [
        { name: 'Time', type: 'time', values: at },
        { name: 'Value', type: 'number', labels, values },
      ],
    });
    const frames = [
      frame({ detected_level: 'error' }, [1, 2], [1, 1]),
      frame({ level: 'SEVERE', detected_level: 'unknown' }, [2, 3], [4, 4]),
      frame({}, [3], [7]),
    ];
    const { byLevel } = valueOf(question.read(new Map([['volume', { frames }]])));
    expect(Object.fromEntries(byLevel)).toEqual({
      error: { at: [1, 2, 3], values: [1, 5, 4] },
      unknown: { at: [1, 2, 3], values: [0, 0, 7] },
    });
  });

  it('counts none in the steps of the window that have no point', () => {
    const window = windowOf(1_000_000, 1_060_000);
    const asked = logVolumeQuestion(
      { of: { is: 'environment' }, way: way('otlp') },
      signalScope({ window, step: ms(20_000) })
    );
    const at = [1_027_000];
    const frame = {
      fields: [
        { name: 'Time', type: 'time', values: at },
        { name: 'Value', type: 'number', labels: { detected_level: 'error' }, values: [3] },
      ],
    };
    const { byLevel } = valueOf(asked.read(new Map([['volume', { frames: [frame] }]])));
    expect(byLevel.get('error')).toEqual({ at: [1_007_000, 1_027_000, 1_047_000], values: [0, 3, 0] });
  });

  it('tells nothing found from a failure of logs', () => {
    expect(question.read(new Map([['volume', { frames: [] }]]))).toMatchObject({ is: 'absent' });
    expect(question.read(new Map())).toMatchObject({ is: 'failed', problem: { signal: 'logs' } });
  });
});
