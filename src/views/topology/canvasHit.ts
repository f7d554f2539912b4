import type { Point } from '../../analysis/layout/layout';
import type { ServiceId } from '../../model/service';
import type { OverviewView } from '../routes';
import { scenePoint, type Camera } from './camera';
import type { SceneIndex } from './canvasIndex';
import type { MapScene, PlacedBox, PlacedLink, PlacedPlace } from './scene';

/** What lies under the pointer. */
export type Hit =
  | { readonly is: 'place'; readonly placed: PlacedPlace }
  | { readonly is: 'link'; readonly placed: PlacedLink }
  | { readonly is: 'box'; readonly placed: PlacedBox };

/** So near a link the pointer means it, in pixels of the screen. */
const reach = 6;

/** Height of the head of a box, in pixels of the screen. */
const head = 22;

/** What is meant by a point of the box: a place, else a link near it, else the head of an open group. */
export function hitAt(
  at: Point,
  camera: Camera,
  { scene, index }: { scene: MapScene; index: SceneIndex }
): Hit | undefined {
  const point = scenePoint(camera, at);
  const place = index.placeAt(point);
  if (place) {
    return { is: 'place', placed: place };
  }
  const link = index.linkNear(point, reach / camera.zoom);
  if (link) {
    return { is: 'link', placed: link };
  }
  const box = scene.boxes.find(
    ({ x, y, width }) =>
      point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + head / Math.min(1, camera.zoom)
  );
  return box && { is: 'box', placed: box };
}

export function hitKey(hit: Hit): string {
  switch (hit.is) {
    case 'place':
      return hit.placed.place.key;
    case 'link':
      return hit.placed.link.key;
    case 'box':
      return hit.placed.box.key;
  }
}

/** What can be done with what is on a map. */
export interface Ways {
  readonly onSelect: (view: OverviewView) => void;
  readonly onOpen: (service: ServiceId) => void;
  readonly onToggle: (key: string) => void;
}

/** A click or Enter: services and calls are chosen, groups opened and closed. */
export function choose(hit: Hit, { onSelect, onToggle }: Ways): void {
  if (hit.is === 'box') {
    onToggle(hit.placed.box.key);
    return;
  }
  if (hit.is === 'place') {
    const { place } = hit.placed;
    if (place.is === 'service') {
      onSelect({ selected: place.service });
    } else {
      onToggle(place.key);
    }
    return;
  }
  const worst = hit.placed.link.edges[0];
  if (worst) {
    onSelect({ edge: { client: worst.client, server: worst.server } });
  }
}

/** A second click or `o`: what only its callers know has no page of its own and is chosen instead. */
export function open(hit: Hit, ways: Ways): void {
  if (hit.is === 'place' && hit.placed.place.is === 'service' && hit.placed.place.kind === 'service') {
    ways.onOpen(hit.placed.place.service);
  } else if (hit.is === 'place' && hit.placed.place.is === 'service') {
    choose(hit, ways);
  }
}
