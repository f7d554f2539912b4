import { useCallback, useState, type MouseEvent, type PointerEvent, type RefObject } from 'react';
import { zoomedAt } from './camera';
import type { CameraControl } from './useCamera';
import { pointIn, useDrag, type DragActs } from './useDrag';
import { useWheel } from './useWheel';

/** A double click on nothing zooms by so much. */
const leap = 1.9;

export interface GestureActs extends Omit<DragActs, 'setMoving'> {
  readonly wheel: 'zoom' | 'page';
}

/** Dragging, pinching, the wheel and double clicks on the part of the map that is seen. */
export function useGestures(box: RefObject<HTMLElement | null>, control: CameraControl, acts: GestureActs) {
  const [isHeld, setHeld] = useState(false);
  // While the map moves, nothing on it is hovered: said on the element alone, so that nothing is rendered.
  const setMoving = useCallback(
    (isMoving: boolean) => box.current?.setAttribute('data-moving', String(isMoving)),
    [box]
  );
  useWheel(box, control, { isZoom: acts.wheel === 'zoom' || isHeld, onStart: acts.onStart, setMoving });
  const drag = useDrag(control, { ...acts, setMoving });
  const onDoubleClick = (event: MouseEvent<HTMLElement>) => {
    if (event.target instanceof Element && event.target.closest('button, [role="button"]') === null) {
      control.glideTo(zoomedAt(control.live.now(), pointIn(event), leap));
    }
  };
  const handlers = {
    ...drag,
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      setHeld(true);
      drag.onPointerDown(event);
    },
    onPointerLeave: ({ buttons }: PointerEvent) => buttons === 0 && setHeld(false),
    onDoubleClick,
  };
  return { isHeld, handlers };
}
