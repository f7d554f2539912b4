import type { Layout, LayoutAsked, Point } from '../../analysis/layout/layout';
import type { MapGraph, MapLink, MapPlace } from '../../analysis/map/mapGraph';
import { backboneOf, spreadRoutes } from './backbone';
import type { Size } from './camera';
import { drawnSize, mapScale, sceneSize, toScene, type MapScale } from './mapGeometry';
import { roomier } from './roomier';
import type { MapScene, PlacedLink, PlacedPlace } from './scene';

/** Height of the head of an open group's box, in the layout's units. */
export const headHeight = 28;

/** Room for the head of a box: closer together it could not be read. */
const withBoxes: MapScale = { x: 0.4, y: 0.7 };

/** What a place takes on the map, in the layout's units. */
export function sizeOf(place: MapPlace): Size {
  switch (place.is) {
    case 'service':
      return { width: 168, height: 48 };
    case 'group':
      return { width: 188, height: 68 };
    case 'more':
      return { width: 120, height: 36 };
  }
}

/** What a layout goes by besides the map. */
export interface LaidBy {
  /** Where places stood in the layout before, in its own units. */
  readonly before?: ReadonlyMap<string, Point>;
  /** Keys of the links over which trouble goes. */
  readonly hurt?: ReadonlySet<string>;
}

/** The question to the layout. */
export function layoutAsked(map: MapGraph, { before, hurt }: LaidBy = {}): LayoutAsked {
  const links = drawnLinks(map);
  const laid = laidLinks(map, hurt);
  const at = new Map(map.places.map(({ key }, index) => [key, index]));
  const indexOf = (key: string) => at.get(key) ?? -1;
  const sizes = map.places.map(sizeOf);
  return {
    keys: map.places.map(({ key }) => key),
    widths: sizes.map(({ width }) => width),
    heights: sizes.map(({ height }) => height),
    edges: (laid ? laid.flatMap((index) => links[index] ?? []) : links).map(({ from, to }) => [
      indexOf(from),
      indexOf(to),
    ]),
    boxes: map.boxes.map(({ key, places }) => ({
      key,
      members: places.map(indexOf).filter((index) => index >= 0),
    })),
    headHeight,
    before,
  };
}

/** Links whose ends are on the map; every other one would lead nowhere. */
function drawnLinks({ places, links }: MapGraph): readonly MapLink[] {
  const keys = new Set(places.map(({ key }) => key));
  return links.filter(({ from, to }) => keys.has(from) && keys.has(to));
}

/** Which of the drawn links the layout is made by, as indices; undefined: by all. */
export function laidLinks(map: MapGraph, hurt: ReadonlySet<string> = new Set()): readonly number[] | undefined {
  return backboneOf(drawnLinks(map), map.places.length, hurt);
}

/** How a layout of a map is fitted into a box. */
export function scaleOf(map: MapGraph, layout: Layout, box: Size): MapScale {
  return mapScale(layout, box, map.boxes.length > 0 ? withBoxes : undefined);
}

/** How a layout is drawn. */
export interface Drawn {
  readonly layout: Layout;
  readonly scale: MapScale;
  /** The links it was made by, as `laidLinks` told them. */
  readonly laid?: readonly number[];
}

/** A layout of a map as it is drawn. */
export function sceneOf(map: MapGraph, { layout, scale, laid }: Drawn): MapScene {
  const beside = besideOf(map);
  const places = map.places.map((place, index): PlacedPlace => {
    const middle = toScene({ x: layout.x[index] ?? 0, y: layout.y[index] ?? 0 }, scale);
    return { place, layer: layout.layer[index] ?? 0, ...middle, ...drawnSize(sizeOf(place), scale, beside(place)) };
  });
  const byKey = new Map(places.map((placed) => [placed.place.key, placed]));
  const routeAt = spreadRoutes(layout.routes, laid, []);
  const links = drawnLinks(map).flatMap((link, index): readonly PlacedLink[] => {
    const [from, to] = [byKey.get(link.from), byKey.get(link.to)];
    return from && to ? [{ link, points: routeOf(routeAt(index), { from, to, scale }) }] : [];
  });
  const boxes = map.boxes.flatMap((box) => {
    const rect = layout.boxes.get(box.key);
    const corner = rect && toScene(rect, scale);
    return rect && corner ? [{ box, ...corner, width: rect.width * scale.x, height: rect.height * scale.y }] : [];
  });
  const size = sceneSize(layout, scale);
  const inTheWay = laid ? inLanes(links, laid) : links;
  return { places: roomier(places, inTheWay, { ...size, isShrunk: scale.isShrunk }), links, boxes, ...size };
}

/** Links that lead around places: those drawn straight pass under them anyway. */
function inLanes(links: readonly PlacedLink[], laid: readonly number[]): readonly PlacedLink[] {
  return laid.flatMap((index) => links[index] ?? []);
}

