import fc from 'fast-check';
import { finished } from '../../model/steps';
import { minedTemplates } from './drain';
import { maskedLine } from './maskedLine';
import { messageOf } from './messagePart';
import { minedPatterns, patternsLike } from './patternsOf';
import { compiledTemplate, templateMatches } from './template';

const word = fc.constantFrom(
  ...[
    'cart',
    'user',
    'failed',
    'for',
    'alice',
    'bob',
    'carol',
    'dave',
    'erin',
    '재고',
    '상품',
    '"a b"',
    "it's",
    '<_>',
    '',
  ],
  ...[
    '4711',
    '-5',
    '12.5ms',
    'v1',
    '10.0.0.7:80',
    'id=77',
    'id=ab',
    'x,',
    '\t',
    '{',
    '\u001b[31mred',
    'a<b',
    '"GET /a/1 x"',
    '_>',
    "'",
  ]
);
const line = fc.oneof(
  { weight: 8, arbitrary: fc.array(word, { maxLength: 9 }).map((words) => words.join(' ')) },
  {
    weight: 2,
    arbitrary: fc.array(word, { maxLength: 6 }).map((words) => JSON.stringify({ level: 'x', msg: words.join(' ') })),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) }
);
const lines = fc.array(line, { maxLength: 60 });

describe('mining patterns', () => {
  it('puts each line in exactly one pattern, whose template matches it', () => {
    fc.assert(
      fc.property(lines, (bodies) => {
        const { templates, of } = finished(minedPatterns(bodies));
        expect(of).toHaveLength(bodies.length);
        bodies.forEach((body, index) => {
          const template = templates[of[index] ?? -1];
          expect(template).toBeDefined();
          expect([body, template, templateMatches(template ?? '', body)]).toEqual([body, template, true]);
        });
      }),
      { numRuns: 300 }
    );
  });

  it('comes to the same in whatever order the lines come', () => {
    const shuffled = lines.chain((bodies) =>
      fc.tuple(fc.constant(bodies), fc.shuffledSubarray(bodies, { minLength: bodies.length, maxLength: bodies.length }))
    );
    fc.assert(
      fc.property(shuffled, ([bodies, other]) => {
        const [a, b] = [finished(minedPatterns(bodies)), finished(minedPatterns(other))];
        expect(b.templates).toEqual(a.templates);
        const of = new Map(bodies.map((body, index) => [body, a.of[index]]));
        expect(other.map((_, index) => b.of[index])).toEqual(other.map((body) => of.get(body)));
      })
    );
  });

  it('leaves templates as they are', () => {
    fc.assert(
      fc.property(lines, (bodies) => {
        const templates = new Set(minedTemplates(bodies.map((body) => maskedLine(messageOf(body)))).values());
        expect(new Set(minedTemplates(templates).values())).toEqual(templates);
      })
    );
  });

  it('masks once and for all', () => {
    fc.assert(
      fc.property(line, (body) => {
        const masked = maskedLine(body);
        expect(maskedLine(masked)).toBe(masked);
      }),
      { numRuns: 500 }
    );
  });

  it('puts lines under the templates of somebody else, and mines the others', () => {
    const bodies = ['order 17 placed', 'order 18 placed', 'heap 12 of 20'];
    const found = finished(patternsLike(['order <_> placed', 'never <_>'], bodies));
    expect(found.known).toBe(2);
    expect([...found.of].map((place) => found.templates[place])).toEqual([
      'order <_> placed',
      'order <_> placed',
      'heap <_> of <_>',
    ]);
  });
});

describe('what is mined', () => {
  const templatesOf = (bodies: readonly string[]) => finished(minedPatterns(bodies)).templates;

  it('keeps the words of a few forms and masks the values of many', () => {
    expect(templatesOf(['cart loaded for 1', 'cart saved for 2'])).toEqual([
      'cart loaded for <_>',
      'cart saved for <_>',
    ]);
    expect(templatesOf(['alice', 'bob', 'carol', 'dave'].map((name) => `user ${name} logged in`))).toEqual([
      'user <_> logged in',
    ]);
    expect(templatesOf(['a', 'b', 'c', 'd'].map((name) => `request failed user=${name}, giving up`))).toEqual([
      'request failed user=<_>, giving up',
    ]);
  });

  it('is the message of JSON and logfmt lines, and the exception of a stack trace', () => {
    expect(messageOf('{"level":"warn","error":{"code":7},"msg":"no cart for \\"bob\\""}')).toBe(
      'no cart for \\"bob\\"'
    );
    expect(messageOf('ts=2026-11-21T02:12:30Z level=info msg="watching new directory" directory=/x')).toBe(
      'watching new directory'
    );
    expect(messageOf('the message=5 is text')).toBe('the message=5 is text');
    expect(messageOf('java.lang.IllegalStateException: no cart 5\n\tat shop.Cart.load(Cart.java:41)')).toBe(
      'java.lang.IllegalStateException: no cart 5'
    );
    expect(templatesOf(['{"a":"x y","b":5}', '{"a":"z","b":6}'])).toEqual(['{"a":<_>,"b":<_>}']);
  });

  it('keeps the request of an access log', () => {
    expect(templatesOf(['10.0.0.7 - "GET /api/cart/17 HTTP/1.1" 200 15'])).toEqual([
      '<_> - "GET /api/cart/<_> HTTP/<_>" <_>',
    ]);
  });

  it('reads Korean', () => {
    expect(templatesOf(['재고 확인 완료: 상품 235개, 부족 3개', '재고 확인 완료: 상품 201개, 부족 0개'])).toEqual([
      '재고 확인 완료: 상품 <_>개, 부족 <_>개',
    ]);
  });

  it('bounds lines of any length, and takes time in proportion to it', () => {
    const hostile = [
      'a'.repeat(60_000),
      '"'.repeat(60_000),
      'a1'.repeat(30_000),
      'a 1 '.repeat(15_000),
      "'a ".repeat(20_000),
    ];
    const started = performance.now();
    const templates = templatesOf(hostile);
    expect(performance.now() - started).toBeLessThan(1000);
    expect(Math.max(...templates.map(({ length }) => length))).toBeLessThan(1100);
    hostile.forEach((body) => expect(templates.some((template) => templateMatches(template, body))).toBe(true));
  });

  it('matches in linear time what a backtracking pattern would not', () => {
    const template = `${'a<_>'.repeat(300)}b`;
    const started = performance.now();
    expect(compiledTemplate(template).matches('a'.repeat(60_000))).toBe(false);
    expect(performance.now() - started).toBeLessThan(200);
  });

  it('tells what stands at each hole', () => {
    expect(compiledTemplate('user <_> has <_>').valuesIn('user 4711 has no cart')).toEqual(['4711', 'no cart']);
    expect(compiledTemplate('user <_> has <_>').valuesIn('user  has no cart')).toBeUndefined();
  });
});
