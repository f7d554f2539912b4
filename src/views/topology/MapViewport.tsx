import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { useRef, type FocusEvent, type KeyboardEvent, type ReactNode, type UIEvent } from 'react';
import type { Point } from '../../analysis/layout/layout';
import { moved } from './camera';
import type { CameraControl } from './useCamera';
import { useGestures, type GestureActs } from './useGestures';

interface Props extends GestureActs {
  readonly control: CameraControl;
  /** A place is moved by keys. */
  readonly onNudge: (key: string, by: Point) => void;
  readonly onZoom: (direction: 'in' | 'out' | 'fit') => void;
  readonly children: ReactNode;
  /** What lies over the map and does not move with it. */
  readonly over: ReactNode;
}

/** How far an arrow key moves the map, in pixels. */
const arrow = 60;

const arrows: Readonly<Record<string, { readonly x: number; readonly y: number }>> = {
  ArrowLeft: { x: arrow, y: 0 },
  ArrowRight: { x: -arrow, y: 0 },
  ArrowUp: { x: 0, y: arrow },
  ArrowDown: { x: 0, y: -arrow },
};

/** The part of the map that is seen: moved and zoomed by mouse, fingers and keys. */
export function MapViewport({ control, onZoom, onNudge, children, over, ...acts }: Props) {
  const styles = useStyles2(getStyles);
  const box = useRef<HTMLDivElement>(null);
  const { isHeld, handlers } = useGestures(box, control, acts);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (isChord(event) || event.defaultPrevented) {
      return;
    }
    const by = arrows[event.key];
    const zoom = zoomOf(event.key);
    const place = event.target instanceof HTMLElement ? event.target.dataset.nodeKey : undefined;
    if (by && event.shiftKey && place !== undefined) {
      onNudge(place, { x: -by.x / 5, y: -by.y / 5 });
    } else if (by && event.target === event.currentTarget) {
      control.move((camera) => moved(camera, by));
      control.rest();
    } else if (zoom) {
      onZoom(zoom);
    } else {
      return;
    }
    event.preventDefault();
  };
  // The map is moved and zoomed by keys while it has the focus.
  const keyboard = { tabIndex: 0, onKeyDown, onFocus: (event: FocusEvent<HTMLElement>) => intoSight(event, control) };
  return (
    <div className={styles.frame}>
      <div
        ref={box}
        role="application"
        aria-label={t('map.viewport', 'Map: arrows move it, plus and minus zoom, 0 shows all')}
        className={cx(styles.box, acts.wheel === 'zoom' || isHeld ? styles.held : styles.free)}
        data-testid="map-viewport"
        onScroll={(event) => scrolledInto(event, control)}
        {...keyboard}
        {...handlers}
      >
        {children}
      </div>
      {over}
    </div>
  );
}

function isChord({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey;
}

/** A browser that brings a focused place into sight scrolls the box; the camera goes there instead. */
function scrolledInto({ currentTarget, target }: UIEvent<HTMLElement>, control: CameraControl) {
  const { scrollLeft, scrollTop } = currentTarget;
  if (target === currentTarget && (scrollLeft !== 0 || scrollTop !== 0)) {
    currentTarget.scrollLeft = 0;
    currentTarget.scrollTop = 0;
    control.move((camera) => moved(camera, { x: -scrollLeft, y: -scrollTop }));
    control.rest();
  }
}

/** What is reached by keys comes into sight. */
function intoSight({ currentTarget, target }: FocusEvent<HTMLElement>, control: CameraControl) {
  if (target === currentTarget || !target.matches(':focus-visible')) {
    return;
  }
  const [box, at] = [currentTarget.getBoundingClientRect(), target.getBoundingClientRect()];
  const middle = { x: at.left + at.width / 2, y: at.top + at.height / 2 };
  const isSeen = middle.x >= box.left && middle.x <= box.right && middle.y >= box.top && middle.y <= box.bottom;
  if (!isSeen) {
    const by = { x: box.left + box.width / 2 - middle.x, y: box.top + box.height / 2 - middle.y };
    control.glideTo(moved(control.live.now(), by));
  }
}

function zoomOf(key: string): 'in' | 'out' | 'fit' | undefined {
  switch (key) {
    case '+':
    case '=':
      return 'in';
    case '-':
    case '_':
      return 'out';
    case '0':
      return 'fit';
    default:
      return undefined;
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  frame: css({
    position: 'relative',
    flex: 1,
    minHeight: 0,
    background: theme.colors.background.primary,
    borderRadius: theme.shape.radius.default,
  }),
  box: css({
    position: 'absolute',
    inset: 0,
    overflow: 'hidden',
    userSelect: 'none',
    cursor: 'grab',
    '&:active': { cursor: 'grabbing' },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: -2 },
    '&[data-moving="true"] > *': { pointerEvents: 'none', willChange: 'transform' },
  }),
  held: css({ touchAction: 'none' }),
  // Fingers scroll the page until the map is touched for itself; two always zoom the map.
  free: css({ touchAction: 'pan-x pan-y' }),
});
