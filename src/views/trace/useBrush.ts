import { useRef, useState, type PointerEvent } from 'react';
import { ms, type Ms } from '../../model/units';
import type { OnZoom, Sight } from './zoom';

interface Ways {
  readonly sight: Sight;
  readonly total: Ms;
  readonly onZoom: OnZoom;
  /** A place from the top (0) to the bottom (1). */
  readonly onJump: (share: number) => void;
}

/** A drag: not yet clear which way it goes, along the rows, or over time, of which one end stays where it is. */
type Drag =
  | { readonly is: 'unclear'; readonly x: number; readonly y: number }
  | { readonly is: 'rows' }
  | { readonly is: 'time'; readonly fixed: Ms };

/** So many pixels make a drag. */
const threshold = 4;

/**
 * Dragging over the minimap: sideways it takes a part of the time, up and down it goes through the rows, and a click
 * goes to a row. `data-end` on an element makes it the handle of that end of what is in sight.
 */
export function useBrush({ sight, total, onZoom, onJump }: Ways) {
  const drag = useRef<Drag>(undefined);
  const [brushed, setBrushed] = useState<Sight>();
  const begin = (event: PointerEvent<HTMLElement>) => {
    if (event.button > 0) {
      return;
    }
    const end = event.target instanceof HTMLElement ? event.target.dataset.end : undefined;
    drag.current = end
      ? { is: 'time', fixed: end === 'from' ? sight.to : sight.from }
      : { is: 'unclear', x: event.clientX, y: event.clientY };
    event.currentTarget.setPointerCapture?.(event.pointerId);
  };
  const move = (event: PointerEvent<HTMLElement>) => {
    const { x, y } = sharesOf(event);
    drag.current = clearer(drag.current, event, total);
    if (drag.current?.is === 'rows') {
      onJump(y);
    } else if (drag.current?.is === 'time') {
      const { fixed } = drag.current;
      const at = ms(x * total);
      setBrushed({ from: ms(Math.min(at, fixed)), to: ms(Math.max(at, fixed)) });
    }
  };
  const end = (event: PointerEvent<HTMLElement>) => {
    if (drag.current?.is === 'unclear') {
      onJump(sharesOf(event).y);
    } else if (brushed && brushed.to > brushed.from) {
      onZoom(brushed, 'push');
    }
    cancel();
  };
  const cancel = () => {
    drag.current = undefined;
    setBrushed(undefined);
  };
  return {
    /** The part of the time that is being taken. */
    brushed,
    handlers: { onPointerDown: begin, onPointerMove: move, onPointerUp: end, onPointerCancel: cancel },
  };
}

function clearer(drag: Drag | undefined, event: PointerEvent<HTMLElement>, total: Ms): Drag | undefined {
  if (drag?.is !== 'unclear') {
    return drag;
  }
  const [across, down] = [Math.abs(event.clientX - drag.x), Math.abs(event.clientY - drag.y)];
  if (Math.max(across, down) < threshold) {
    return drag;
  }
  const { left, width } = event.currentTarget.getBoundingClientRect();
  return across >= down
    ? { is: 'time', fixed: ms(within((drag.x - left) / Math.max(width, 1)) * total) }
    : { is: 'rows' };
}

function sharesOf(event: PointerEvent<HTMLElement>) {
  const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
  return {
    x: within((event.clientX - left) / Math.max(width, 1)),
    y: within((event.clientY - top) / Math.max(height, 1)),
  };
}

function within(share: number): number {
  return Math.min(1, Math.max(0, share));
}
