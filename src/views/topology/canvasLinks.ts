import { linkFacts, type LinkFacts } from './canvasFacts';
import { linkInk, type MapInk } from './canvasInk';
import type { Painting } from './canvasPaint';
import { drawRoute } from './canvasRoute';
import { edgeLabels } from './edgeLabels';
import type { MapScene, PlacedLink } from './scene';
import { textPixel } from './textScale';

/** Links that are painted with one stroke. */
interface Batch {
  readonly tone: LinkFacts['tone'];
  readonly isAsync: boolean;
  readonly isGone: boolean;
  /** In pixels of the screen. */
  readonly width: number;
  readonly links: PlacedLink[];
}

/** So many links go into one stroke: few strokes, and none of them long. Wide lines take longer than thin ones. */
const atOnce = { thin: 100, wide: 25 } as const;

/** So many links are sorted into strokes before the page may live. */
const sortedAtOnce = 1000;

/** From this zoom on arrows are to be seen. */
const arrowsFrom = 0.35;

/** Lines in strokes of one style each, the hurt path over all others. */
export function* paintLinks(painting: Painting, links: readonly PlacedLink[]): Generator<undefined> {
  const { context, map, camera } = painting;
  const batches = yield* batched(painting, links);
  const ink = { ...map.ink, line: map.ink.lineAmong(links.length) };
  for (const batch of batches) {
    prepare(context, batch, ink);
    const count = batch.width <= 1 ? atOnce.thin : atOnce.wide;
    for (let from = 0; from < batch.links.length; from += count) {
      const some = batch.links.slice(from, from + count);
      context.beginPath();
      some.forEach((placed) => drawRoute(context, placed, camera));
      context.stroke();
      yield;
    }
    context.setLineDash([]);
    if (camera.zoom >= arrowsFrom) {
      paintArrows(painting, batch);
      yield;
    }
  }
  context.globalAlpha = 1;
}

function* batched(
  { map: { marks, highest }, camera }: Painting,
  links: readonly PlacedLink[]
): Generator<undefined, readonly Batch[]> {
  const batches = new Map<string, Batch>();
  // Lines grow less than the map shrinks: else rates are not to be told apart on a large one.
  const scale = Math.min(1.6, Math.sqrt(camera.zoom));
  for (const [index, placed] of links.entries()) {
    const { tone, isAsync, isGone, width } = linkFacts(placed, marks, highest);
    const drawn = Math.max(tone === 'usual' ? 0.75 : 1.75, Math.round(width * scale * 2) / 2);
    const key = `${tone}${isAsync}${isGone}${drawn}`;
    const batch = batches.get(key);
    if (batch) {
      batch.links.push(placed);
    } else {
      batches.set(key, { tone, isAsync, isGone, width: drawn, links: [placed] });
    }
    if (index % sortedAtOnce === sortedAtOnce - 1) {
      yield;
    }
  }
  return [...batches.values()].sort((a, b) => rank(a) - rank(b) || a.width - b.width);
}

/** What is gone below all others, what has earned a colour above. */
function rank({ tone, isGone }: Batch): number {
  return ['usual', 'warning', 'error', 'changed', 'traced'].indexOf(tone) - (isGone ? 5 : 0);
}

function prepare(context: CanvasRenderingContext2D, { tone, isAsync, isGone, width }: Batch, ink: MapInk): void {
  const colour = linkInk(ink, tone);
  context.globalAlpha = isGone ? 0.3 : 1;
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.lineWidth = width;
  context.setLineDash(isAsync ? [6, 4] : []);
}

/** A message has an open head: nobody waits for an answer. */
function paintArrows({ context, camera: { left, top, zoom } }: Painting, { links, isAsync }: Batch): void {
  const length = Math.min(9, 7 * Math.max(0.7, zoom));
  const half = length * 0.57;
  context.beginPath();
  for (const { link, points } of links) {
    const end = points.at(-1);
    if (!end) {
      continue;
    }
    const [x, y] = [end.x * zoom + left, end.y * zoom + top];
    const back = (points.at(-2)?.x ?? end.x) > end.x ? length : -length;
    // A call to itself comes back from above.
    const [dx, dy, across] = link.from === link.to ? [0, -length, half] : [back, 0, 0];
    const aside = half - across;
    context.moveTo(x + dx - across, y + dy - aside);
    context.lineTo(x, y);
    context.lineTo(x + dx + across, y + dy + aside);
  }
  if (isAsync) {
    context.stroke();
  } else {
    context.fill();
  }
}

/**
 * Figures beside links, as the drawing of elements has them: shares of errors on the hurt path, and nearer by the figures
 * of all. Where only shapes are to be seen, names of those in trouble need the room.
 */
export function paintFigures(painting: Painting, { links, places }: Pick<MapScene, 'links' | 'places'>): void {
  const { context, map, camera, detail } = painting;
  if (detail === 'shapes') {
    return;
  }
  const { marks } = map;
  const labels = edgeLabels({ ...map.scene, links, places }, { marks, zoom: camera.zoom, looked: undefined });
  const pixel = textPixel(camera.zoom) * camera.zoom;
  context.font = `${11 * pixel}px ${map.ink.font}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 3;
  context.strokeStyle = map.ink.background;
  for (const placed of links) {
    const label = labels.get(placed.link.key);
    if (label) {
      const { tone } = linkFacts(placed, marks, map.highest);
      const [x, y] = [label.x * camera.zoom + camera.left, label.y * camera.zoom + camera.top];
      context.fillStyle = tone === 'usual' ? map.ink.muted : linkInk(map.ink, tone);
      context.strokeText(label.text, x, y);
      context.fillText(label.text, x, y);
    }
  }
}
