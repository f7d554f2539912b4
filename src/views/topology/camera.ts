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

export const zoomBounds = { least: 0.02, most: 4 } as const;

/** What is written at a zoom: shapes only, names, figures, courses. */
export type Detail = 'shapes' | 'names' | 'figures' | 'courses';

/** By how large a place is drawn. `height` is that of a usual place in pixels of the screen. */
export function detailAt(height: number): Detail {
  if (height < 13) {
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
