import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React, { useEffect, useMemo, useRef, useState, type MouseEvent, type RefObject } from 'react';
import { choose, hitAt, hitKey, open, type Hit } from './canvasHit';
import { sceneIndex } from './canvasIndex';
import { mapInk } from './canvasInk';
import { useCanvasKeys } from './canvasKeys';
import { canvasLayer, type CanvasLayer } from './canvasLayer';
import { mapToPaint, type MapToPaint } from './canvasPaint';
import { CanvasRings } from './CanvasRings';
import { textFitter } from './canvasText';
import { drawingLabel } from './canvasWords';
import type { DrawingProps } from './drawingProps';
import { placeWords } from './placeText';
import { isSelectedPlace } from './selected';

/** The map in pixels: for so many places that elements would be too slow. Looks and answers as `MapDrawing` does. */
export function MapCanvas(props: DrawingProps) {
  const { scene, marks, lit, live, tipId, lookedAt } = props;
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const ink = useMemo(() => mapInk(theme), [theme]);
  const index = useMemo(() => sceneIndex(scene), [scene]);
  const fitter = useMemo(() => textFitter(ink.font), [ink]);
  const map = useMemo(() => mapToPaint({ scene, marks, ink, t, index, fitter }), [scene, marks, ink, index, fitter]);
  const coarse = useRef<HTMLDivElement>(null);
  const base = useRef<HTMLDivElement>(null);
  const over = useRef<HTMLDivElement>(null);
  const hasPainted = useLayers({ coarse, base, over, map, props });
  const keys = useCanvasKeys(props, props);
  const at = keys.focused ?? keys.first;
  const hit = (event: MouseEvent): Hit | undefined => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return hitAt({ x: event.clientX - left, y: event.clientY - top }, live.now(), { scene, index });
  };
  const pointer = usePointer(hit, props);
  return (
    <div
      className={cx(styles.drawing, pointer.isOn && styles.on)}
      role="listbox"
      tabIndex={0}
      aria-label={drawingLabel(scene, t)}
      aria-describedby={lookedAt === undefined ? undefined : tipId}
      aria-activedescendant={keys.focused && `${tipId}-place`}
      data-testid="map-canvas"
      data-page-keys
      data-painted={hasPainted}
      {...pointer.handlers}
      onBlur={keys.onBlur}
      onKeyDown={keys.onKeyDown}
    >
      <div className={cx(styles.layer, lit !== undefined && styles.dim)}>
        <div ref={coarse} className={styles.layer} />
        <div ref={base} className={styles.layer} />
      </div>
      <div ref={over} className={styles.layer} />
      <CanvasRings {...props} focused={keys.focused} />
      {at && (
        <span
          id={`${tipId}-place`}
          className={styles.aloud}
          role="option"
          aria-selected={isSelectedPlace(props.view, at.place)}
        >
          {placeWords(at.place, marks, t)}
        </span>
      )}
    </div>
  );
}

interface Layers {
  readonly coarse: RefObject<HTMLDivElement | null>;
  readonly base: RefObject<HTMLDivElement | null>;
  readonly over: RefObject<HTMLDivElement | null>;
  readonly map: MapToPaint;
  readonly props: DrawingProps;
}

/** The coarse picture of all, the sharp one of what is seen, and the lit path over both. True once something is painted. */
function useLayers({ coarse, base, over, map, props }: Layers): boolean {
  const { live, box, lit, camera } = props;
  const layers = useRef<{ readonly whole: CanvasLayer; readonly seen: CanvasLayer; readonly lit: CanvasLayer }>(
    undefined
  );
  const [shown, setShown] = useState<MapToPaint>();
  const painted = useRef(map);
  useEffect(() => {
    if (!coarse.current || !base.current || !over.current) {
      return undefined;
    }
    const whole = canvasLayer(coarse.current, { margin: 'whole', isOpaque: true });
    const seen = canvasLayer(base.current, { margin: 0.5, isOpaque: true, onShown: () => setShown(painted.current) });
    const above = canvasLayer(over.current, { margin: 0.25, isOpaque: false });
    layers.current = { whole, seen, lit: above };
    const follow = [whole, seen, above].map((layer) => layer.follow);
    const leave = live.listen((now) => follow.forEach((one) => one(now)));
    return () => {
      leave();
      [whole, seen, above].forEach((layer) => layer.stop());
    };
  }, [coarse, base, over, live]);
  useEffect(() => {
    layers.current?.whole.follow(live.now());
    layers.current?.seen.follow(live.now());
    layers.current?.lit.follow(live.now());
  }, [live, camera]);
  useEffect(() => {
    painted.current = map;
    layers.current?.seen.show({ map }, box);
  }, [map, box]);
  useEffect(() => {
    // Only when the sharp picture is there: one thing at a time.
    if (shown) {
      layers.current?.whole.show({ map: shown }, box);
    }
  }, [shown, box]);
  useEffect(() => {
    layers.current?.lit.show(lit && { map, only: lit }, box);
  }, [map, lit, box]);
  return shown !== undefined;
}

/** What the pointer is on is looked at, but not while something is dragged. */
function usePointer(hit: (event: MouseEvent) => Hit | undefined, props: DrawingProps) {
  const [isOn, setOn] = useState(false);
  const last = useRef<string>(undefined);
  const look = (found: Hit | undefined) => {
    const key = found && hitKey(found);
    // What another part of the page looks at stays until the pointer is on something here.
    if (key !== props.lookedAt && (key ?? last.current) !== undefined) {
      props.onLook(key);
    }
    last.current = key;
    setOn(key !== undefined);
  };
  const handlers = {
    onMouseMove: (event: MouseEvent) => {
      if (event.buttons === 0) {
        look(hit(event));
      }
    },
    onMouseLeave: () => look(undefined),
    onClick: (event: MouseEvent) => {
      const found = hit(event);
      if (found) {
        choose(found, props);
      }
    },
    onDoubleClick: (event: MouseEvent) => {
      const found = hit(event);
      // On nothing a second click zooms, which is not done here.
      if (found) {
        event.stopPropagation();
        open(found, props);
      }
    },
  };
  return { isOn, handlers };
}

const getStyles = (theme: GrafanaTheme2) => ({
  drawing: css({
    position: 'absolute',
    inset: 0,
    overflow: 'hidden',
    background: theme.colors.background.primary,
    outline: 'none',
    '&:focus-visible': { boxShadow: `inset 0 0 0 2px ${theme.colors.primary.main}` },
  }),
  on: css({ cursor: 'pointer' }),
  layer: css({ position: 'absolute', inset: 0, pointerEvents: 'none' }),
  dim: css({ opacity: 0.25 }),
  aloud: css({ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }),
});
