import fc from 'fast-check';
import { ms } from '../../model/units';
import { pieceLines } from './pieceLines';

const whole = { from: ms(0), to: ms(100) };
const piece = (from: number, to: number) => ({ from: ms(from), to: ms(to) });

describe('pieces of time as strokes', () => {
  it('stand where they are, as far as they are in sight', () => {
    expect(pieceLines([piece(0, 10), piece(50, 60)], whole, 3)).toBe('M0.0 3h100.0M500.0 3h100.0');
    expect(pieceLines([piece(0, 10), piece(50, 60)], piece(55, 65), 3)).toBe('M0.0 3h500.0');
  });

  it('are one where they could not be told apart', () => {
    expect(pieceLines([piece(0, 10), piece(10.05, 20)], whole, 3)).toBe('M0.0 3h200.0');
  });

  it('law: are never more than can be seen, however many there are', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10_000 }), { maxLength: 3000 }), (moments) => {
        const pieces = [...moments].sort((a, b) => a - b).map((at) => piece(at / 100, at / 100 + 0.005));
        expect(pieceLines(pieces, whole, 0).split('M').length).toBeLessThanOrEqual(502);
      }),
      { numRuns: 20 }
    );
  });
});
