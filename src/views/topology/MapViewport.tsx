import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { useLayoutEffect, useRef, useState, type MouseEvent, type PointerEvent, type ReactNode } from 'react';
import type { Point } from '../../analysis/graphLayout';
import { scrollTo } from './mapGeometry';

/** How large the map is drawn, and which of its points stood in the middle when that was chosen. */
export interface MapZoom {
  readonly times: number;
  readonly at: Point;
}

interface Props {
  /** Size of the drawing before it is enlarged. */
  readonly size: { readonly width: number; readonly height: number };
  readonly zoom: MapZoom;
  readonly children: ReactNode;
  /** What lies over the map and does not grow with it, told how far the map is scrolled. */
  readonly over: (scrolled: Point) => ReactNode;
  readonly onPan: () => void;
}

/** The part of the map that is seen: enlarged with its texts, moved by scrolling or by dragging. */
export function MapViewport({ size, zoom, children, over, onPan }: Props) {
  const styles = useStyles2(getStyles);
  const box = useRef<HTMLDivElement>(null);
  const [scrolled, setScrolled] = useState<Point>({ x: 0, y: 0 });
  const panning = usePanning(onPan);
  const { times } = zoom;
  useLayoutEffect(() => {
    if (box.current) {
      const { clientWidth: width, clientHeight: height } = box.current;
      const { left, top } = zoom.times === 1 ? { left: 0, top: 0 } : scrollTo(zoom.at, zoom.times, { width, height });
      box.current.scrollLeft = left;
      box.current.scrollTop = top;
    }
  }, [zoom]);
  return (
    <div className={styles.frame}>
      <div
        ref={box}
        className={cx(styles.box, times > 1 && styles.movable)}
        data-testid="map-viewport"
        onScroll={({ currentTarget }) => setScrolled({ x: currentTarget.scrollLeft, y: currentTarget.scrollTop })}
        {...panning}
      >
        <div className={styles.room} style={{ width: size.width * times, height: size.height * times }}>
          <div className={styles.drawing} style={{ transform: `scale(${times})` }} data-testid="map-drawing">
            {children}
          </div>
        </div>
      </div>
      {over(scrolled)}
    </div>
  );
}

/** From this many pixels on a press is a drag and no click. */
const slack = 4;

interface Drag {
  readonly from: Point;
  readonly scroll: Point;
  readonly isMoving: boolean;
}

/** Dragging with the mouse scrolls; fingers do so by themselves. */
function usePanning(onPan: () => void) {
  const drag = useRef<Drag>(undefined);
  const hasPanned = useRef(false);
  const onPointerDown = ({ button, pointerType, clientX, clientY, currentTarget }: PointerEvent) => {
    hasPanned.current = false;
    if (button === 0 && pointerType !== 'touch') {
      const scroll = { x: currentTarget.scrollLeft, y: currentTarget.scrollTop };
      drag.current = { from: { x: clientX, y: clientY }, scroll, isMoving: false };
    }
  };
  const onPointerMove = ({ clientX, clientY, currentTarget, pointerId }: PointerEvent) => {
    if (!drag.current) {
      return;
    }
    const { from, scroll, isMoving } = drag.current;
    const [x, y] = [clientX - from.x, clientY - from.y];
    if (!isMoving && Math.hypot(x, y) < slack) {
      return;
    }
    if (!isMoving) {
      // From here on moves outside the map count, too.
      currentTarget.setPointerCapture(pointerId);
      hasPanned.current = true;
      drag.current = { from, scroll, isMoving: true };
      onPan();
    }
    currentTarget.scrollLeft = scroll.x - x;
    currentTarget.scrollTop = scroll.y - y;
  };
  const end = () => {
    drag.current = undefined;
  };
  // The click that ends a drag selects nothing; one without pointer (`detail` 0) is a key.
  const onClickCapture = (event: MouseEvent) => {
    if (hasPanned.current && event.detail !== 0) {
      event.stopPropagation();
    }
    hasPanned.current = false;
  };
  return { onPointerDown, onPointerMove, onPointerUp: end, onPointerCancel: end, onClickCapture };
}

const getStyles = (_theme: GrafanaTheme2) => ({
  frame: css({ position: 'relative', flex: 1, minHeight: 0 }),
  box: css({ position: 'absolute', inset: 0, overflow: 'auto', userSelect: 'none' }),
  movable: css({ cursor: 'grab', '&:active': { cursor: 'grabbing' } }),
  room: css({ position: 'relative' }),
  drawing: css({ position: 'absolute', inset: 0, transformOrigin: '0 0' }),
});
