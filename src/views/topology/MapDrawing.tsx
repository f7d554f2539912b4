import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React, { useCallback, useLayoutEffect, useMemo, useRef, type CSSProperties } from 'react';
import type { MapLink, MapPlace } from '../../analysis/map/mapGraph';
import { serviceKey } from '../../model/service';
import type { Camera } from './camera';
import { mapInk, type MapInk } from './canvasInk';
import type { DrawingProps, LiveCamera } from './drawingProps';
import { MapBoxes } from './MapBoxes';
import { MapEdges } from './MapEdges';
import { MapPlaceButton } from './MapPlaceButton';
import type { PlacedPlace } from './scene';
import { headHeight } from './sceneOf';
import { isSelectedPlace } from './selected';
import { lineScale, textPixel } from './textScale';
import { useMapKeys } from './useMapKeys';

/** Places over links over boxes, as elements: for as many as a browser moves with ease. */
export function MapDrawing(props: DrawingProps) {
  const { scene, marks, camera, lit, view, lookedAt, onLook, onSelect, onToggle } = props;
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const ink = useMemo(() => mapInk(theme), [theme]);
  const layer = useLiveTransform(props.live);
  const acts = usePlaceActs(props);
  const keys = useMapKeys(scene.places, view.selected && serviceKey(view.selected), acts.onOpen);
  const { onFocus: focusOn } = keys;
  const onFocus = useCallback(
    ({ place }: PlacedPlace) => {
      focusOn(place.key);
      onLook(place.key);
    },
    [focusOn, onLook]
  );
  const selectLink = ({ edges: [edge] }: MapLink) =>
    edge && onSelect({ edge: { client: edge.client, server: edge.server } });
  return (
    <div ref={layer} className={styles.layer} style={layerStyle(camera, scene, ink)} data-testid="map-drawing">
      <MapBoxes boxes={scene.boxes} headHeight={headOf(scene)} zoom={camera.zoom} lit={lit} onToggle={onToggle} />
      <MapEdges {...{ scene, marks, lit, lookedAt, view, onLook }} zoom={camera.zoom} onSelect={selectLink} />
      {scene.places.map((placed) => {
        const { key } = placed.place;
        return (
          <MapPlaceButton
            key={key}
            placed={placed}
            marks={marks}
            zoom={camera.zoom}
            selected={isSelectedPlace(view, placed.place)}
            faded={lit !== undefined && !lit.has(key)}
            isTabStop={keys.at === key}
            describedBy={lookedAt === key ? props.tipId : undefined}
            {...acts}
            onFocus={onFocus}
            onKeyDown={keys.onKeyDown}
          />
        );
      })}
    </div>
  );
}

function usePlaceActs({ onSelect, onOpen, onToggle, onLook }: DrawingProps) {
  return useMemo(
    () => ({
      onLook,
      onSelect: (place: MapPlace) =>
        place.is === 'service' ? onSelect({ selected: place.service }) : onToggle(place.key),
      // What only its callers know has no page of its own.
      onOpen: (place: MapPlace) => {
        if (place.is !== 'service') {
          onToggle(place.key);
        } else if (place.kind === 'service') {
          onOpen(place.service);
        } else {
          onSelect({ selected: place.service });
        }
      },
    }),
    [onSelect, onOpen, onToggle, onLook]
  );
}

/** The layer moves with the camera by itself: nothing on it is rendered for that. */
function useLiveTransform(live: LiveCamera) {
  const layer = useRef<HTMLDivElement>(null);
  useLayoutEffect(
    () =>
      live.listen((camera) => {
        if (layer.current) {
          layer.current.style.transform = transformOf(camera);
        }
      }),
    [live]
  );
  return layer;
}

function layerStyle(camera: Camera, { width, height, links }: DrawingProps['scene'], ink: MapInk): CSSProperties {
  const pixels: Readonly<Record<`--${string}`, string>> = {
    '--px': `${textPixel(camera.zoom).toFixed(3)}px`,
    '--line': lineScale(camera.zoom).toFixed(3),
    '--calm': ink.lineAmong(links.length),
  };
  return { width, height, transform: transformOf(camera), ...pixels };
}

/** On whole pixels where the map is not enlarged: there texts are sharp. */
function transformOf({ left, top, zoom }: Camera): string {
  const whole = (value: number) => (zoom === 1 ? Math.round(value) : Number(value.toFixed(2)));
  return `translate(${whole(left)}px, ${whole(top)}px) scale(${Number(zoom.toFixed(4))})`;
}

/** Heads shrink with the gaps: the places of a box begin below its head. */
function headOf({ boxes, places }: DrawingProps['scene']): number {
  const [box] = boxes;
  const inside = new Set(box?.box.places);
  const top = places.reduce(
    (least, { place, y, height }) => (inside.has(place.key) ? Math.min(least, y - height / 2) : least),
    Infinity
  );
  return box ? Math.max(10, Math.min(headHeight, top - box.y)) : headHeight;
}

const getStyles = (_theme: GrafanaTheme2) => ({
  layer: css({ position: 'absolute', left: 0, top: 0, transformOrigin: '0 0' }),
});
