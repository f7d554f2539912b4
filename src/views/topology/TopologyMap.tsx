import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';
import type { MapGraph } from '../../analysis/map/mapGraph';
import type { MapMarks } from '../../analysis/map/mapMarks';
import type { ServiceId } from '../../model/service';
import type { OverviewView } from '../routes';
import type { Camera } from './camera';
import type { MapScene } from './scene';

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
  readonly camera?: Camera;
  readonly onCamera?: (camera: Camera) => void;
  /** The scene as it stands, for exports. */
  readonly onScene?: (scene: MapScene | undefined) => void;
  /** What lies at the map's upper right, above the drawing. */
  readonly corner?: ReactNode;
}

/** Who calls whom, from left to right. */
export function TopologyMap({ map, height }: TopologyMapProps) {
  const styles = useStyles2(getStyles);
  return (
    <section
      className={styles.map}
      style={{ height }}
      data-testid="service-map"
      aria-label={t('overview.map.label', 'Service map')}
    >
      {map.places.length}
    </section>
  );
}

const getStyles = (_theme: GrafanaTheme2) => ({
  map: css({ display: 'flex', flexDirection: 'column', minWidth: 0 }),
});
