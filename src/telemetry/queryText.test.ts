import fc from 'fast-check';
import { logqlSelector, logqlText, valuePattern } from './logql';
import { oneOf, promqlSelector, promqlText } from './promql';
import { re2Literal, wellFormed } from './queryText';
import { traceqlEquals, traceqlOperation, traceqlSpans, traceqlText } from './traceql';
import { anyText, hostileTexts } from './testing/arbitraryTexts';
import { goUnquoted, literalsIn, misplaced, tempoUnquoted } from './testing/grammar';

describe('any text in PromQL', () => {
  it('stays one literal of a selector and unescapes to itself', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const selector = promqlSelector('calls', [{ label: 'service', op: '=', value: text }]);
        expect(misplaced('promql', selector)).toEqual([]);
        expect(literalsIn('promql', selector).map(goUnquoted)).toEqual([wellFormed(text)]);
      })
    );
  });

  it('matches itself and nothing else once it is a pattern', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, other) => {
        const selector = promqlSelector('calls', [oneOf('service', [text, 'x'])]);
        expect(misplaced('promql', selector)).toEqual([]);
        const [pattern] = literalsIn('promql', selector).map(goUnquoted);
        const matches = new RegExp(`^(?:${pattern})$`, 'su');
        expect(matches.test(wellFormed(text))).toBe(true);
        expect(matches.test(wellFormed(other))).toBe([wellFormed(text), 'x'].includes(wellFormed(other)));
      })
    );
  });

  it('quotes label names that only Prometheus 3 knows', () => {
    const selector = promqlSelector('calls', [{ label: 'deployment.environment', op: '=', value: 'prod' }]);
    expect(selector).toBe('calls{"deployment.environment"="prod"}');
    expect(misplaced('promql', selector)).toEqual([]);
  });

  it('is escaped no more than it needs', () => {
    expect(promqlText('결제 </script> {a} /b')).toBe('"결제 </script> {a} /b"');
    expect(promqlText('a"b\\c\nd\te')).toBe('"a\\"b\\\\c\\nd\\x09e"');
  });
});

describe('any text in LogQL', () => {
  it('stays one literal of a selector and unescapes to itself', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const selector = logqlSelector([{ label: 'service_name', op: '=', value: text }], 'job');
        expect(misplaced('logql', selector)).toEqual([]);
        expect(literalsIn('logql', selector).map(goUnquoted)).toContain(wellFormed(text));
      })
    );
  });

  it('is found as the last part of a path, never as part of a word', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const literal = logqlText(valuePattern([text], 'path'));
        const matches = new RegExp(`^(?:${goUnquoted(literal)})$`, 'su');
        expect(matches.test(wellFormed(`shop/${text}`))).toBe(true);
        expect(matches.test(wellFormed(text))).toBe(true);
        expect(matches.test(`${wellFormed(text)}x`)).toBe(false);
      })
    );
  });

  it.each([
    [[], '{job=~".+"}'],
    [[{ label: 'env', op: '=', value: '' } as const], '{env="", job=~".+"}'],
    [[{ label: 'env', op: '=~', value: '.*' } as const], '{env=~".*", job=~".+"}'],
    [[{ label: 'env', op: '!=', value: 'prod' } as const], '{env!="prod", job=~".+"}'],
    [[{ label: 'env', op: '!=', value: '' } as const], '{env!=""}'],
    [[{ label: 'env', op: '=~', value: '(?i)[' } as const], '{env=~"(?i)[", job=~".+"}'],
    [[{ label: 'deployment.environment', op: '=', value: 'prod' } as const], '{deployment_environment="prod"}'],
  ])('never makes a selector that Loki refuses: %j', (matchers, selector) => {
    expect(logqlSelector(matchers, 'job')).toBe(selector);
  });
});

describe('any text in TraceQL', () => {
  it('stays one literal and means itself, as a text or, with control characters, as a pattern', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const query = traceqlSpans([traceqlEquals('resource.service.name', text)]);
        expect(misplaced('traceql', query)).toEqual([]);
        const [read = ''] = literalsIn('traceql', query).map(tempoUnquoted);
        if (query.includes(' =~ ')) {
          expect(new RegExp(`^(?:${read})$`, 'su').test(wellFormed(text))).toBe(true);
        } else {
          expect(read).toBe(wellFormed(text));
        }
      })
    );
  });

  it('escapes only quotes and backslashes', () => {
    expect(traceqlText('a"b\\c 결제 </script>')).toBe('"a\\"b\\\\c 결제 </script>"');
    expect(traceqlEquals('name', 'two\nlines')).toBe('name =~ "two\\\\x0alines"');
  });

  it('takes the wildcards that Tempo put into span names for anything', () => {
    expect(traceqlOperation('GET /cart/<_>/item (new)')).toBe('name =~ "GET /cart/.*/item \\\\(new\\\\)"');
    expect(traceqlOperation('GET /cart')).toBe('name = "GET /cart"');
  });
});

it('replaces halves of surrogate pairs by what the wire would make of them, and nothing else', () => {
  expect(wellFormed('a\ud800b😀')).toBe('a\uFFFDb😀');
  for (const text of hostileTexts) {
    expect(() => encodeURIComponent(wellFormed(text))).not.toThrow();
    expect(new RegExp(`^${re2Literal(text)}$`, 'u').test(wellFormed(text))).toBe(true);
  }
});
