import fc from 'fast-check';
import { anyText } from './testing/arbitraryTexts';
import { fitsTemplate, hole, templatePattern } from './logTemplates';
import { wellFormed } from './queryText';

describe('the pattern of a template', () => {
  it('says nothing where the template has no fixed text', () => {
    expect([templatePattern(''), templatePattern(' <_> <_>'), fitsTemplate('<_>')('anything')]).toEqual([
      undefined,
      undefined,
      false,
    ]);
  });

  it('finds its message in a plain line, in logfmt, and in JSON as JSON writes it', () => {
    const isOf = fitsTemplate('user <_> said "no" to <a>\\b & more/less');
    const message = 'user 47 said "no"\nto <a>\\b & more/less';
    expect(isOf(message)).toBe(true);
    expect(isOf(JSON.stringify({ level: 'warn', msg: message }))).toBe(true);
    expect(isOf(JSON.stringify({ msg: message }).replace('<', '\\u003c').replace('&', '\\u0026'))).toBe(true);
    expect(isOf('user 47 said "yes" to <a>\\b & more/less')).toBe(false);
  });

  it('is of whole messages: a message that goes on is another one', () => {
    const isOf = fitsTemplate('cache miss');
    expect(
      ['cache miss', ' cache miss\n', '{"msg":"cache miss","user":5}', 'level=warn msg="cache miss"'].map(isOf)
    ).toEqual([true, true, true, true]);
    expect(['cache miss for 5', 'no cache miss', '{"msg":"cache miss for 5"}'].map(isOf)).toEqual([
      false,
      false,
      false,
    ]);
    expect(fitsTemplate('cache miss for <_>')('cache miss for 5')).toBe(true);
    expect(fitsTemplate('<_> cache miss')('10:00 cache miss')).toBe(true);
    expect(fitsTemplate('panic: out of cache')('panic: out of cache\n  at load (cache.js:1)')).toBe(true);
  });

  it('takes a single word of logfmt for a message, without quotes', () => {
    const isOf = fitsTemplate('done');
    expect(['msg=done status=200', 'status=200 msg=done', 'done'].map(isOf)).toEqual([true, true, true]);
    expect(['msg=donething', 'msg="done with it"', 'is done'].map(isOf)).toEqual([false, false, false]);
  });

  it('fits every line made from it, whatever stands in it and in its holes', () => {
    const parts = fc.array(anyText, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(parts, anyText, (texts, filling) => {
        const fixed = texts.map((text) => wellFormed(text).replaceAll(hole, ''));
        fc.pre(fixed.join('').trim() !== '' && !fixed.join('').includes('<_>'));
        const isOf = fitsTemplate(fixed.join(hole));
        const line = fixed.join(filling);
        return isOf(line) && isOf(JSON.stringify({ line: wellFormed(line) }));
      }),
      { numRuns: 300 }
    );
  });
});
