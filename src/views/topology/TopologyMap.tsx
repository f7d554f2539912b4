import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, {
  lazy,
  Suspense,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type ComponentType,
  type ReactNode,
} from 'react';
import type { Point } from '../../analysis/layout/layout';
import type { MapGraph } from '../../analysis/map/mapGraph';
import type { MapMarks } from '../../analysis/map/mapMarks';
import type { ServiceId } from '../../model/service';
import type { SeenFrom } from '../mapRoutes';
import { formatCount } from '../parts/format';
import { scriptOf, useScript } from '../parts/script';
import { useBoxWidth } from '../parts/useBoxWidth';
import type { OverviewView } from '../routes';
import { centredOn, type Size } from './camera';
import type { DrawingProps } from './drawingProps';
import { litOf } from './lit';
import { MapDrawing } from './MapDrawing';
import { mapFocus, selectedSpot } from './mapFocus';
import { MapFooter, mapFooter } from './MapFooter';
import { MapTooltip } from './MapTooltip';
import { MapViewport } from './MapViewport';
import type { MapScene } from './scene';
import { stepped, useCamera, type CameraControl } from './useCamera';
import { usePlacement } from './usePlacement';
import { useScene, type SceneFound } from './useScene';

/** For maps of so many places that elements would be too slow. */
const mapCanvas = scriptOf(async () => (await import('./MapCanvas')).MapCanvas);
const MapMinimap = lazy(() => import('./MapMinimap').then((m) => ({ default: m.MapMinimap })));

export interface TopologyMapProps {
  readonly map: MapGraph;
  readonly marks: MapMarks;
  /** The service or call that the page looks at. */
  readonly view: OverviewView;
  readonly height: number;
  readonly onSelect: (view: OverviewView) => void;
  readonly onOpen: (service: ServiceId) => void;
  /** A closed group or rest of a hub is to be opened, an open one to be closed. */
  readonly onToggle: (key: string) => void;
  /** Key of the place or link that something else (a table, a trace) points at: it is lit as if the pointer were on it. */
  readonly lookedAt?: string;
  /** Key of the place or link the pointer or the focus is on. */
  readonly onLook?: (key: string | undefined) => void;
  /** Under what positions made by hand are kept: the environment's name. None are kept without. */
  readonly pinsOf?: string;
  /** Where one looks first; all of the map where nothing is said. */
  readonly camera?: SeenFrom;
  /** Where one looks from when a gesture is over; undefined where all of the map is seen. */
  readonly onCamera?: (seen: SeenFrom | undefined) => void;
  /** What the wheel does where nothing is held: zooms, or scrolls the page (then it zooms with ctrl or ⌘, and after a click). */
  readonly wheel?: 'zoom' | 'page';
  /** The scene as it stands, for exports. */
  readonly onScene?: (scene: MapScene | undefined) => void;
  /** What lies at the map's upper right, above the drawing. */
  readonly corner?: ReactNode;
  /** What stands in the line below the drawing, before its own controls. */
  readonly below?: ReactNode;
}

/** Who calls whom, from left to right; fits its box, however wide that is. */
export function TopologyMap(props: TopologyMapProps) {
  const { map, marks, view } = props;
  const styles = useStyles2(getStyles);
  const { ref, width } = useBoxWidth(720);
  const box = useMemo(() => ({ width, height: Math.max(1, props.height - mapFooter) }), [width, props.height]);
  // On its way while the map is laid out.
  const Canvas = useScript(mapCanvas, isMuch(map));
  const found = useScene(map, marks.hurt, box);
  const placement = usePlacement(found, props.pinsOf);
  const { scene } = placement;
  const control = useCamera({ scene, box, first: props.camera, onRest: props.onCamera });
  const { lookedAt, onLook } = useLook(props);
  const lit = useMemo(() => litOf(map, marks, lookedAt), [map, marks, lookedAt]);
  const reveal = useReveal(control, box);
  useJump(view, scene, reveal);
  useTelling(found.scene && scene, props.onScene);
  const onZoom = (direction: 'in' | 'out' | 'fit') =>
    control.glideTo(
      direction === 'fit' ? 'fit' : stepped(direction, control, { focus: mapFocus(scene, marks, view), box })
    );
  const acts = { onSelect: props.onSelect, onOpen: props.onOpen, onToggle: props.onToggle, onReveal: reveal };
  const [tipId, hasRates] = [useId(), useHasRates(map)];
  const drawing = { scene, marks, box, lit, view, lookedAt, tipId, onLook, camera: control.camera, live: control.live };
  return (
    <section
      ref={ref}
      className={styles.map}
      style={{ height: props.height }}
      data-testid="service-map"
      data-laid-out={found.state.is === 'there'}
      aria-label={t('overview.map.label', 'Service map')}
    >
      <MapViewport
        control={control}
        wheel={props.wheel ?? 'page'}
        onZoom={onZoom}
        onStart={() => onLook(undefined)}
        movableAt={placement.movableAt}
        onMovePlace={placement.onMove}
        onPlace={placement.onPlace}
        onNudge={placement.onNudge}
        over={
          <Over seen={drawing} control={control} state={found.state}>
            {props.corner}
          </Over>
        }
      >
        <Drawn {...drawing} {...acts} Canvas={Canvas} />
      </MapViewport>
      <MapFooter
        leftOut={map.leftOut}
        hasRates={hasRates}
        control={control}
        pinned={placement.pinned}
        onUnpin={placement.onUnpin}
        onZoom={onZoom}
        more={props.below}
      />
    </section>
  );
}

