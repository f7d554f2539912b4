import type { HealthLevel } from '../../analysis/health';
import type { Rect } from '../../analysis/layout/layout';
import { levelInk } from './canvasInk';
import type { Painting } from './canvasPaint';
import type { Camera, Size } from './camera';
import { cover } from './mapGeometry';
import { placeLabel } from './placeText';
import type { PlacedPlace } from './scene';

/** A place as it is drawn, in pixels of the picture; `x` and `y` are its middle. */
interface Named {
  readonly placed: PlacedPlace;
  readonly level: HealthLevel;
  readonly rect: Rect;
  readonly text: string;
  readonly size: number;
}

/** Who is named where no names fit into places: worst first. What fails is larger, too. */
const sizes: Readonly<Partial<Record<HealthLevel, number>>> = { failing: 14, degraded: 12, affected: 11 };
const order: readonly HealthLevel[] = ['failing', 'degraded', 'affected'];

/** So many are named at most: the rest has its signs. */
const mostNamed = 40;

/** Letters within places are not smaller, and a sign with its gaps takes so much beside them, in pixels. */
const smallest = 9.5;
const besideName = 24;

/** So much of a picture may lie outside of what is seen, at its left and right, in pixels. */
const unseen = 40;

/** What a sign takes around the middle of its place, in pixels. */
const sign = 14;

const apart = 3;

/**
 * Names beside those in trouble whose places do not hold them, as of towns on a map: in pixels of the screen however small the map is drawn, none over
 * another nor over a sign. What fails is named in any case; others only where there is room.
 */
export function paintNames(painting: Painting, places: readonly PlacedPlace[], picture: Size): void {
  const { context, map } = painting;
  const named = namedIn(painting, places);
  const isWritten = painting.detail !== 'shapes';
  const taken = (
    isWritten ? places.map((placed) => rectOf(placed, painting.camera)) : named.map(({ rect }) => rect)
  ).slice();
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 4;
  context.strokeStyle = map.ink.background;
  for (const one of named) {
    const spots = spotsOf(one, map.fitter.width(context, one.text, one.size));
    const within = spots.filter((spot) => isWithin(spot, picture));
    const spot =
      within.find((at) => coveredBy(at, taken) === 0) ??
      (one.level === 'failing' ? leastCovered(within, taken) : undefined);
    if (spot) {
      taken.push(spot);
      context.font = `${one.level === 'failing' ? 600 : 500} ${one.size}px ${map.ink.font}`;
      context.fillStyle = one.level === 'failing' ? map.ink.error : map.ink.text;
      context.strokeText(one.text, spot.x, spot.y + spot.height / 2);
      context.fillText(one.text, spot.x, spot.y + spot.height / 2);
    }
  }
}

function namedIn({ context, map, camera, detail }: Painting, places: readonly PlacedPlace[]): readonly Named[] {
  return places
    .flatMap((placed): readonly Named[] => {
      const level = map.marks.level.get(placed.place.key);
      const size = level && sizes[level];
      if (!size || !levelInk(map.ink, level)) {
        return [];
      }
      const text = placeLabel(placed.place, map.t);
      const rect = rectOf(placed, camera);
      // What can be read in its place already is not written twice.
      const isRead = detail !== 'shapes' && map.fitter.width(context, text, smallest) <= rect.width - besideName;
      return isRead ? [] : [{ placed, level, rect, text, size }];
    })
    .sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level) || weigh(b, map) - weigh(a, map))
    .slice(0, mostNamed);
}

function rectOf(placed: PlacedPlace, { left, top, zoom }: Camera): Rect {
  const [width, height] = [Math.max(sign, placed.width * zoom), Math.max(sign, placed.height * zoom)];
  return { x: placed.x * zoom + left - width / 2, y: placed.y * zoom + top - height / 2, width, height };
}

/** Of several in the same trouble the busiest first. */
function weigh({ placed }: Named, { marks }: Painting['map']): number {
  return marks.red.get(placed.place.key)?.rate ?? 0;
}

/** Right, left, above and below. */
function spotsOf({ rect, size }: Named, length: number): readonly Rect[] {
  const [width, height] = [length * 1.06 + 2, size + 2];
  const { x, y } = { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
  return [
    { x: rect.x + rect.width + apart, y: y - height / 2 },
    { x: rect.x - apart - width, y: y - height / 2 },
    { x: x - width / 2, y: rect.y - apart - height },
    { x: x - width / 2, y: rect.y + rect.height + apart },
    { x: rect.x + rect.width + apart, y: y - height - apart },
    { x: rect.x + rect.width + apart, y: y + apart },
  ].map((corner) => ({ ...corner, width, height }));
}

function coveredBy(spot: Rect, taken: readonly Rect[]): number {
  return taken.filter((one) => cover(one, spot)).length;
}

function leastCovered(spots: readonly Rect[], taken: readonly Rect[]): Rect | undefined {
  return [...spots].sort((a, b) => coveredBy(a, taken) - coveredBy(b, taken))[0];
}

function isWithin({ x, y, width, height }: Rect, picture: Size): boolean {
  return x >= unseen && y >= 0 && x + width <= picture.width - unseen && y + height <= picture.height;
}
