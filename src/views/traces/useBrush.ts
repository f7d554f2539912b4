import { useState, type PointerEvent } from 'react';
import type { TracePoint } from '../../analysis/tracePoint';
import type { TraceSelection } from '../../model/traceSelection';
import { ms } from '../../model/units';
import { nearestPoint, type ScatterScale } from './scatterScale';

interface Brushed {
  readonly points: readonly TracePoint[];
  readonly scale: ScatterScale;
  readonly onHover: (index: number | undefined) => void;
  readonly onOpen: (index: number | undefined) => void;
  readonly onSelection: (selection: TraceSelection) => void;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** A shorter way than this is a click, in pixels; as far from a point a click still means it. */
const shaking = 4;
const reach = 14;

/** A rectangle drawn with the pointer selects what lies in it; a click opens the nearest point. */
export function useBrush({ points, scale, onHover, onOpen, onSelection }: Brushed) {
  const [drag, setDrag] = useState<{ readonly from: Place; readonly to: Place }>();
  const isDrawn = drag !== undefined && Math.hypot(drag.to.x - drag.from.x, drag.to.y - drag.from.y) > shaking;
  const handlers = {
    onPointerDown: (event: PointerEvent<SVGSVGElement>) => {
      if (event.button === 0) {
        event.currentTarget.setPointerCapture?.(event.pointerId);
        setDrag({ from: placeOf(event), to: placeOf(event) });
      }
    },
    onPointerMove: (event: PointerEvent<SVGSVGElement>) => {
      const to = placeOf(event);
      if (drag) {
        setDrag({ from: drag.from, to });
      } else {
        onHover(nearestPoint(points, scale, { ...to, reach }));
      }
    },
    onPointerUp: (event: PointerEvent<SVGSVGElement>) => {
      if (drag) {
        const to = placeOf(event);
        setDrag(undefined);
        if (isDrawn) {
          onSelection(selectionBetween(drag.from, to, scale));
        } else {
          onOpen(nearestPoint(points, scale, { ...to, reach }));
        }
      }
    },
    onPointerCancel: () => setDrag(undefined),
    onPointerLeave: () => (drag ? undefined : onHover(undefined)),
  };
  return { drawn: drag && isDrawn ? rectangle(drag.from, drag.to) : undefined, handlers };
}

function placeOf({ clientX, clientY, currentTarget }: PointerEvent<SVGSVGElement>): Place {
  const { left, top } = currentTarget.getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
}

function rectangle(one: Place, other: Place) {
  return {
    x: Math.min(one.x, other.x),
    y: Math.min(one.y, other.y),
    width: Math.abs(one.x - other.x),
    height: Math.abs(one.y - other.y),
  };
}

/** To the microsecond, as a link keeps it; rounded outward, so that nothing at the edge falls out. */
export function selectionBetween(one: Place, other: Place, scale: ScatterScale): TraceSelection {
  const { x, y, width, height } = rectangle(one, other);
  return {
    from: scale.at(x),
    to: scale.at(x + width),
    atLeast: ms(Math.max(0, Math.floor(scale.took(y + height) * 1000) / 1000)),
    atMost: ms(Math.ceil(scale.took(y) * 1000) / 1000),
  };
}
