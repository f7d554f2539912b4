import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { useCallback, useState } from 'react';
import type { Point, Rect } from '../../analysis/layout/layout';
import type { MapMarks } from '../../analysis/map/mapMarks';
import { inBox, type Camera, type Size } from './camera';
import { MapTooltipFacts, type Looked } from './MapTooltipFacts';
import { freeSpot, middleOf } from './mapGeometry';
import type { MapScene } from './scene';

interface Props {
  readonly id: string;
  /** Key of what is looked at. */
  readonly lookedAt: string;
  readonly marks: MapMarks;
  readonly seen: SeenMap;
}

/** The map as one sees it: which part, how large, and what of it is lit. */
export interface SeenMap {
  readonly scene: MapScene;
  readonly box: Size;
  readonly camera: Camera;
  readonly lit: ReadonlySet<string> | undefined;
}

/** The figures of what is looked at, near it but not over what it lights. */
export function MapTooltip({ id, lookedAt, marks, seen }: Props) {
  const styles = useStyles2(getStyles);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const measure = useCallback((tip: HTMLElement | null) => {
    if (tip) {
      const { offsetWidth: width, offsetHeight: height } = tip;
      setSize((before) => (before.width === width && before.height === height ? before : { width, height }));
    }
  }, []);
  const looked = lookedIn(seen.scene, lookedAt);
  if (!looked) {
    return null;
  }
  const { x, y } = spotFor(looked, size, seen);
  return (
    <div
      // Measured anew with each thing looked at.
      key={lookedAt}
      ref={measure}
      id={id}
      role="tooltip"
      data-testid="map-tooltip"
      className={styles.tip}
      style={{ left: x, top: y }}
    >
      <MapTooltipFacts looked={looked} marks={marks} scene={seen.scene} />
    </div>
  );
}

function lookedIn({ places, links }: MapScene, key: string): Looked | undefined {
  const placed = places.find(({ place }) => place.key === key);
  if (placed) {
    return { is: 'place', placed };
  }
  const link = links.find((one) => one.link.key === key);
  return link && { is: 'link', placed: link };
}

/** Where the pointer is on an edge, in pixels around its middle. */
const reach = 12;
/** More than so many lit places would leave no room that is free of them. */
const mostKeptFree = 40;

function spotFor(looked: Looked, tip: Size, { scene, box, camera, lit }: SeenMap): Point {
  const at = looked.is === 'place' ? inBox(looked.placed, camera) : around(middleOf(looked.placed.points), camera);
  const seen = scene.places.filter(({ place }) => lit?.has(place.key)).slice(0, mostKeptFree);
  return freeSpot(at, tip, { box, seen: seen.map((placed) => inBox(placed, camera)) });
}

function around({ x, y }: Point, camera: Camera): Rect {
  return inBox({ x, y, width: (2 * reach) / camera.zoom, height: (2 * reach) / camera.zoom }, camera);
}

const getStyles = (theme: GrafanaTheme2) => ({
  tip: css({
    position: 'absolute',
    zIndex: 2,
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.25),
    width: 'max-content',
    maxWidth: 280,
    padding: theme.spacing(1),
    background: theme.colors.background.elevated,
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.default,
    boxShadow: theme.shadows.z3,
    fontSize: theme.typography.bodySmall.fontSize,
    overflowWrap: 'anywhere',
    pointerEvents: 'none',
  }),
});
