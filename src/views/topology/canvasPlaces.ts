import { sparklinePath } from '../../analysis/sparkline';
import type { Rect } from '../../analysis/layout/layout';
import type { MapMarks } from '../../analysis/map/mapMarks';
import { formatCount } from '../parts/format';
import { detailAt, type Detail } from './camera';
import { courseOf, kindOfPlace, lookOf, placeFigures, type PlaceLook } from './canvasFacts';
import { levelInk } from './canvasInk';
import { paintBadge } from './canvasBadge';
import type { Painting } from './canvasPaint';
import { kindShapes, levelShapes, type Shape } from './canvasShapes';
import { placeLabel } from './placeText';
import type { PlacedPlace } from './scene';
import { shortened } from './shortened';

/** So many places are painted before the page may live. */
const atOnce = 50;

/** A place in pixels of the picture; `x` and `y` are its upper left corner. */
interface Drawn extends Rect {
  readonly placed: PlacedPlace;
}

/** What is written in a place by how high it is itself; where usual ones hold no names, nobody has one. */
function detailOf({ detail }: Painting, { height }: Drawn): Detail {
  const own = detailAt(height);
  return detail === 'shapes' || own === 'shapes' ? detail : own;
}

/** Frames first, in strokes of one style, then what is written in them. */
export function* paintPlaces(painting: Painting, places: readonly PlacedPlace[]): Generator<undefined> {
  const { context, map, camera } = painting;
  const drawn = places.map((placed) => drawnAt(placed, painting));
  const faded = drawn.filter(({ placed }) => standsBack(placed, map.marks));
  const lit = drawn.filter(({ placed }) => !standsBack(placed, map.marks));
  for (const some of [faded, lit]) {
    context.globalAlpha = some === faded ? 0.3 : 1;
    for (let from = 0; from < some.length; from += atOnce) {
      const part = some.slice(from, from + atOnce);
      paintFrames(painting, part);
      if (painting.detail !== 'shapes') {
        yield;
        part.forEach((one) => paintWords(painting, one));
      }
      part.forEach((one) => paintLevel(painting, one, camera.zoom));
      yield;
    }
  }
  context.globalAlpha = 1;
}

function standsBack({ place: { key } }: PlacedPlace, marks: MapMarks): boolean {
  return marks.changes?.get(key)?.is === 'gone';
}

/** Something in trouble is never smaller than this, in pixels. */
const least = { width: 5, height: 3 };

function drawnAt(placed: PlacedPlace, { camera: { left, top, zoom } }: Painting): Drawn {
  const width = Math.max(least.width, placed.width * zoom);
  const height = Math.max(least.height, placed.height * zoom);
  return { placed, x: placed.x * zoom + left - width / 2, y: placed.y * zoom + top - height / 2, width, height };
}

interface Frame {
  readonly look: PlaceLook;
  readonly colour: string | undefined;
  readonly isNew: boolean;
}

function paintFrames(painting: Painting, places: readonly Drawn[]): void {
  const { marks, ink } = painting.map;
  const frames = new Map<string, { readonly frame: Frame; readonly places: Drawn[] }>();
  for (const one of places) {
    const { place } = one.placed;
    const frame = {
      look: lookOf(place),
      colour: levelInk(ink, marks.level.get(place.key)),
      isNew: marks.changes?.get(place.key)?.is === 'added',
    };
    const key = [frame.look, frame.colour, frame.isNew].join();
    const same = frames.get(key);
    if (same) {
      same.places.push(one);
    } else {
      frames.set(key, { frame, places: [one] });
    }
  }
  frames.forEach((same) => paintFrame(painting, same.frame, same.places));
}

function paintFrame({ context, map: { ink }, detail }: Painting, frame: Frame, places: readonly Drawn[]): void {
  const { look, colour, isNew } = frame;
  const isSmall = detail === 'shapes';
  context.fillStyle = look === 'other' ? ink.background : ink.surface;
  context.strokeStyle = colour ?? (isNew ? ink.accent : ink.border);
  context.lineWidth = (colour ?? isNew) ? 2 : 1;
  context.setLineDash(look === 'other' && !isSmall ? [4, 3] : []);
  if (look === 'group') {
    // A second sheet behind tells that there are several.
    outline(context, places, { isSmall, by: 3 });
    context.fill();
    context.stroke();
  }
  outline(context, places, { isSmall, by: 0 });
  context.fill();
  if (isSmall && colour) {
    context.globalAlpha *= 0.6;
    context.fillStyle = colour;
    context.fill();
    context.globalAlpha /= 0.6;
  }
  context.stroke();
  context.setLineDash([]);
}

function outline(
  context: CanvasRenderingContext2D,
  places: readonly Drawn[],
  { isSmall, by }: { readonly isSmall: boolean; readonly by: number }
): void {
  context.beginPath();
  for (const { x, y, width, height } of places) {
    if (isSmall) {
      context.rect(x + by, y + by, width, height);
    } else {
      context.roundRect(x + by, y - by, width, height, Math.min(6, height / 5));
    }
  }
}

/** How lines of letters share the height of a place at each level of detail. */
const rows = {
  shapes: { name: 0, size: 0 },
  names: { name: 0.5, size: 0.62 },
  figures: { name: 0.32, size: 0.34 },
  courses: { name: 0.22, size: 0.21 },
} as const;

/** Larger letters have no use before courses are drawn, in pixels. */
const mostLetters = 12;

/** Smaller letters are hard to read, in pixels. */
const smallest = 9.5;

