import { useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import type { Point } from '../../analysis/layout/layout';
import type { SeenFrom } from '../mapRoutes';
import { centredOn, fitted, keptInSight, middleSeen, zoomBounds, zoomedAt, type Camera, type Size } from './camera';
import type { LiveCamera } from './drawingProps';
import { isSame, movingCamera } from './movingCamera';

export interface CameraControl {
  /** Where the camera rests. */
  readonly camera: Camera;
  readonly live: LiveCamera;
  /** All of the scene is seen: there is nothing to zoom out to. */
  readonly isFitted: boolean;
  /** For a gesture: moves the camera from where it stands, without rendering. */
  readonly move: (by: (camera: Camera) => Camera) => void;
  /** The gesture is over: the camera rests where it stands. */
  readonly rest: () => void;
  /** Jumps there, softly. */
  readonly glideTo: (to: Camera | 'fit') => void;
}

interface Seeing {
  readonly scene: Size;
  readonly box: Size;
  /** Where one looks from first; all of the scene where nothing is said. */
  readonly first: SeenFrom | undefined;
  readonly onRest: ((seen: SeenFrom | undefined) => void) | undefined;
}

/**
 * The camera over a scene. What is kept is the point in the middle and the zoom, so that a box of another size shows the
 * same; as long as all is seen, all stays seen when scene or box change.
 */
export function useCamera({ scene, box, first, onRest }: Seeing): CameraControl {
  const [seen, setSeen] = useState(first);
  const { width, height } = scene;
  const fit = useMemo(() => fitted({ width, height }, box), [width, height, box]);
  const camera = useMemo(() => (seen ? centredOn(seen, seen.zoom, box) : fit), [seen, fit, box]);
  const [moving] = useState(() => movingCamera(camera));
  useLayoutEffect(() => moving.put(camera), [moving, camera]);
  useEffect(() => moving.stop, [moving]);

  const move = useCallback(
    (by: (camera: Camera) => Camera) => moving.put(bounded(by(moving.now()), { fit, scene: { width, height }, box })),
    [moving, fit, width, height, box]
  );
  const rest = useCallback(() => {
    const at = moving.now();
    const next = isSame(at, fit) ? undefined : { ...middleSeen(at, box), zoom: at.zoom };
    setSeen(next);
    onRest?.(next);
  }, [moving, fit, box, onRest]);
  const glideTo = useCallback(
    (to: Camera | 'fit') =>
      moving.glide(to === 'fit' ? fit : bounded(to, { fit, scene: { width, height }, box }), rest),
    [moving, fit, width, height, box, rest]
  );
  return { camera, live: moving, isFitted: isSame(camera, fit), move, rest, glideTo };
}

/** Nobody zooms out farther than all is seen, nor moves beside the scene. */
function bounded(camera: Camera, { fit, scene, box }: { fit: Camera; scene: Size; box: Size }): Camera {
  return camera.zoom <= fit.zoom ? fit : keptInSight(camera, scene, box);
}

/** A press of a button zooms by so much. */
const step = 1.4;

/**
 * One step larger or smaller. From where all is seen it goes to what matters (`focus`), else the middle stays where it is.
 */
export function stepped(
  direction: 'in' | 'out',
  { camera, isFitted }: Pick<CameraControl, 'camera' | 'isFitted'>,
  { focus, box }: { readonly focus: Point; readonly box: Size }
): Camera {
  const middle = { x: box.width / 2, y: box.height / 2 };
  return direction === 'in' && isFitted
    ? centredOn(focus, Math.min(zoomBounds.most, camera.zoom * step), box)
    : zoomedAt(camera, middle, direction === 'in' ? step : 1 / step);
}
