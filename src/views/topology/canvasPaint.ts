import type { Rect } from '../../analysis/layout/layout';
import type { MapMarks } from '../../analysis/map/mapMarks';
import type { Translate } from '../../grafana/translate';
import { formatCount } from '../parts/format';
import { detailAt, seenPart, type Camera, type Detail, type Size } from './camera';
import { highestRate } from './canvasFacts';
import type { SceneIndex } from './canvasIndex';
import type { MapInk } from './canvasInk';
import { paintFigures, paintLinks } from './canvasLinks';
import { paintNames } from './canvasNames';
import { paintPlaces } from './canvasPlaces';
import type { TextFitter } from './canvasText';
import type { MapScene, PlacedBox, PlacedLink, PlacedPlace } from './scene';

/** All that is painted, and what is worked out of it once. */
export interface MapToPaint {
  readonly scene: MapScene;
  readonly marks: MapMarks;
  readonly ink: MapInk;
  readonly t: Translate;
  readonly index: SceneIndex;
  readonly fitter: TextFitter;
  /** Requests per second of the busiest link. */
  readonly highest: number;
  /** Height of a usual place, in pixels at zoom 1. */
  readonly usualHeight: number;
}

export function mapToPaint(map: Omit<MapToPaint, 'highest' | 'usualHeight'>): MapToPaint {
  const usualHeight = map.scene.places.reduce((least, { height }) => Math.min(least, height), Infinity);
  return { ...map, highest: highestRate(map.scene), usualHeight: Number.isFinite(usualHeight) ? usualHeight : 1 };
}

/** What is painted of it, and how large. */
export interface PaintView {
  /** From the scene to the pixels of what is painted on. */
  readonly camera: Camera;
  readonly size: Size;
  /** Only these places and links; all where nothing is said. */
  readonly only?: ReadonlySet<string>;
}

/** What a step of painting is given. */
export interface Painting {
  readonly context: CanvasRenderingContext2D;
  readonly map: MapToPaint;
  readonly camera: Camera;
  readonly detail: Detail;
}

/** So many pixels beyond the edge may a thing reach into the picture: arrows, figures and signs. */
const overhang = 60;

/** Paints bit by bit: after each step the caller may let the page live before it asks for the next. */
export function* paintSteps(
  context: CanvasRenderingContext2D,
  map: MapToPaint,
  { camera, size, only }: PaintView
): Generator<undefined> {
  const painting: Painting = { context, map, camera, detail: detailAt(map.usualHeight * camera.zoom) };
  const part = widened(seenPart(camera, size), overhang / camera.zoom);
  const { scene, index } = map;
  paintBoxes(painting, only ? scene.boxes.filter(({ box }) => box.places.some((key) => only.has(key))) : scene.boxes);
  const isWanted = ({ key }: { readonly key: string }) => only === undefined || only.has(key);
  const links = pick(scene.links, coversAll(part, scene) ? undefined : index.linksIn(part)).filter(
    ({ link }: PlacedLink) => isWanted(link)
  );
  yield;
  yield* paintLinks(painting, links);
  const places = pick(scene.places, coversAll(part, scene) ? undefined : index.placesIn(part)).filter(
    ({ place }: PlacedPlace) => isWanted(place)
  );
  yield* paintPlaces(painting, places);
  paintFigures(painting, { links, places });
  paintNames(painting, places, size);
}

function widened({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

function coversAll({ x, y, width, height }: Rect, scene: Size): boolean {
  return x <= 0 && y <= 0 && x + width >= scene.width && y + height >= scene.height;
}

function pick<Item>(items: readonly Item[], wanted: readonly number[] | undefined): readonly Item[] {
  return wanted === undefined ? items : wanted.flatMap((index) => items[index] ?? []);
}

/** Open groups: a frame with its name in the upper left corner. */
function paintBoxes({ context, map: { ink, fitter }, camera }: Painting, boxes: readonly PlacedBox[]): void {
  const { left, top, zoom } = camera;
  const size = Math.min(15, Math.max(10, 13 * zoom));
  for (const { box, ...rect } of boxes) {
    const [x, y, width, height] = [rect.x * zoom + left, rect.y * zoom + top, rect.width * zoom, rect.height * zoom];
    context.globalAlpha = 0.5;
    context.fillStyle = ink.surface;
    context.fillRect(x, y, width, height);
    context.globalAlpha = 1;
    context.lineWidth = 1;
    context.strokeStyle = ink.border;
    context.strokeRect(x, y, width, height);
    if (width > 40) {
      context.fillStyle = ink.muted;
      context.font = `500 ${size}px ${ink.font}`;
      context.textAlign = 'left';
      context.textBaseline = 'alphabetic';
      const words = `${box.name}  ${formatCount(box.places.length)}`;
      context.fillText(fitter.fitted(context, words, { room: width - 12, size }), x + 6, y + size + 4);
    }
  }
}
