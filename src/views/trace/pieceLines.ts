import type { Piece } from '../../analysis/ownWork';
import type { Sight } from './zoom';

/** Width of the coordinates in which pieces of time are drawn. */
export const pieceWidth = 1000;
/** What is shorter would not be seen. */
const shortest = 2;

/**
 * Pieces of time as the strokes of an SVG path at height `y`, as far as they are in sight. Pieces that could not be
 * told apart are one stroke, so that there are never more than can be seen.
 */
export function pieceLines(pieces: readonly Piece[], { from, to }: Sight, y: number): string {
  const scale = to > from ? pieceWidth / (to - from) : 0;
  const strokes: Array<{ left: number; right: number }> = [];
  for (const piece of pieces) {
    const left = Math.max(0, (piece.from - from) * scale);
    const right = Math.min(pieceWidth, Math.max((piece.to - from) * scale, left + shortest));
    const last = strokes.at(-1);
    if (piece.to < from || piece.from > to || right <= left) {
      continue;
    }
    if (last && left - last.right < 1) {
      last.right = Math.max(last.right, right);
    } else {
      strokes.push({ left, right });
    }
  }
  return strokes.map(({ left, right }) => `M${left.toFixed(1)} ${y}h${(right - left).toFixed(1)}`).join('');
}
