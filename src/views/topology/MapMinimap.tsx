import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { useLayoutEffect, useMemo, useRef, type PointerEvent } from 'react';
import type { MapMarks } from '../../analysis/map/mapMarks';
import { centredOn, fitted, seenPart, type Camera, type Size } from './camera';
import type { MapScene } from './scene';
import type { CameraControl } from './useCamera';

interface Props {
  readonly scene: MapScene;
  readonly marks: MapMarks;
  readonly control: CameraControl;
  readonly box: Size;
}

const size: Size = { width: 168, height: 104 };
/** The least that a place takes, in pixels: it has to be seen. */
const leastPlace = 2;
const leastHurt = 5;

/** All of a map that is larger than its box, and the part of it that is seen. Keys and the twin do the same. */
export function MapMinimap({ scene, marks, control, box }: Props) {
  const styles = useStyles2(getStyles);
  const whole = useMemo(() => fitted(scene, size), [scene]);
  const paths = useMemo(() => pathsOf(scene, marks, whole), [scene, marks, whole]);
  const frame = useFrame(control, whole, box);
  const lookAt = (event: PointerEvent<SVGSVGElement>) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const at = {
      x: (event.clientX - left - whole.left) / whole.zoom,
      y: (event.clientY - top - whole.top) / whole.zoom,
    };
    control.move(({ zoom }) => centredOn(at, zoom, box));
  };
  return (
    <svg
      aria-hidden="true"
      className={styles.map}
      width={size.width}
      height={size.height}
      data-testid="map-minimap"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        lookAt(event);
      }}
      onPointerMove={(event) => event.buttons !== 0 && lookAt(event)}
      onPointerUp={control.rest}
    >
      <path d={paths.well} className={styles.well} />
      <path d={paths.hurt} className={styles.hurt} />
      <path d={paths.failing} className={styles.failing} />
      <rect ref={frame} className={styles.frame} />
    </svg>
  );
}

/** The frame follows the camera without anything being rendered. */
function useFrame({ live }: CameraControl, whole: Camera, box: Size) {
  const frame = useRef<SVGRectElement>(null);
  useLayoutEffect(() => {
    const show = (camera: Camera) => {
      const { x, y, width, height } = seenPart(camera, box);
      const right = Math.min(size.width - 1, (x + width) * whole.zoom + whole.left);
      const low = Math.min(size.height - 1, (y + height) * whole.zoom + whole.top);
      const left = Math.max(1, x * whole.zoom + whole.left);
      const top = Math.max(1, y * whole.zoom + whole.top);
      const values = { x: left, y: top, width: Math.max(2, right - left), height: Math.max(2, low - top) };
      Object.entries(values).forEach(([name, value]) => frame.current?.setAttribute(name, value.toFixed(1)));
    };
    show(live.now());
    return live.listen(show);
  }, [live, whole, box]);
  return frame;
}

/** All places of a kind as one path: cheap for thousands. Who fails is larger, too. */
function pathsOf({ places }: MapScene, { level }: MapMarks, { left, top, zoom }: Camera) {
  const paths = { well: '', hurt: '', failing: '' };
  for (const { place, x, y, width, height } of places) {
    const kind = kindOf(level.get(place.key));
    const least = kind === 'well' ? leastPlace : leastHurt;
    const [w, h] = [Math.max(least, width * zoom), Math.max(least, height * zoom)];
    paths[kind] +=
      `M${(x * zoom + left - w / 2).toFixed(1)} ${(y * zoom + top - h / 2).toFixed(1)}h${w.toFixed(1)}v${h.toFixed(1)}h-${w.toFixed(1)}z`;
  }
  return paths;
}

function kindOf(level: string | undefined): 'well' | 'hurt' | 'failing' {
  if (level === 'failing') {
    return 'failing';
  }
  return level === 'degraded' || level === 'affected' ? 'hurt' : 'well';
}

const getStyles = (theme: GrafanaTheme2) => ({
  map: css({
    position: 'absolute',
    right: theme.spacing(1),
    bottom: theme.spacing(1),
    zIndex: 1,
    cursor: 'crosshair',
    touchAction: 'none',
    background: theme.colors.background.elevated,
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.default,
  }),
  well: css({ fill: theme.colors.text.disabled }),
  hurt: css({ fill: theme.colors.warning.main }),
  failing: css({ fill: theme.colors.error.main, stroke: theme.colors.error.text, strokeWidth: 1 }),
  frame: css({ fill: theme.colors.action.hover, stroke: theme.colors.primary.border, strokeWidth: 1.5 }),
});
