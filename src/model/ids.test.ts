import fc from 'fast-check';
import { readSpanId, readTraceId } from './ids';

describe('a trace id', () => {
  it.each([
    ['37f0a088ac317748c34cab2b30da2aa', '037f0a088ac317748c34cab2b30da2aa'],
    ['0123456789ABCDEF', '00000000000000000123456789abcdef'],
    [' 0xAB ', `${'0'.repeat(30)}ab`],
    ['a'.repeat(32), 'a'.repeat(32)],
  ])('%j becomes 32 digits', (text, id) => {
    expect(readTraceId(text)).toBe(id);
  });

  it.each([
    [''],
    ['0'],
    ['0'.repeat(32)],
    ['a'.repeat(33)],
    ['xyz'],
    ['ab cd'],
    ['결제'],
    ['../..'],
    [undefined],
    [null],
    [12],
    [{}],
  ])('%j is none', (text) => {
    expect(readTraceId(text)).toBeUndefined();
  });

  it('read again is the same', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0123456789abcdefABCDEF'), maxLength: 40 })),
        (text) => {
          const id = readTraceId(text);
          if (id !== undefined) {
            expect(id).toMatch(/^[0-9a-f]{32}$/);
            expect(readTraceId(id)).toBe(id);
          }
        }
      )
    );
  });
});

it('is a span id with 16 digits', () => {
  expect(readSpanId('9e102aaff378e')).toBe('0009e102aaff378e');
  expect(readSpanId('0000000000000000')).toBeUndefined();
  expect(readSpanId('a'.repeat(17))).toBeUndefined();
});
