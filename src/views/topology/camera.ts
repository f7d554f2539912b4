import type { Point, Rect } from '../../analysis/layout/layout';

/** How a scene is seen: a point of the scene lies at `x * zoom + left`, `y * zoom + top` of the box. */
export interface Camera {
  readonly left: number;
  readonly top: number;
  readonly zoom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const zoomBounds = { least: 0.002, most: 4 } as const;

/** What is written at a zoom: shapes only, names, figures, courses. */
export type Detail = 'shapes' | 'names' | 'figures' | 'courses';

/** By how large a place is drawn. `height` is that of a usual place in pixels of the screen. */
export function detailAt(height: number): Detail {
  if (height < 12) {
    return 'shapes';
  }
  if (height < 32) {
    return 'names';
  }
  return height < 66 ? 'figures' : 'courses';
}

/** The camera that shows all of a scene in the middle of the box, never larger than `most`. */
export function fitted(scene: Size, box: Size, most = 1): Camera {
  const zoom = Math.max(
    zoomBounds.least,
    Math.min(most, box.width / Math.max(1, scene.width), box.height / Math.max(1, scene.height))
  );
  return { zoom, left: (box.width - scene.width * zoom) / 2, top: (box.height - scene.height * zoom) / 2 };
}

/** `times` as large, with what lies at `at` (in pixels of the box) staying there. */
export function zoomedAt(camera: Camera, at: Point, times: number): Camera {
  const zoom = Math.min(zoomBounds.most, Math.max(zoomBounds.least, camera.zoom * times));
  const by = zoom / camera.zoom;
  return { zoom, left: at.x - (at.x - camera.left) * by, top: at.y - (at.y - camera.top) * by };
}

export function moved(camera: Camera, by: Point): Camera {
  return { ...camera, left: camera.left + by.x, top: camera.top + by.y };
}

/** The point of the scene that lies at `at` of the box. */
export function scenePoint(camera: Camera, at: Point): Point {
  return { x: (at.x - camera.left) / camera.zoom, y: (at.y - camera.top) / camera.zoom };
}

/** The part of the scene that is seen; `x` and `y` are its upper left corner. */
export function seenPart(camera: Camera, box: Size): Rect {
  return {
    ...scenePoint(camera, { x: 0, y: 0 }),
    width: box.width / camera.zoom,
    height: box.height / camera.zoom,
  };
}

/** The camera with `at` of the scene in the middle of the box. */
export function centredOn(at: Point, zoom: number, box: Size): Camera {
  return { zoom, left: box.width / 2 - at.x * zoom, top: box.height / 2 - at.y * zoom };
}

/** The point of the scene in the middle of the box. */
export function middleSeen(camera: Camera, box: Size): Point {
  return scenePoint(camera, { x: box.width / 2, y: box.height / 2 });
}

/** Never so far aside that the scene is lost: a third of the box, or all of a smaller scene, stays in sight. */
export function keptInSight(camera: Camera, scene: Size, box: Size): Camera {
  return {
    ...camera,
    left: keptAlong(camera.left, scene.width * camera.zoom, box.width),
    top: keptAlong(camera.top, scene.height * camera.zoom, box.height),
  };
}

function keptAlong(start: number, length: number, room: number): number {
  const seen = Math.min(length, room / 3);
  return Math.min(room - seen, Math.max(seen - length, start));
}

/** Zooms that differ by a smaller part are the same to the eye, and their difference is mostly rounding. */
const sameZoom = 1e-4;

/** On the way from one camera to another, at `share` of the way: what grows does so evenly to the eye. */
export function onTheWay(from: Camera, to: Camera, share: number): Camera {
  const zoom = from.zoom * (to.zoom / from.zoom) ** share;
  // Where both cameras see the same point of the scene, it stays there; else all moves straight.
  const grows = Math.abs(to.zoom / from.zoom - 1) > sameZoom;
  const part = grows ? (zoom - from.zoom) / (to.zoom - from.zoom) : share;
  return { zoom, left: from.left + (to.left - from.left) * part, top: from.top + (to.top - from.top) * part };
}

/** A rectangle of the scene, given by its middle, as it lies in the box, given by its upper left corner. */
export function inBox({ x, y, width, height }: Rect, { left, top, zoom }: Camera): Rect {
  return {
    x: (x - width / 2) * zoom + left,
    y: (y - height / 2) * zoom + top,
    width: width * zoom,
    height: height * zoom,
  };
}
