import { useEffect, useMemo, useState } from 'react';
import { layered } from '../../analysis/layout/layered';
import type { Layout, Point } from '../../analysis/layout/layout';
import type { MapGraph } from '../../analysis/map/mapGraph';
import type { Size } from './camera';
import { toLayout, type MapScale } from './mapGeometry';
import type { MapScene } from './scene';
import { laidLinks, layoutAsked, sceneOf, scaleOf } from './sceneOf';

/** So many places are laid out at once, within a frame; more in a worker. */
const mostAtOnce = 100;

/** Nobody waits longer for a layout, in milliseconds. */
const longest = 20_000;

export interface SceneFound {
  /** As laid out, in pixels at zoom 1; that before the map changed while the new one is laid out. */
  readonly scene: MapScene | undefined;
  readonly state: { readonly is: 'there' | 'laying-out' | 'too-long'; readonly places: number };
  /** Where a point of the scene lies in the layout, whose units stay the same when the box changes. */
  readonly fromScene: (point: Point) => Point;
  readonly scale: MapScale;
}

/** A map as a scene that fits its box. It is laid out anew only where its places or links are others than before. */
export function useScene(map: MapGraph, hurt: ReadonlySet<string>, box: Size): SceneFound {
  const { laid, state } = useLayout(map, hurt);
  const shown = laid && (isSameShape(laid.map, map) ? map : laid.map);
  const scale = useMemo(() => (shown && laid ? scaleOf(shown, laid.layout, box) : natural), [shown, laid, box]);
  const scene = useMemo(
    () => shown && laid && sceneOf(shown, { layout: laid.layout, laid: laid.laid, scale }),
    [shown, laid, scale]
  );
  const fromScene = useMemo(() => (point: Point) => toLayout(point, scale), [scale]);
  return { scene, state, fromScene, scale };
}

const natural: MapScale = { x: 1, y: 1 };

interface Laid {
  readonly map: MapGraph;
  /** Links it was made by, as indices; undefined: by all. */
  readonly laid: readonly number[] | undefined;
  readonly layout: Layout;
}

/** What a session remembers of the layout before, so that what comes new moves the others little. */
function layoutMemory() {
  let before: ReadonlyMap<string, Point> | undefined;
  return {
    before: () => before,
    keep: (laid: Laid | undefined) => {
      before = laid && placesOf(laid);
    },
  };
}

interface LayoutFound {
  readonly laid: Laid | undefined;
  readonly state: SceneFound['state'];
}

function useLayout(map: MapGraph, hurt: ReadonlySet<string>): LayoutFound {
  const [memory] = useState(layoutMemory);
  const { map: shaped, hurt: by } = useShape(map, hurt);
  const isSmall = shaped.places.length <= mostAtOnce;
  const atOnce = useMemo(
    () =>
      isSmall ? laidOut(shaped, by, layered(layoutAsked(shaped, { before: memory.before(), hurt: by }))) : undefined,
    [isSmall, shaped, by, memory]
  );
  const [apart, setApart] = useState<Laid>();
  const [late, setLate] = useState<MapGraph>();
  useEffect(() => {
    if (isSmall) {
      return undefined;
    }
    const left = new AbortController();
    const timer = setTimeout(() => {
      left.abort(new Error('The layout took too long'));
      setLate(shaped);
    }, longest);
    // Loaded when it is needed: few maps are that large.
    void import('./laidOutApart')
      .then(({ laidOutApart }) => laidOutApart(layoutAsked(shaped, { before: memory.before(), hurt: by }), left.signal))
      .then((layout) => left.signal.aborted || setApart(laidOut(shaped, by, layout)))
      .catch(() => undefined)
      .finally(() => clearTimeout(timer));
    return () => {
      clearTimeout(timer);
      left.abort(new Error('The map has changed'));
    };
  }, [isSmall, shaped, by, memory]);
  const laid = atOnce ?? apart;
  useEffect(() => {
    memory.keep(laid);
  }, [laid, memory]);
  return { laid, state: stateOf(laid, { shaped, late }) };
}

function laidOut(map: MapGraph, hurt: ReadonlySet<string>, layout: Layout): Laid {
  return { map, layout, laid: laidLinks(map, hurt) };
}

function stateOf(laid: Laid | undefined, { shaped, late }: Asked): SceneFound['state'] {
  const places = shaped.places.length;
  if (laid?.map === shaped) {
    return { is: 'there', places };
  }
  return { is: late === shaped ? 'too-long' : 'laying-out', places };
}

interface Asked {
  readonly shaped: MapGraph;
  /** The map whose layout took too long. */
  readonly late: MapGraph | undefined;
}

interface Shape {
  readonly map: MapGraph;
  readonly hurt: ReadonlySet<string>;
}

/** The first map of those that look the same but for their figures, and what was hurt on it then. */
function useShape(map: MapGraph, hurt: ReadonlySet<string>): Shape {
  const [shaped, setShaped] = useState<Shape>({ map, hurt });
  if (shaped.map !== map && !isSameShape(shaped.map, map)) {
    const next = { map, hurt };
    setShaped(next);
    return next;
  }
  return shaped;
}

function isSameShape(a: MapGraph, b: MapGraph): boolean {
  return (
    a === b ||
    (isSame(a.places, b.places, (one, other) => one.key === other.key && one.is === other.is) &&
      isSame(a.links, b.links, (one, other) => one.from === other.from && one.to === other.to) &&
      isSame(a.boxes, b.boxes, (one, other) => one.key === other.key && isSame(one.places, other.places, Object.is)))
  );
}

function isSame<Item>(a: readonly Item[], b: readonly Item[], alike: (one: Item, other: Item) => boolean): boolean {
  return (
    a.length === b.length &&
    a.every((one, index) => {
      const other = b[index];
      return other !== undefined && alike(one, other);
    })
  );
}

function placesOf({ map, layout }: Laid): ReadonlyMap<string, Point> {
  return new Map(map.places.map(({ key }, index) => [key, { x: layout.x[index] ?? 0, y: layout.y[index] ?? 0 }]));
}
