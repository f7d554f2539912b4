import { useCallback, useMemo, useState } from 'react';
import type { Point } from '../../analysis/layout/layout';
import { useMapPins } from '../../grafana/mapPins';
import { toScene } from './mapGeometry';
import type { MapScene } from './scene';
import { withMoved } from './sceneOf';
import type { SceneFound } from './useScene';

export interface Placement {
  /** The scene with all that was moved by hand. */
  readonly scene: MapScene;
  /** How many of its places were. */
  readonly pinned: number;
  /** The place under a point, and how far from its middle; undefined where positions are not kept. */
  readonly movableAt: (at: Point) => { readonly key: string; readonly at: Point } | undefined;
  /** A place goes with the hand. */
  readonly onMove: (key: string, to: Point) => void;
  /** The hand lets go: it stays there. */
  readonly onPlace: () => void;
  /** A place is moved by so much, and stays there. */
  readonly onNudge: (key: string, by: Point) => void;
  readonly onUnpin: () => void;
}

const empty: MapScene = { places: [], links: [], boxes: [], width: 1, height: 1 };

interface Moving {
  readonly key: string;
  readonly to: Point;
}

/** Places moved by hand: while they are moved, and as they were kept. */
export function usePlacement({ scene: laid, scale, fromScene }: SceneFound, pinsOf: string | undefined): Placement {
  const [pins, savePins] = useMapPins(pinsOf);
  const [moving, setMoving] = useState<Moving>();
  const kept = useMemo(() => new Map([...pins].map(([key, pin]) => [key, toScene(pin, scale)])), [pins, scale]);
  const pinned = useMemo(() => withMoved(laid ?? empty, kept), [laid, kept]);
  const scene = useMemo(
    () => (moving ? withMoved(pinned, new Map([[moving.key, moving.to]])) : pinned),
    [pinned, moving]
  );
  const movableAt = useCallback(
    (point: Point) => {
      const placed = pinsOf === undefined ? undefined : placeAt(scene, point);
      return placed && { key: placed.place.key, at: { x: point.x - placed.x, y: point.y - placed.y } };
    },
    [pinsOf, scene]
  );
  const pin = useCallback(
    ({ key, to }: Moving) =>
      savePins(new Map([...[...pins].filter(([other]) => other !== key), [key, fromScene(to)] as const])),
    [pins, savePins, fromScene]
  );
  const onPlace = useCallback(() => {
    if (moving) {
      pin(moving);
    }
    setMoving(undefined);
  }, [moving, pin]);
  const onNudge = useCallback(
    (key: string, by: Point) => {
      const placed = scene.places.find(({ place }) => place.key === key);
      if (placed && pinsOf !== undefined) {
        pin({ key, to: { x: placed.x + by.x, y: placed.y + by.y } });
      }
    },
    [scene, pin, pinsOf]
  );
  return {
    scene,
    pinned: scene.places.filter(({ isPinned }) => isPinned).length,
    movableAt,
    onMove: useCallback((key: string, to: Point) => setMoving({ key, to }), []),
    onPlace,
    onNudge,
    onUnpin: useCallback(() => {
      const there = new Set(pinned.places.map(({ place }) => place.key));
      savePins(new Map([...pins].filter(([key]) => !there.has(key))));
    }, [pins, pinned, savePins]),
  };
}

/** The place under a point; of several the one drawn last. */
function placeAt({ places }: MapScene, { x, y }: Point) {
  return places
    .filter((placed) => Math.abs(placed.x - x) <= placed.width / 2 && Math.abs(placed.y - y) <= placed.height / 2)
    .at(-1);
}
