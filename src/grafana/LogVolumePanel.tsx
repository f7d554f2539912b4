import { LoadingState, toDataFrame } from '@grafana/data';
import { t } from '@grafana/i18n';
import { PanelBuilders, SceneDataNode, type VizPanel } from '@grafana/scenes';
import { GraphDrawStyle, LegendDisplayMode, StackingMode, TooltipDisplayMode, VisibilityMode } from '@grafana/schema';
import { useTheme2 } from '@grafana/ui';
import React, { useEffect, useMemo, type ReactNode } from 'react';
import type { LogLevel, LogVolume } from '../model/log';
import type { Window } from '../model/window';
import { useAppScene } from './appSceneContext';
import { levelColour, levelName } from './logLevel';
import { markFrames, type Mark } from './markFrames';
import { logVolumeFrames, type LevelLook } from './logVolumeFrames';
import { rangeOf } from './request';
import { useAttachedPanel } from './useAttachedPanel';

interface Props {
  readonly title?: string;
  /** Undefined while nothing is known; the panel keeps its place. */
  readonly volume: LogVolume | undefined;
  readonly loading?: boolean;
  /** Of the time axis; the app's clock where nothing else is said. */
  readonly window?: Window;
  readonly height: number;
  /** Moments to be marked. Keep the list's identity while it is the same. */
  readonly marks?: readonly Mark[];
  /** Stands in the panel's head: a link to Explore, for example. */
  readonly actions?: ReactNode;
}

/** Lines per step and level, as stacked bars in Grafana's own panel. Dragging over it sets the time of the whole app. */
export function LogVolumePanel({ title, volume, loading = false, window, height, marks, actions }: Props) {
  const panel = useAttachedPanel(buildPanel);
  const { value: clock } = useAppScene().state.$timeRange.useState();
  const looks = useLooks();
  const heading = title ?? t('logs.volume', 'Lines by level');
  const series = useMemo(() => (volume ? logVolumeFrames(volume, looks).map(toDataFrame) : []), [volume, looks]);
  const annotations = useMemo(() => markFrames(marks ?? []).map(toDataFrame), [marks]);
  useEffect(() => {
    const data = panel?.state.$data;
    if (data instanceof SceneDataNode) {
      const state = loading ? LoadingState.Loading : LoadingState.Done;
      // A new list each time: the panel prepares annotations only together with new series.
      const timeRange = window ? rangeOf(window) : clock;
      data.setState({ data: { state, series: [...series], annotations, timeRange } });
    }
  }, [panel, series, annotations, loading, window, clock]);
  useEffect(() => panel?.setState({ title: heading, headerActions: actions }), [panel, heading, actions]);
  return (
    <div style={{ height }} data-testid="log-volume">
      {panel && <panel.Component model={panel} />}
    </div>
  );
}

function buildPanel(): VizPanel {
  return PanelBuilders.timeseries()
    .setTitle('')
    .setData(new SceneDataNode())
    .setMin(0)
    .setCustomFieldConfig('drawStyle', GraphDrawStyle.Bars)
    .setCustomFieldConfig('stacking', { mode: StackingMode.Normal, group: 'levels' })
    .setCustomFieldConfig('fillOpacity', 80)
    .setCustomFieldConfig('lineWidth', 0)
    .setCustomFieldConfig('showPoints', VisibilityMode.Never)
    .setOption('legend', { showLegend: false, displayMode: LegendDisplayMode.List, placement: 'bottom', calcs: [] })
    .setOption('tooltip', { mode: TooltipDisplayMode.Multi })
    .build();
}

function useLooks(): Readonly<Record<LogLevel, LevelLook>> {
  const theme = useTheme2();
  return useMemo(() => {
    const look = (level: LogLevel): LevelLook => ({ name: levelName(level, t), colour: levelColour(level, theme) });
    return {
      critical: look('critical'),
      error: look('error'),
      warn: look('warn'),
      info: look('info'),
      debug: look('debug'),
      trace: look('trace'),
      unknown: look('unknown'),
    };
  }, [theme]);
}
