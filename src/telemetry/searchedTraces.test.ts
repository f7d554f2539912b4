import fc from 'fast-check';
import type { AttributeFilter, SearchedTraces } from '../model/traceSearch';
import { readTraceId } from '../model/ids';
import type { TraceSummary } from '../model/trace';
import { epochMs, ms } from '../model/units';
import { windowOf } from '../model/window';
import type { TraceSearchQuery } from './question';
import { positionIn, rawTraceqlIn } from './rawTraceql';
import { earlierSearches, isAnySpan, rawSearchIn, searchedTracesQuestion, traceqlOfForm } from './searchedTraces';
import { anyText, hostileTexts } from './testing/arbitraryTexts';
import { anyAnswers } from './testing/arbitraryFrames';
import { literalsIn, misplaced, tempoUnquoted } from './testing/grammar';
import { grammarExceptions } from './testing/grammarExceptions';
import { answersFrom } from './testing/recorded';
import { inProd, signalScope, valueOf } from './testing/scopes';
import { durationIn, traceqlFilter } from './traceql';

const textOf = (want: SearchedTraces, scope = signalScope()) =>
  searchedTracesQuestion(want, scope, 20)
    .queries.filter((query): query is TraceSearchQuery => query.kind === 'traceql')
    .map(({ traceql }) => traceql)
    .join();

const understood = (text: string) => {
  if (!grammarExceptions.some((one) => one.language === 'traceql' && one.text.test(text))) {
    expect(misplaced('traceql', text)).toEqual([]);
  }
};

const keys = fc.oneof(
  fc.constantFrom(
    'span.http.route',
    'resource.k8s.pod.name',
    'name',
    'kind',
    'status',
    'duration',
    '.bare',
    'event:name',
    'span:id'
  ),
  fc
    .tuple(fc.constantFrom('span.', 'resource.', 'event.', 'link.', 'instrumentation.', '.', ''), anyText)
    .map(([scope, name]) => `${scope}x${name}`)
);
const ops = fc.constantFrom<AttributeFilter['op']>('=', '!=', '=~', '!~', '>', '<', '>=', '<=');
const values = fc.oneof(anyText, fc.constantFrom('200', '-1.5', 'true', 'error', 'server', '500ms', '007', '1e9', ''));
const filters = fc.record({ key: keys, op: ops, value: values });

describe('the text of a search', () => {
  it('puts all that is wanted of one span between one pair of braces', () => {
    expect(
      textOf({
        service: { name: 'cart', namespace: 'shop' },
        operation: 'GET /cart/<_>',
        status: 'error',
        atLeast: ms(12.5),
        atMost: ms(3000),
        attributes: [{ key: 'span.http.response.status_code', op: '>=', value: '500' }],
      })
    ).toBe(
      '{ resource.service.name = "cart" && resource.service.namespace = "shop" && name =~ "GET /cart/.*" && status = error && duration >= 12.5ms && duration <= 3000ms && span.http.response.status_code >= 500 && (resource.deployment.environment.name = "prod" || resource.deployment.environment = "prod") } | select(name, status, resource.service.name) with (most_recent=true)'
    );
  });

  it('asks for roots where nothing is wanted', () => {
    expect(isAnySpan({})).toBe(true);
    expect(isAnySpan({ status: 'error' })).toBe(false);
    expect(textOf({}, signalScope({ matchers: [] }))).toBe(
      '{ nestedSetParent < 0 } | select(name, status, resource.service.name) with (most_recent=true)'
    );
  });

  it('is understood by the TraceQL grammar whatever is wanted', () => {
    fc.assert(
      fc.property(anyText, anyText, fc.array(filters, { maxLength: 3 }), (name, operation, attributes) => {
        understood(textOf({ service: { name }, operation, attributes, atLeast: ms(1) }));
        understood(traceqlOfForm({ attributes }));
      })
    );
  });

  it('keeps values whole', () => {
    hostileTexts
      .filter((text) => text !== '' && !/\p{Cc}|\p{Surrogate}/u.test(text))
      .forEach((value) => {
        const text = `{ ${traceqlFilter({ key: 'span.x', op: '=', value })} }`;
        expect(literalsIn('traceql', text).map(tempoUnquoted)).toEqual([value]);
      });
  });
});

