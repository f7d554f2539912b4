import React, { type RefObject } from 'react';
import { useEnvironment } from '../../grafana/environment';
import { timeZoneOf } from '../../grafana/timeZone';
import type { Metrics } from '../parts/useMetricScope';
import { AgainstPicker } from './against/AgainstPicker';
import { FindField } from './FindField';
import { MapToolbar } from './MapToolbar';
import { TakeMapAway } from './TakeMapAway';
import { useFind } from './useFind';
import { useFullScreen } from './useFullScreen';
import type { MapData } from './useMapData';
import type { MapSetting } from './useMapSetting';
import type { Taken } from './useTaken';

interface Props {
  readonly setting: MapSetting;
  readonly data: MapData;
  readonly metrics: Metrics;
  readonly screen: RefObject<HTMLElement | null>;
  readonly taken: Taken;
}

/** The tools of the map, put together. */
export function MapTools({ setting, data, metrics, screen, taken }: Props) {
  const find = useFind(setting, data);
  const { offered } = useEnvironment();
  const { toggle } = useFullScreen(screen);
  return (
    <MapToolbar
      setting={setting}
      inUse={data.map.grouping}
      labels={data.labels.offered}
      onFullScreen={toggle}
      find={<FindField find={find} />}
      against={
        <AgainstPicker
          against={setting.look.against}
          window={metrics.clock.window}
          environment={metrics.environment}
          environments={offered}
          timeZone={timeZoneOf(setting.context.timezone)}
          onAgainst={(against) => setting.go({ against })}
        />
      }
      takeAway={<TakeMapAway setting={setting} data={data} metrics={metrics} taken={taken} />}
    />
  );
}
