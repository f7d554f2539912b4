import React from 'react';
import { useTimeKeys } from '../../grafana/clock';
import { timeZoneOf } from '../../grafana/timeZone';
import type { Metrics } from '../parts/useMetricScope';
import { DifferenceLine } from './against/DifferenceLine';
import { ChoiceNotices } from './ChoiceNotices';
import { EdgesNotice } from './EdgesNotice';
import { TraceStrip } from './traced/TraceStrip';
import type { MapData } from './useMapData';
import type { MapSetting } from './useMapSetting';

interface Props {
  readonly setting: MapSetting;
  readonly data: MapData;
  readonly metrics: Metrics;
}

/** What has to be said before one looks at the map: how it differs, what cannot be followed, what limits it. */
export function MapNotices({ setting, data, metrics }: Props) {
  const { refresh } = useTimeKeys();
  const { context, look, go } = setting;
  return (
    <>
      <DifferenceLine
        comparison={data.comparison}
        window={metrics.told}
        view={look}
        timeZone={timeZoneOf(context.timezone)}
        onSelect={({ selected, edge }) => go({ selected, edge })}
        onRetry={refresh}
      />
      <ChoiceNotices {...setting} ignored={data.map.ignored} labels={data.labels.chosen} onRetry={refresh} />
      <TraceStrip chosen={data.trace} on={data.onMap} setting={setting} onRetry={refresh} />
      <EdgesNotice answer={data.edges} metrics={metrics} context={context} isDrawn={data.map.places.length > 0} />
    </>
  );
}
