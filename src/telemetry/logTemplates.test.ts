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
