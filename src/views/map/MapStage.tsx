import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { useCallback } from 'react';
import { useNavigate } from 'react-router-dom';
import type { Answer } from '../../grafana/answerState';
import type { MapGraph } from '../../analysis/map/mapGraph';
import type { MapMarks } from '../../analysis/map/mapMarks';
import type { ServiceGraph } from '../../model/graph';
import type { ServiceId } from '../../model/service';
import type { SeenFrom } from '../mapRoutes';
import { asText } from '../parts/asText';
import { Waiting } from '../parts/Waiting';
import { servicePath } from '../routes';
import type { MapScene } from '../topology/scene';
import { TopologyMap } from '../topology/TopologyMap';
import { toggled } from './toggled';
import { useLooked, type Looking } from './useLooking';
import type { MapSetting } from './useMapSetting';

interface Props {
  readonly setting: MapSetting;
  readonly map: MapGraph;
  readonly marks: MapMarks;
  readonly edges: Answer<ServiceGraph>;
  /** The environment's name. */
  readonly environment: string;
  readonly height: number;
  readonly looking: Looking;
  readonly onSeen: (seen: SeenFrom | undefined) => void;
  readonly onScene: (scene: MapScene | undefined) => void;
}

/** The drawing, or in its place what is awaited or missing. Services are drawn whether or not their calls are known. */
export function MapStage(props: Props) {
  const styles = useStyles2(getStyles);
  const { setting, map, marks, edges, environment, height, looking, onSeen, onScene } = props;
  const { context, look, go } = setting;
  const navigate = useNavigate();
  const lookedAt = useLooked(looking);
  const open = useCallback((service: ServiceId) => navigate(servicePath(context, service)), [navigate, context]);
  if ((edges.is === 'loading' && edges.last === undefined) || edges.is === 'cancelled') {
    return (
      <div className={styles.skeleton} style={{ height }} data-testid="map-awaited">
        <Waiting
          answer={edges}
          awaited={t('map.awaited', 'Asking the metrics of {{environment}} who calls whom…', {
            environment,
            ...asText,
          })}
        />
      </div>
    );
  }
  if (map.places.length === 0) {
    return (
      <div className={styles.skeleton} style={{ height }} data-testid="map-empty">
        {emptyText(map)}
      </div>
    );
  }
  return (
    <TopologyMap
      map={map}
      marks={marks}
      view={look}
      height={height}
      onSelect={({ selected, edge }) => go({ selected, edge })}
      onOpen={open}
      onToggle={(key) => go({ opened: toggled(look.opened, key) })}
      lookedAt={lookedAt}
      onLook={looking.onLook}
      pinsOf={environment}
      camera={look.seenFrom}
      onCamera={onSeen}
      onScene={onScene}
      wheel="zoom"
    />
  );
}

/** An empty map because there is nothing is something else than one from which all was taken. */
function emptyText({ leftOut }: MapGraph): string {
  const { hidden, beyond, well } = leftOut;
  return hidden + beyond + well > 0
    ? t('map.all-left-out', 'All that there is has been left out. What is left out stands below.')
    : t('map.nothing', 'Neither services nor calls are known in this time range.');
}

const getStyles = (theme: GrafanaTheme2) => ({
  skeleton: css({
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    color: theme.colors.text.secondary,
    background: theme.colors.background.secondary,
    borderRadius: theme.shape.radius.default,
  }),
});