describe('one comparison', () => {
  it.each([
    [
      'span.http.response.status_code',
      '=',
      '200',
      '(span.http.response.status_code = 200 || span.http.response.status_code = "200")',
    ],
    [
      'span.http.response.status_code',
      '!=',
      '200',
      '(span.http.response.status_code != 200 || span.http.response.status_code != "200")',
    ],
    ['span.retry', '=', 'true', '(span.retry = true || span.retry = "true")'],
    ['span.zip', '=', '007', 'span.zip = "007"'],
    ['span.size', '>', '10.5', 'span.size > 10.5'],
    ['span.text', '>', 'm', 'span.text > "m"'],
    ['resource.k8s.pod.name', '=~', 'cart-.*', 'resource.k8s.pod.name =~ "cart-.*"'],
    ['span.odd name', '=', 'x', 'span."odd name" = "x"'],
    ['span.결제', '=', 'x', 'span."결제" = "x"'],
    ['http.route', '=', '/', '.http.route = "/"'],
    ['.http.route', '!=', '', '.http.route != nil'],
    ['status', '=', 'error', 'status = error'],
    ['status', '=', 'broken', 'false'],
    ['kind', '!~', 'server', 'kind != server'],
    ['duration', '>=', '1.5 s', 'duration >= 1500ms'],
    ['traceDuration', '!~', '2m', 'traceDuration != 120000ms'],
    ['duration', '<', 'soon', 'false'],
    ['name', '=', '200', 'name = "200"'],
  ] as const)('%s %s %s', (key, op, value, text) => {
    expect(traceqlFilter({ key, op, value })).toBe(text);
    expect(misplaced('traceql', `{ ${text} }`)).toEqual([]);
  });

  it('reads lengths of time as people write them', () => {
    expect(['250', '250ms', '1,5 s', '2min', '1h', '40us', 'x', '-1', ''].map(durationIn)).toEqual([
      250,
      250,
      1500,
      120_000,
      3_600_000,
      0.04,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('a search that somebody wrote', () => {
  it('is asked of the environment’s spans, its pipelines and hints included', () => {
    const raw = rawSearchIn('{ span.a = 1 } >> { status = error } | count() > 2 with (most_recent=false)', {
      matchers: inProd,
    });
    expect(raw).toEqual({
      traceql: `{ (resource.deployment.environment.name = "prod" || resource.deployment.environment = "prod") } |
{ span.a = 1 } >> { status = error } | count() > 2
| select(name, status, resource.service.name) with (most_recent=false)`,
      narrowed: true,
      linesBefore: 1,
    });
    understood(raw.traceql);
  });

  it('is asked as it stands, and said to be, where its pipelines stand in brackets', () => {
    const text = '({ span.a = "|" } | count() > 1) && { true }';
    const raw = rawSearchIn(text, { matchers: inProd });
    expect(raw).toMatchObject({ narrowed: false, linesBefore: 0 });
    expect(raw.traceql.startsWith(text)).toBe(true);
    expect(rawTraceqlIn('({ true || span.x = "|" } || { true })', '{ true }', 'select(name)').narrowed).toBe(true);
  });

  it('stands in lines of its own, whatever it is', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { traceql, narrowed, linesBefore } = rawTraceqlIn(text, '{ span.env = "prod" }', 'select(name)');
        expect(linesBefore).toBe(narrowed ? 1 : 0);
        expect(traceql.startsWith('{ span.env = "prod" } |\n')).toBe(narrowed);
      })
    );
  });

  it('is complained about at its own lines and columns', () => {
    const text = '{ span.a = 1 &&\n  }';
    expect(positionIn(text, 'invalid TraceQL query: parse error at line 3, col 3: syntax error', 1)).toEqual({
      line: 2,
      column: 3,
    });
    expect(positionIn(text, 'parse error at line 9, col 3', 1)).toBeUndefined();
    expect(positionIn(text, 'timed out', 1)).toBeUndefined();
  });
});

describe('the answer to a search', () => {
  it('lists traces newest first and says when there may be more', () => {
    const outcome = searchedTracesQuestion({}, signalScope(), 20).read(
      answersFrom({ traces: 'tempo/search-traces-service.json' }, 'traces')
    );
    const starts = valueOf(outcome).map(({ start }) => start);
    expect(starts).toEqual([...starts].sort((a, b) => b - a));
    expect(outcome).toMatchObject({ caveats: [{ kind: 'truncated', shown: 20 }] });
  });

  it('is never a reason to throw', () => {
    fc.assert(
      fc.property(anyAnswers(['traces']), (answers) => {
        expect(['ready', 'absent', 'failed']).toContain(searchedTracesQuestion({}, signalScope(), 20).read(answers).is);
      })
    );
  });
});

describe('a search that found all it lists at the end of its window', () => {
  const found = (...starts: readonly number[]): readonly TraceSummary[] =>
    starts.map((start, index) => ({ traceId: readTraceId(`${index + 1}`)!, start: epochMs(start), matched: [] }));
  const scope = { ...signalScope(), window: windowOf(0, 6000) };

  it('is asked of each earlier part too; the parts touch and leave nothing out', () => {
    const parts = earlierSearches({ want: {}, limit: 2 }, scope, found(5990, 5400)).map(({ window }) => window);
    expect(parts).toHaveLength(10);
    expect(parts[0]?.from).toBe(0);
    expect(parts.slice(1).every(({ from }, index) => from === parts[index]?.to)).toBe(true);
    expect(parts.at(-1)?.to).toBe(5400);
  });

  it('is not where there were no more, or where it reaches back to the half', () => {
    expect(earlierSearches({ want: {}, limit: 3 }, scope, found(5990, 5400))).toEqual([]);
    expect(earlierSearches({ want: {}, limit: 2 }, scope, found(5990, 3000))).toEqual([]);
    expect(earlierSearches({ want: {}, limit: 1 }, scope, [])).toEqual([]);
  });
});