interface OverProps {
  readonly seen: Omit<DrawingProps, 'onSelect' | 'onOpen' | 'onToggle' | 'onReveal'>;
  readonly control: CameraControl;
  readonly state: SceneFound['state'];
  readonly children: ReactNode;
}

/** What lies over the drawing and does not move with it. */
function Over({ seen, control, state, children }: OverProps) {
  const styles = useStyles2(getStyles);
  const { lookedAt, marks, scene, box, tipId } = seen;
  return (
    <>
      {lookedAt !== undefined && <MapTooltip id={tipId} lookedAt={lookedAt} marks={marks} seen={seen} />}
      {isLargerThan(box, scene, control) && (
        <Suspense fallback={null}>
          <MapMinimap {...{ scene, marks, control, box }} />
        </Suspense>
      )}
      <LayingOut state={state} />
      {children && <div className={styles.corner}>{children}</div>}
    </>
  );
}

/** More than a browser moves with ease as elements. */
const mostElements = { places: 150, links: 500 } as const;

interface Many {
  readonly places: readonly unknown[];
  readonly links: readonly unknown[];
}

function isMuch({ places, links }: Many): boolean {
  return places.length > mostElements.places || links.length > mostElements.links;
}

/** As elements where they are few, else as pixels. */
function Drawn({ Canvas, ...props }: DrawingProps & { readonly Canvas: ComponentType<DrawingProps> | undefined }) {
  if (!isMuch(props.scene)) {
    return <MapDrawing {...props} />;
  }
  return Canvas ? <Canvas {...props} /> : null;
}

function LayingOut({ state }: { readonly state: SceneFound['state'] }) {
  const styles = useStyles2(getStyles);
  return state.is === 'there' ? null : (
    <div role="status" className={styles.awaited} data-testid="map-laying-out">
      {state.is === 'laying-out'
        ? t('map.laying-out', 'Laying out {{amount}} places…', { amount: formatCount(state.places) })
        : t('map.too-long', 'Laying out {{amount}} places took too long. Group them, or show fewer.', {
            amount: formatCount(state.places),
          })}
    </div>
  );
}

function isLargerThan(box: Size, scene: MapScene, { camera: { zoom } }: CameraControl): boolean {
  return scene.width * zoom > box.width * 1.02 || scene.height * zoom > box.height * 1.02;
}

/** What is looked at here, else what somebody else looks at. */
function useLook({ lookedAt, onLook }: TopologyMapProps) {
  const [own, setOwn] = useState<string>();
  const tell = useRef(onLook);
  useEffect(() => {
    tell.current = onLook;
  });
  const look = useCallback((key: string | undefined) => {
    setOwn(key);
    tell.current?.(key);
  }, []);
  return { lookedAt: own ?? lookedAt, onLook: look };
}

/** So far from the edge, in pixels, a point is in sight. */
const edge = 12;

/** Brings a point of the scene into sight; what is there already stays where it is. */
function useReveal(control: CameraControl, box: Size): (at: Point) => void {
  const { live, glideTo } = control;
  return useCallback(
    (spot: Point) => {
      const { left, top, zoom } = live.now();
      const at = { x: spot.x * zoom + left, y: spot.y * zoom + top };
      if (at.x < edge || at.y < edge || at.x > box.width - edge || at.y > box.height - edge) {
        glideTo(centredOn(spot, zoom, box));
      }
    },
    [live, glideTo, box]
  );
}

/** What is selected elsewhere comes into sight. */
function useJump(view: OverviewView, scene: MapScene, reveal: (at: Point) => void) {
  const latest = useRef({ scene, reveal });
  useEffect(() => {
    latest.current = { scene, reveal };
  });
  useEffect(() => {
    const spot = selectedSpot(latest.current.scene, view);
    if (spot) {
      latest.current.reveal(spot);
    }
  }, [view]);
}

function useHasRates(map: MapGraph): boolean {
  return useMemo(() => map.links.some(({ red }) => red.rate !== undefined), [map]);
}

function useTelling(scene: MapScene | undefined, onScene: TopologyMapProps['onScene']) {
  useEffect(() => onScene?.(scene), [scene, onScene]);
}

const getStyles = (theme: GrafanaTheme2) => ({
  map: css({ display: 'flex', flexDirection: 'column', minWidth: 0 }),
  corner: css({ position: 'absolute', top: 0, right: 0, zIndex: 2 }),
  awaited: css({
    position: 'absolute',
    top: '50%',
    left: '50%',
    zIndex: 1,
    transform: 'translate(-50%, -50%)',
    padding: theme.spacing(1, 2),
    background: theme.colors.background.elevated,
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.default,
  }),
});
