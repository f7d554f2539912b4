import { useRef, type MouseEvent, type PointerEvent } from 'react';
import type { Point } from '../../analysis/layout/layout';
import { moved, scenePoint, zoomedAt } from './camera';
import type { CameraControl } from './useCamera';

/** From this many pixels on a press is a drag and no click. */
const slack = 4;

export interface DragActs {
  /** What a gesture moves is no longer what one looks at. */
  readonly onStart: () => void;
  /** A place under a point of the scene that may be moved by hand, and how far from its middle it is taken. */
  readonly movableAt: (at: Point) => { readonly key: string; readonly at: Point } | undefined;
  readonly onMovePlace: (key: string, to: Point) => void;
  /** It is let go where it was moved last. */
  readonly onPlace: () => void;
  readonly setMoving: (isMoving: boolean) => void;
}

interface Gesture {
  /** Where each finger, or the mouse, was last, in pixels of the box. */
  readonly pointers: Map<number, Point>;
  readonly from: Point;
  place: { readonly key: string; readonly at: Point } | undefined;
  isMoving: boolean;
}

/** The mouse or one finger moves the map, or a place of it; two fingers move and zoom it. */
export function useDrag(control: CameraControl, acts: DragActs) {
  const gesture = useRef<Gesture>(undefined);
  const hasMoved = useRef(false);

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) {
      return;
    }
    const at = pointIn(event);
    hasMoved.current = hasMoved.current && gesture.current !== undefined;
    gesture.current ??= { pointers: new Map(), from: at, place: undefined, isMoving: false };
    gesture.current.pointers.set(event.pointerId, at);
    const isAlone = gesture.current.pointers.size === 1;
    gesture.current.place = isAlone ? acts.movableAt(scenePoint(control.live.now(), at)) : undefined;
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const now = gesture.current;
    if (!now?.pointers.has(event.pointerId)) {
      return;
    }
    if (event.pointerType === 'mouse' && event.buttons === 0) {
      // Let go outside, before it was a drag.
      gesture.current = undefined;
      return;
    }
    const at = pointIn(event);
    if (!now.isMoving && Math.hypot(at.x - now.from.x, at.y - now.from.y) >= slack) {
      // From here on moves outside the map count, too.
      event.currentTarget.setPointerCapture(event.pointerId);
      now.isMoving = true;
      hasMoved.current = true;
      acts.setMoving(true);
      acts.onStart();
    }
    if (now.isMoving) {
      follow(now, { pointer: event.pointerId, to: at, control, acts });
      now.pointers.set(event.pointerId, at);
    }
  };
  const onPointerEnd = (event: PointerEvent<HTMLElement>) => {
    const now = gesture.current;
    now?.pointers.delete(event.pointerId);
    if (now?.pointers.size === 0) {
      gesture.current = undefined;
      end(now, control, acts);
    }
  };
  // The click that ends a drag selects nothing; one without pointer (`detail` 0) is a key.
  const onClickCapture = (event: MouseEvent) => {
    if (hasMoved.current && event.detail !== 0) {
      event.stopPropagation();
    }
    hasMoved.current = false;
  };
  return { onPointerDown, onPointerMove, onPointerUp: onPointerEnd, onPointerCancel: onPointerEnd, onClickCapture };
}

interface Step {
  readonly pointer: number;
  readonly to: Point;
  readonly control: CameraControl;
  readonly acts: DragActs;
}

function follow({ pointers, place }: Gesture, { pointer, to, control, acts }: Step): void {
  if (place) {
    const point = scenePoint(control.live.now(), to);
    acts.onMovePlace(place.key, { x: point.x - place.at.x, y: point.y - place.at.y });
    return;
  }
  const from = pointers.get(pointer) ?? to;
  const [other] = [...pointers].filter(([id]) => id !== pointer).map(([, point]) => point);
  if (other) {
    pinch(control, { from, to, other });
  } else {
    control.move((camera) => moved(camera, { x: to.x - from.x, y: to.y - from.y }));
  }
}

/** Each of two fingers moves the map, and their distance zooms it. */
function pinch(control: CameraControl, { from, to, other }: { from: Point; to: Point; other: Point }): void {
  const apart = (point: Point) => Math.max(1, Math.hypot(point.x - other.x, point.y - other.y));
  const middle = { x: (to.x + other.x) / 2, y: (to.y + other.y) / 2 };
  const by = { x: (to.x - from.x) / 2, y: (to.y - from.y) / 2 };
  control.move((camera) => zoomedAt(moved(camera, by), middle, apart(to) / apart(from)));
}

function end({ isMoving, place }: Gesture, control: CameraControl, acts: DragActs): void {
  if (!isMoving) {
    return;
  }
  acts.setMoving(false);
  if (place) {
    acts.onPlace();
  } else {
    control.rest();
  }
}

/** Where the pointer is in the box that listens. */
export function pointIn({ clientX, clientY, currentTarget }: MouseEvent<HTMLElement>): Point {
  const { left, top } = currentTarget.getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
}
