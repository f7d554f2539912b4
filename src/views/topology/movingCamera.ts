import { onTheWay, type Camera } from './camera';
import type { LiveCamera } from './drawingProps';

/** A camera that moves without anything being rendered: whoever listens moves with it. */
export interface MovingCamera extends LiveCamera {
  readonly put: (camera: Camera) => void;
  /** There in a short while, and at once for those who want no motion. `onThere` is told at its end, unless it is stopped. */
  readonly glide: (to: Camera, onThere: () => void) => void;
  readonly stop: () => void;
}

/** How long it takes to where one jumps, in milliseconds. */
const travel = 220;

export function movingCamera(first: Camera): MovingCamera {
  let at = first;
  let frame: number | undefined;
  const listeners = new Set<(camera: Camera) => void>();
  const show = (camera: Camera) => {
    at = camera;
    listeners.forEach((listener) => listener(camera));
  };
  const stop = () => {
    if (frame !== undefined) {
      cancelAnimationFrame(frame);
      frame = undefined;
    }
  };
  const glide = (to: Camera, onThere: () => void) => {
    stop();
    const [from, since] = [at, performance.now()];
    const step = () => {
      const share = Math.min(1, (performance.now() - since) / travel);
      if (share < 1) {
        show(onTheWay(from, to, eased(share)));
        frame = requestAnimationFrame(step);
      } else {
        frame = undefined;
        show(to);
        onThere();
      }
    };
    if (wantsNoMotion() || isSame(from, to)) {
      show(to);
      onThere();
    } else {
      frame = requestAnimationFrame(step);
    }
  };
  return {
    now: () => at,
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    put: (camera) => {
      stop();
      show(camera);
    },
    glide,
    stop,
  };
}

export function isSame(a: Camera, b: Camera): boolean {
  return Math.abs(a.left - b.left) < 0.5 && Math.abs(a.top - b.top) < 0.5 && Math.abs(a.zoom / b.zoom - 1) < 1e-4;
}

function eased(share: number): number {
  return 1 - (1 - share) ** 3;
}

function wantsNoMotion(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}
