import { useEffect, useRef, type RefObject } from 'react';
import type { Point } from '../../analysis/layout/layout';
import { zoomedAt } from './camera';
import type { CameraControl } from './useCamera';

/** The wheel rests when nothing came for so long, in milliseconds. */
const pause = 140;

/** Pixels of a line and of a page, for wheels that count in those. */
const unit = [1, 16, 400] as const;

interface Wheel {
  /** Whether it zooms without a key held. */
  readonly isZoom: boolean;
  readonly onStart: () => void;
  readonly setMoving: (isMoving: boolean) => void;
}

/** Zooms at the pointer. Heard by the element itself: React's own listener may not keep the page from scrolling. */
export function useWheel(box: RefObject<HTMLElement | null>, control: CameraControl, wheel: Wheel): void {
  const latest = useRef({ control, wheel });
  useEffect(() => {
    latest.current = { control, wheel };
  });
  useEffect(() => {
    const element = box.current;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onWheel = (event: WheelEvent) => {
      const now = latest.current;
      if (!element || !(now.wheel.isZoom || event.ctrlKey || event.metaKey)) {
        return;
      }
      event.preventDefault();
      if (timer === undefined) {
        now.wheel.setMoving(true);
        now.wheel.onStart();
      }
      clearTimeout(timer);
      const at = placeOf(event, element);
      now.control.move((camera) => zoomedAt(camera, at, timesOf(event)));
      timer = setTimeout(() => {
        timer = undefined;
        latest.current.wheel.setMoving(false);
        latest.current.control.rest();
      }, pause);
    };
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      clearTimeout(timer);
      element?.removeEventListener('wheel', onWheel);
    };
  }, [box]);
}

/** A pinch on a touchpad comes as a wheel with ctrl, in small steps. */
function timesOf({ deltaY, deltaMode, ctrlKey }: WheelEvent): number {
  const by = deltaY * (unit[deltaMode] ?? 1);
  return Math.min(1.6, Math.max(0.625, Math.exp(-by * (ctrlKey && Math.abs(by) < 50 ? 0.01 : 0.0022))));
}

function placeOf({ clientX, clientY }: WheelEvent, element: Element): Point {
  const { left, top } = element.getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
}
