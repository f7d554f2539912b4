/** A pixel of the screen in the units of the scene, for texts: they grow a little with the map, and never shrink below 11 px. */
export function textPixel(zoom: number): number {
  return Math.min(1.35, Math.max(0.92, zoom)) / zoom;
}

/** By how much lines are wider than they are in the scene, so that they neither vanish nor become bars. */
export function lineScale(zoom: number): number {
  return zoom < 0.6 ? 0.6 / zoom : Math.min(1, 1.6 / zoom);
}

/** A length given in pixels of the screen at which texts have their usual size. Set by the drawing as `--px`. */
export function px(pixels: number): string {
  return `calc(var(--px, 1px) * ${pixels})`;
}

/** Among many links those that are well stand back, so that the hurt path is seen: all of them together stay a light grey. */
export function calmOpacity(links: number): number {
  return Math.max(0.12, Math.min(0.9, 7 / Math.sqrt(Math.max(1, links))));
}
