import fc from 'fast-check';
import { parseMapQuery } from './mapQuery';
import { queryCompares, queryFigures, queryKinds, queryStates, type MapQuery, type MapTerm } from './mapQueryLanguage';
import { mapPresets } from './mapPresets';
import { mapQueryText } from './mapQueryText';

const read = (text: string): MapQuery => {
  const result = parseMapQuery(text);
  if (!result.ok) {
    throw new Error(`${text}: ${JSON.stringify(result)}`);
  }
  return result.query;
};
const figure = (name: string, compare: string, value: number) => ({ is: 'figure', figure: name, compare, value });
const name = (text: string, how = '~') => ({ is: 'name', how, text });

describe('a query', () => {
  it.each([
    ['errors > 1%', figure('errors', '>', 0.01)],
    ['errors>=7 %', figure('errors', '>=', 0.07)],
    ['ERRORS = 0', figure('errors', '=', 0)],
    ['p95 > 500ms', figure('p95', '>', 500)],
    ['p99 <= 1.5 s', figure('p99', '<=', 1500)],
    ['p50 < 20', figure('p50', '<', 20)],
    ['rate < 0.1/s', figure('rate', '<', 0.1)],
    ['rate > 30 req/m', figure('rate', '>', 0.5)],
    ['rate != 3rps', figure('rate', '!=', 3)],
    ['rate > 2 requests/s', figure('rate', '>', 2)],
  ])('compares figures with units: %s', (text, query) => {
    expect(read(text)).toEqual(query);
  });

  it('knows kinds, states, namespaces and names', () => {
    expect(read('kind = Database')).toEqual({ is: 'kind', kind: 'database' });
    expect(read('state = failing')).toEqual({ is: 'state', state: 'failing' });
    expect(['state = no data', 'state=no-data', 'state == "No Data"'].map(read)).toEqual(
      Array(3).fill({ is: 'state', state: 'no-data' })
    );
    expect(read('namespace = shop')).toEqual({ is: 'namespace', how: '=', text: 'shop' });
    expect(read('name = "cart api"')).toEqual(name('cart api', '='));
    expect(read('name !~ cart')).toEqual({ is: 'not', part: name('cart') });
    expect(read('kind != queue')).toEqual({ is: 'not', part: { is: 'kind', kind: 'queue' } });
  });

  it('takes plain words and quoted texts for parts of names', () => {
    expect(read('cart-api')).toEqual(name('cart-api'));
    expect(read('"or \\"else\\""')).toEqual(name('or "else"'));
    expect(read('errors')).toEqual(name('errors'));
  });

  it('binds not closest, then and, then or', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((text) => name(text));
    expect(read('a b or not c')).toEqual({
      is: 'or',
      parts: [
        { is: 'and', parts: [a, b] },
        { is: 'not', part: c },
      ],
    });
    expect(read('a and (b OR c)')).toEqual({ is: 'and', parts: [a, { is: 'or', parts: [b, c] }] });
    expect(read('-a !b')).toEqual({
      is: 'and',
      parts: [
        { is: 'not', part: a },
        { is: 'not', part: b },
      ],
    });
    expect(read('-(a b)')).toEqual({ is: 'not', part: { is: 'and', parts: [a, b] } });
    expect(read('rate > 5 s')).toEqual({ is: 'and', parts: [figure('rate', '>', 5), name('s')] });
    expect(read('state = failing no data')).toMatchObject({ is: 'and', parts: { length: 3 } });
  });

  it.each([
    ['', 0, { is: 'nothing' }],
    ['errors >', 8, { is: 'value-missing', field: 'errors' }],
    ['errors > and a', 8, { is: 'value-missing', field: 'errors' }],
    ['errors > 500ms', 9, { is: 'value-unreadable', field: 'errors', value: '500ms' }],
    ['p95 > fast', 6, { is: 'value-unreadable', field: 'p95', value: 'fast' }],
    ['rate > 1e999/s', 7, { is: 'value-unreadable', field: 'rate', value: '1e999/s' }],
    ['kind = table', 7, { is: 'value-unreadable', field: 'kind', value: 'table' }],
    ['state = no', 8, { is: 'value-unreadable', field: 'state', value: 'no' }],
    ['errors ~ 1%', 7, { is: 'compare-unfit', field: 'errors', compare: '~' }],
    ['name > a', 5, { is: 'compare-unfit', field: 'name', compare: '>' }],
    ['latency > 5', 0, { is: 'field-unknown', field: 'latency' }],
    ['> 5', 0, { is: 'field-missing' }],
    ['a or', 4, { is: 'term-missing' }],
    ['and a', 0, { is: 'term-missing' }],
    ['()', 1, { is: 'term-missing' }],
    ['not', 3, { is: 'term-missing' }],
    ['a (b', 2, { is: 'parenthesis-open' }],
    ['a)', 1, { is: 'parenthesis-stray' }],
    ['a "b', 2, { is: 'quote-open' }],
    ['('.repeat(50), 39, { is: 'too-deep' }],
    ['-'.repeat(50), 39, { is: 'too-deep' }],
  ])('says where it cannot be read: %s', (text, at, why) => {
    expect(parseMapQuery(text)).toEqual({ ok: false, at, why });
  });

  const anyText = fc.oneof(
    fc.string(),
    fc.constantFrom('and', 'OR', 'not', '-x', 'a b', '"', '\\', 'errors', 'a-b', '')
  );
  const anyValue = fc.oneof(
    fc.double({ min: 0, noNaN: true, noDefaultInfinity: true, max: 1e300 }),
    fc.constantFrom(0.07, 0.29, 1e-7)
  );
  const anyTerm: fc.Arbitrary<MapTerm> = fc.oneof(
    fc.record({
      is: fc.constant('figure' as const),
      figure: fc.constantFrom(...queryFigures),
      compare: fc.constantFrom(...queryCompares),
      value: anyValue,
    }),
    fc.record({ is: fc.constant('kind' as const), kind: fc.constantFrom(...queryKinds) }),
    fc.record({ is: fc.constant('state' as const), state: fc.constantFrom(...queryStates.values()) }),
    fc.record({
      is: fc.constantFrom('name' as const, 'namespace' as const),
      how: fc.constantFrom('=', '~'),
      text: anyText,
    })
  );
  const { query: anyQuery } = fc.letrec<{ query: MapQuery }>((tie) => ({
    query: fc.oneof(
      { maxDepth: 4 },
      anyTerm,
      fc.record({ is: fc.constant('not' as const), part: tie('query') }),
      fc
        .tuple(
          fc.constantFrom('and' as const, 'or' as const),
          tie('query'),
          tie('query'),
          fc.array(tie('query'), { maxLength: 2 })
        )
        .map(([is, first, second, more]): MapQuery => ({ is, parts: [first, second, ...more] }))
    ),
  }));

  it('law: what is printed is read as the same query', () => {
    fc.assert(
      fc.property(anyQuery, (query) => expect(read(mapQueryText(query))).toEqual(query)),
      { numRuns: 500 }
    );
  });

  it('law: any text is read or refused at a place within it', () => {
    const anyPart = fc.constantFrom(
      'errors',
      '>',
      '1%',
      '(',
      ')',
      'and',
      'or',
      'not',
      '-',
      '!',
      '"',
      'state',
      '=',
      'no',
      '~',
      ' '
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(anyPart).map((parts) => parts.join(' '))
        ),
        (text) => {
          const result = parseMapQuery(text);
          expect(result.ok || (result.at >= 0 && result.at <= text.length)).toBe(true);
          if (result.ok) {
            expect(read(mapQueryText(result.query))).toEqual(result.query);
          }
        }
      )
    );
  });

  it('reads all presets', () => {
    expect(mapPresets.filter(({ text }) => !parseMapQuery(text).ok)).toEqual([]);
  });
});
