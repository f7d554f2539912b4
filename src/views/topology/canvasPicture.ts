import type { Camera, Size } from './camera';

/** A painted part of a map. */
export interface PictureView {
  /** From the scene to the picture's pixels. */
  readonly camera: Camera;
  /** In pixels of the page. */
  readonly size: Size;
  /** Pixels of the screen per pixel of the page. */
  readonly ratio: number;
}

/** What is seen of a scene. */
export interface Seen {
  readonly camera: Camera;
  readonly box: Size;
  readonly scene: Size;
}

/** So many pixels around the scene are still part of a picture: signs and figures reach beyond the outermost places. */
const frame = 40;

/** A picture has at most so many pixels, whatever the screen: sharper ones take memory and time. */
const mostPixels = 6e6;

/** A picture of what is seen and of so much of the box beyond each side, but of nothing where nothing is. */
export function pictureAround({ camera, box, scene }: Seen, margin: number): PictureView {
  const across = span(camera.left, scene.width * camera.zoom, { room: box.width, margin });
  const down = span(camera.top, scene.height * camera.zoom, { room: box.height, margin });
  const size = { width: across.length, height: down.length };
  return {
    camera: { zoom: camera.zoom, left: camera.left - across.from, top: camera.top - down.from },
    size,
    ratio: ratioFor(size),
  };
}

/** A picture of all of a scene. */
export function wholePicture(scene: Size, camera: Camera): PictureView {
  const size = { width: scene.width * camera.zoom + 2 * frame, height: scene.height * camera.zoom + 2 * frame };
  return { camera: { zoom: camera.zoom, left: frame, top: frame }, size, ratio: Math.min(1, ratioFor(size)) };
}

function ratioFor({ width, height }: Size): number {
  return Math.min(2, globalThis.devicePixelRatio || 1, Math.sqrt(mostPixels / Math.max(1, width * height)));
}

/** Along one side: from where to where of the box is painted. Whole pixels, so that letters stay sharp. */
function span(start: number, length: number, { room, margin }: { readonly room: number; readonly margin: number }) {
  const from = Math.floor(Math.max(-room * margin, Math.min(start - frame, room)));
  const to = Math.ceil(Math.min(room * (1 + margin), Math.max(start + length + frame, 0)));
  return { from, length: Math.max(1, to - from) };
}

/** Whether a picture shows all that is seen and `spare` boxes beyond each side; less than all where `spare` is negative. */
export function covers(picture: PictureView, { camera, box, scene }: Seen, spare: number): boolean {
  const stretched = camera.zoom / picture.camera.zoom;
  const left = camera.left - picture.camera.left * stretched;
  const top = camera.top - picture.camera.top * stretched;
  const across = { from: camera.left - frame, to: camera.left + scene.width * camera.zoom + frame };
  const down = { from: camera.top - frame, to: camera.top + scene.height * camera.zoom + frame };
  return (
    reaches({ from: left, to: left + picture.size.width * stretched }, across, { room: box.width, spare }) &&
    reaches({ from: top, to: top + picture.size.height * stretched }, down, { room: box.height, spare })
  );
}

interface Span {
  readonly from: number;
  readonly to: number;
}

function reaches(
  painted: Span,
  all: Span,
  { room, spare }: { readonly room: number; readonly spare: number }
): boolean {
  const slack = 2;
  const from = Math.max(-room * spare, all.from);
  const to = Math.min(room * (1 + spare), all.to);
  return from >= to || (painted.from <= from + slack && painted.to >= to - slack);
}

/** How a picture is laid under a camera. Not stretched it lies on whole pixels of the page, so that letters stay sharp. */
export function transformOf(picture: PictureView, camera: Camera): string {
  const stretched = camera.zoom / picture.camera.zoom;
  const left = camera.left - picture.camera.left * stretched;
  const top = camera.top - picture.camera.top * stretched;
  return Math.abs(stretched - 1) < 1e-6
    ? `translate(${Math.round(left)}px, ${Math.round(top)}px)`
    : `translate(${left}px, ${top}px) scale(${stretched})`;
}
