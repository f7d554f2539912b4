import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { type RefCallback, type RefObject } from 'react';
import { useTimeKeys } from '../../grafana/clock';
import { timeZoneOf } from '../../grafana/timeZone';
import type { Metrics } from '../parts/useMetricScope';
import { LeftOutStrip } from './LeftOutStrip';
import { MapStage } from './MapStage';
import { TimeBar } from './time/TimeBar';
import type { Looking } from './useLooking';
import type { MapData } from './useMapData';
import type { MapSetting } from './useMapSetting';
import type { Taken } from './useTaken';

interface Props {
  readonly setting: MapSetting;
  readonly data: MapData;
  readonly metrics: Metrics;
  readonly looking: Looking;
  readonly taken: Taken;
  /** What fills the screen when that is asked for. */
  readonly screen: RefObject<HTMLDivElement | null>;
  readonly stage: RefCallback<HTMLElement>;
  readonly foot: RefCallback<HTMLElement>;
  readonly height: number;
}

/** The drawing, and below it what it leaves out. */
export function MapDrawn({ setting, data, metrics, looking, taken, screen, stage, foot, height }: Props) {
  const styles = useStyles2(getStyles);
  const { environment } = metrics;
  const { refresh } = useTimeKeys();
  return (
    <div ref={screen} className={styles.screen}>
      <div ref={stage}>
        <MapStage
          setting={setting}
          map={data.map}
          marks={data.marks}
          edges={data.edges}
          environment={environment.name}
          height={height}
          looking={looking}
          onSeen={taken.onSeen}
          onScene={taken.onScene}
        />
      </div>
      <div ref={foot} className={styles.foot}>
        <LeftOutStrip
          map={data.map}
          look={setting.look}
          onUndo={setting.go}
          hiddenBySettings={data.hidden}
          environment={environment.name}
        />
        {!setting.look.kiosk && (
          <TimeBar
            time={data.time}
            releases={data.releases}
            timeZone={timeZoneOf(setting.context.timezone)}
            onRetry={refresh}
          />
        )}
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  screen: css({
    gridArea: 'map',
    minWidth: 0,
    '&:fullscreen': { background: theme.colors.background.canvas, padding: theme.spacing(1) },
  }),
  // Kept where nothing is left out, so that the map does not change its size with it.
  foot: css({
    minHeight: 28,
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.5),
    paddingTop: theme.spacing(0.5),
  }),
});
