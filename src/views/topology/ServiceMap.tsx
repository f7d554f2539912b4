import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { useId, useMemo, useState } from 'react';
import { layoutGraph, nodeSize } from '../../analysis/graphLayout';
import type { Health } from '../../analysis/health';
import { connectedGraph, hurtPath } from '../../analysis/topology';
import type { ServiceGraph } from '../../model/graph';
import type { ServiceRed } from '../../model/red';
import { serviceKey, type ServiceId } from '../../model/service';
import { useBoxWidth } from '../parts/useBoxWidth';
import type { OverviewView } from '../routes';
import { MapDrawing } from './MapDrawing';
import { mapFocus } from './mapFocus';
import { MapFooter, mapFooter } from './MapFooter';
import { mapScale } from './mapGeometry';
import { placed } from './mapModel';
import { MapTooltip } from './MapTooltip';
import { MapViewport } from './MapViewport';
import { litBy, type Looked } from './selected';

interface Props {
  readonly graph: ServiceGraph;
  readonly services: readonly ServiceRed[];
  readonly health: ReadonlyMap<string, Health>;
  readonly view: OverviewView;
  readonly height: number;
  readonly onSelect: (view: OverviewView) => void;
  readonly onOpen: (service: ServiceId) => void;
}

const zooms = [1, 1.4, 1.9, 2.6] as const;

/** Who calls whom, from left to right; fits its box, however wide that is. */
export function ServiceMap(props: Props) {
  const { services, health, view } = props;
  const styles = useStyles2(getStyles);
  const { ref, width } = useBoxWidth(720);
  const box = useMemo(() => ({ width, height: props.height - mapFooter }), [width, props.height]);
  const { graph, hurt, facts, scale, drawn } = useDrawn(props, box);
  const [looked, setLooked] = useState<Looked>();
  const lit = useMemo(() => litBy(looked, graph), [looked, graph]);
  const tipId = useId();
  const { step, zoom, setStep } = useZoom(() => mapFocus(drawn, scale, { view, known: { services, health } }));
  return (
    <section
      ref={ref}
      className={styles.map}
      style={{ height: props.height }}
      data-testid="service-map"
      aria-label={t('overview.map.label', 'Service map')}
    >
      <MapViewport
        size={scale}
        zoom={zoom}
        onPan={() => setLooked(undefined)}
        over={(scrolled) =>
          looked && (
            <MapTooltip
              id={tipId}
              looked={looked}
              facts={facts}
              seen={{ box, scale, times: zoom.times, scrolled, nodes: drawn.nodes, lit }}
            />
          )
        }
      >
        <MapDrawing
          {...{ drawn, scale, facts, hurt, view, looked, lit, tipId }}
          onLook={setLooked}
          onSelect={props.onSelect}
          onOpen={props.onOpen}
        />
      </MapViewport>
      <MapFooter selfCalls={graph.selfCalls} step={step} lastStep={zooms.length - 1} onStep={setStep} />
    </section>
  );
}

/** All that is drawn, in pixels of a map that is not enlarged. */
function useDrawn({ graph, services, health }: Props, box: { readonly width: number; readonly height: number }) {
  const connected = useMemo(() => connectedGraph(graph, services), [graph, services]);
  const layout = useMemo(() => layoutGraph(connected), [connected]);
  const hurt = useMemo(() => hurtPath(connected, health), [connected, health]);
  const facts = useMemo(
    () => ({ red: new Map(services.map((service) => [serviceKey(service.service), service])), health }),
    [services, health]
  );
  const scale = useMemo(() => mapScale(layout, box, nodeSize), [layout, box]);
  const drawn = useMemo(() => placed(layout, scale), [layout, scale]);
  return { graph: connected, hurt, facts, scale, drawn };
}

/** The point to keep in view is asked for when the size changes, not while one reads or drags. */
function useZoom(focus: () => { readonly x: number; readonly y: number }) {
  const [step, toStep] = useState(0);
  const [at, setAt] = useState({ x: 0, y: 0 });
  const times = zooms[step] ?? 1;
  const zoom = useMemo(() => ({ times, at }), [times, at]);
  const setStep = (next: number) => {
    toStep(next);
    setAt(focus());
  };
  return { step, zoom, setStep };
}

const getStyles = (_theme: GrafanaTheme2) => ({
  map: css({ display: 'flex', flexDirection: 'column', minWidth: 0 }),
});