function paintWords(painting: Painting, drawn: Drawn): void {
  const { context, map } = painting;
  const { x, y, width, height, placed } = drawn;
  const { place } = placed;
  const detail = detailOf(painting, drawn);
  const row = rows[detail];
  const size = Math.min(detail === 'courses' ? 26 : mostLetters, Math.max(9, height * row.size));
  const inset = Math.min(10, size * 0.5);
  const sign = signWidth(painting, drawn, size);
  const isSingle = detail === 'names';
  const room = width - 2 * inset - (isSingle ? sign : 0);
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillStyle = lookOf(place) === 'other' ? map.ink.muted : map.ink.text;
  const label = placeLabel(place, map.t);
  // A long name is written smaller before it is cut.
  const wanted = (size * room) / map.fitter.width(context, label, size);
  const letters = Math.max(Math.min(size, smallest), Math.min(size, wanted));
  context.font = `${letters}px ${map.ink.font}`;
  const name = shortened(label, lettersIn(painting, label, { room, size: letters }));
  context.fillText(name, x + inset + (isSingle ? sign : 0), y + height * row.name);
  if (!isSingle) {
    paintFigures(painting, drawn, { size: size * 0.88, inset, sign });
  }
  paintBadge(painting, drawn);
}

/** As many letters of a name as there is room for; letters of a name are about equally wide. */
function lettersIn(
  { context, map }: Painting,
  name: string,
  at: { readonly room: number; readonly size: number }
): number {
  const count = [...name].length;
  const wide = map.fitter.width(context, name, at.size);
  return wide <= at.room + 0.5 ? count : Math.max(3, Math.floor((count * at.room) / wide) - 1);
}

interface Lines {
  readonly size: number;
  readonly inset: number;
  readonly sign: number;
}

function paintFigures(painting: Painting, drawn: Drawn, { size, inset, sign }: Lines): void {
  const { context, map } = painting;
  const { x, y, width, height, placed } = drawn;
  const isTall = detailOf(painting, drawn) === 'courses';
  const room = width - 2 * inset - sign;
  // Figures are counted in letters of 11 px.
  const text = placeFigures(placed.place, map.marks, { t: map.t, width: (room * 11) / size });
  context.fillStyle = map.ink.muted;
  context.font = `${size}px ${map.ink.font}`;
  const { place } = placed;
  const isTooLong = place.is !== 'service' && map.fitter.width(context, text, size) > room;
  const words = isTooLong ? formatCount(place.members.length) : text;
  context.fillText(
    map.fitter.fitted(context, words, { room, size }),
    x + inset + sign,
    y + height * (isTall ? 0.5 : 0.7)
  );
  if (isTall) {
    paintCourse(painting, {
      placed,
      x: x + inset,
      y: y + height * 0.64,
      width: width - 2 * inset,
      height: height * 0.28,
    });
  }
}

function paintCourse({ context, map: { marks, ink } }: Painting, { placed, x, y, width, height }: Drawn): void {
  const series = courseOf(placed.place, marks);
  if (!series) {
    return;
  }
  context.save();
  context.translate(x, y);
  context.lineWidth = 1.5;
  context.lineJoin = 'round';
  context.strokeStyle = levelInk(ink, marks.level.get(placed.place.key)) ?? ink.muted;
  context.stroke(new Path2D(sparklinePath(series, { width, height })));
  context.restore();
}

/** Signs of what stands there and how it is, before the name or the figures. Gives back the room they take. */
function signWidth(painting: Painting, drawn: Drawn, size: number): number {
  const { context, map } = painting;
  const { x, y, height, placed } = drawn;
  const row = { shapes: 0.5, names: 0.5, figures: 0.7, courses: 0.5 }[detailOf(painting, drawn)];
  const side = size * 0.85;
  const level = map.marks.level.get(placed.place.key);
  const kind = kindShapes[kindOfPlace(placed.place)];
  const sign = level && level !== 'healthy' ? levelShapes[level] : undefined;
  const inset = Math.min(10, size * 0.5);
  let taken = 0;
  const paint = (shape: Shape, colour: string) => {
    paintShape(context, shape, { x: x + inset + taken, y: y + height * row - side / 2, side, colour });
    taken += side + 4;
  };
  if (kind) {
    paint(kind, map.ink.muted);
  }
  if (sign) {
    paint(sign, levelInk(map.ink, level) ?? map.ink.muted);
  }
  return taken;
}

/** Where names are too small, what is in trouble still has its shape, as large as one can tell it apart. */
function paintLevel({ context, map: { marks, ink, scene }, detail }: Painting, drawn: Drawn, zoom: number): void {
  const level = marks.level.get(drawn.placed.place.key);
  const colour = levelInk(ink, level);
  const shape = level && levelShapes[level];
  if (detail !== 'shapes' || !colour || !shape || scene.places.length === 0) {
    return;
  }
  const side = Math.max(9, Math.min(13, 60 * zoom));
  const at = { x: drawn.x + drawn.width / 2 - side / 2, y: drawn.y + drawn.height / 2 - side / 2, side };
  paintShape(context, { path: shape.path, stroke: (shape.stroke ?? 0) + 3.5 }, { ...at, colour: ink.background });
  paintShape(context, shape, { ...at, colour });
}

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly side: number;
  readonly colour: string;
}

const paths = new Map<string, Path2D>();

function paintShape(context: CanvasRenderingContext2D, { path, stroke }: Shape, { x, y, side, colour }: Spot): void {
  const known = paths.get(path) ?? new Path2D(path);
  paths.set(path, known);
  context.save();
  context.translate(x, y);
  context.scale(side / 12, side / 12);
  context.lineCap = 'round';
  if (stroke === undefined) {
    context.fillStyle = colour;
    context.fill(known);
  } else {
    context.strokeStyle = colour;
    context.lineWidth = stroke;
    context.stroke(known);
  }
  context.restore();
}
