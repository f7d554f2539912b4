import type { Point } from '../../../analysis/layout/layout';
import type { MapMarks } from '../../../analysis/map/mapMarks';
import { perSecond, ratio } from '../../../model/units';
import type { MapScene, PlacedLink, PlacedPlace } from '../scene';

/** A service of usual size. */
export function placedPlace(name: string, at: Point): PlacedPlace {
  const service = { name };
  return { place: { is: 'service', key: name, service, kind: 'service' }, ...at, width: 120, height: 40, layer: 0 };
}

interface Between {
  readonly from?: string;
  readonly to?: string;
}

/** A link along points. */
export function placedLink(key: string, points: readonly Point[], { from = 'a', to = 'b' }: Between = {}): PlacedLink {
  const red = { rate: perSecond(10), errors: ratio(0.1) };
  const edge = { client: { name: from }, server: { name: to }, kind: 'call', red } as const;
  return { link: { key, from, to, kind: 'call', edges: [edge], red }, points };
}

export function sceneWith(parts: Partial<MapScene>): MapScene {
  return { places: [], links: [], boxes: [], width: 2200, height: 1600, ...parts };
}

/** Nothing is known of anything. */
export const noMarks: MapMarks = {
  red: new Map(),
  level: new Map(),
  health: new Map(),
  course: new Map(),
  hurt: new Set(),
};
