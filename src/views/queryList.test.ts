import fc from 'fast-check';
import { readList, writeList } from './queryList';

describe('several texts as one value', () => {
  it('come back as they were, whatever they contain', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ';', '|', '서', ' ', '\n') });
    fc.assert(
      fc.property(fc.array(text, { minLength: 1 }), (texts) => {
        fc.pre(texts.length > 1 || texts[0] !== '');
        expect(readList(writeList(texts))).toEqual(texts);
      })
    );
  });

  it('are nothing where there are none', () => {
    expect(writeList(undefined)).toBeUndefined();
    expect(writeList([])).toBeUndefined();
    expect(readList(null)).toBeUndefined();
    expect(readList('')).toBeUndefined();
  });
});
