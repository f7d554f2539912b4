import type { Point } from '../../analysis/layout/layout';
import { placeBadge } from './canvasFacts';
import type { Painting } from './canvasPaint';
import type { PlacedPlace } from './scene';

/** A place in pixels of the picture; `x` and `y` are its upper left corner. */
interface Badged extends Point {
  readonly placed: PlacedPlace;
  readonly width: number;
}

/** Short words on the upper edge: what a trace did here, what has changed, what was released. */
export function paintBadge({ context, map, detail }: Painting, { x, y, width, placed }: Badged): void {
  const words = placeBadge(placed, map.marks, { t: map.t, width });
  if (words === undefined || detail === 'shapes') {
    return;
  }
  const size = detail === 'names' ? 9 : 10.5;
  const text = map.fitter.fitted(context, words, { room: width - 8, size });
  const wide = map.fitter.width(context, text, size) + 8;
  const left = x + width - wide + 4;
  context.fillStyle = map.ink.background;
  context.strokeStyle = map.ink.accent;
  context.lineWidth = 1;
  context.beginPath();
  context.roundRect(left, y - size * 0.75, wide, size * 1.5, size * 0.75);
  context.fill();
  context.stroke();
  context.font = `${size}px ${map.ink.font}`;
  context.fillStyle = map.ink.accent;
  context.fillText(text, left + 4, y + 0.5);
}