/** In boxes and among those without links places stand closer together: there they take less of the gaps beside them. */
function besideOf({ links }: MapGraph): (place: MapPlace) => number | undefined {
  const linked = new Set(links.flatMap(({ from, to }) => (from === to ? [] : [from, to])));
  return (place) => {
    const isInBox = place.is !== 'group' && place.box !== undefined;
    return linked.has(place.key) && !isInBox ? undefined : 14;
  };
}

interface Ends {
  readonly from: PlacedPlace;
  readonly to: PlacedPlace;
  readonly scale: MapScale;
}

/** The layout's route, whose ends touch the places as they are drawn: wider than laid out where space is short. */
function routeOf(route: readonly Point[], { from, to, scale }: Ends): readonly Point[] {
  if (from === to) {
    return loopOf(from);
  }
  if (route.length < 2) {
    return directRoute(from, to);
  }
  const points = route.map((laid) => toScene(laid, scale));
  const [start, end] = [points[0] ?? from, points.at(-1) ?? to];
  // Drawn wider than laid out, a place may reach over the corner beside it: there the line would turn back.
  const between = points.slice(1, -1).filter((point) => !isUnder(point, from) && !isUnder(point, to));
  return [atSide(start, from), ...between, atSide(end, to)];
}

function isUnder(point: Point, { x, y, width, height }: PlacedPlace): boolean {
  return Math.abs(point.x - x) <= width / 2 && Math.abs(point.y - y) <= height / 2;
}

function atSide(point: Point, { x, y, width, height }: PlacedPlace): Point {
  const inside = height / 2 - 3;
  return {
    x: x + (point.x < x ? -1 : 1) * (width / 2),
    y: Math.max(y - inside, Math.min(y + inside, point.y)),
  };
}

/** From the side that faces the other place to the side that faces back; around the right of one in the same column. */
function directRoute(from: PlacedPlace, to: PlacedPlace): readonly Point[] {
  if (Math.abs(from.x - to.x) < (from.width + to.width) / 4) {
    const [x, end] = [from.x + from.width / 2, to.x + to.width / 2];
    return [
      { x, y: from.y },
      { x: Math.max(x, end) + aside, y: (from.y + to.y) / 2 },
      { x: end, y: to.y },
    ];
  }
  const [start, end] = [atSide(to, from), atSide(from, to)];
  return [
    { x: start.x, y: from.y },
    { x: end.x, y: to.y },
  ];
}

/** So far a call within a column swings out. */
const aside = 18;

const loop = { width: 22, height: 16 };

/** A service that calls itself: out of its upper side near the right end, and back in. */
function loopOf({ x, y, width, height }: PlacedPlace): readonly Point[] {
  const [left, top] = [x + width / 2 - loop.width - 12, y - height / 2];
  return [
    { x: left, y: top },
    { x: left, y: top - loop.height },
    { x: left + loop.width, y: top - loop.height },
    { x: left + loop.width, y: top },
  ];
}

/** Free around what was moved by hand, in pixels at zoom 1. */
const margin = 8;

/**
 * A scene with places moved by hand: `to` tells their middles in pixels at zoom 1. Links of theirs follow, on the
 * straight way; nothing lies above or left of the scene, which grows to the right and down where it has to.
 */
export function withMoved(scene: MapScene, to: ReadonlyMap<string, Point>): MapScene {
  const moved = new Map(
    scene.places.flatMap((placed) => {
      const point = to.get(placed.place.key);
      return point ? [[placed.place.key, movedTo(placed, point)] as const] : [];
    })
  );
  if (moved.size === 0) {
    return scene;
  }
  const places = scene.places.map((placed) => moved.get(placed.place.key) ?? placed);
  const byKey = new Map(places.map((placed) => [placed.place.key, placed]));
  const links = scene.links.map((placed): PlacedLink => {
    const { from, to: end } = placed.link;
    const [a, b] = [byKey.get(from), byKey.get(end)];
    const isMoved = moved.has(from) || moved.has(end);
    return isMoved && a && b ? { ...placed, points: a === b ? loopOf(a) : directRoute(a, b) } : placed;
  });
  const right = [...moved.values()].reduce((most, { x, width }) => Math.max(most, x + width / 2 + margin), scene.width);
  const low = [...moved.values()].reduce(
    (most, { y, height }) => Math.max(most, y + height / 2 + margin),
    scene.height
  );
  return { ...scene, places, links, width: right, height: low };
}

function movedTo(placed: PlacedPlace, { x, y }: Point): PlacedPlace {
  return {
    ...placed,
    x: Math.max(margin + placed.width / 2, x),
    y: Math.max(margin + placed.height / 2, y),
    isPinned: true,
  };
}
