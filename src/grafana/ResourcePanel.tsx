import { LoadingState, toDataFrame } from '@grafana/data';
import { t } from '@grafana/i18n';
import { PanelBuilders, SceneDataNode, type VizPanel } from '@grafana/scenes';
import { GraphGradientMode, LegendDisplayMode, TooltipDisplayMode, VisibilityMode } from '@grafana/schema';
import React, { useEffect, useMemo } from 'react';
import type { ResourceFigure } from '../model/resource';
import { useAppScene } from './appSceneContext';
import { markFrames, type Mark } from './markFrames';
import { resourceFrames } from './resourceFrames';
import { useAttachedPanel } from './useAttachedPanel';

interface Props {
  readonly title: string;
  readonly figure: ResourceFigure;
  readonly loading: boolean;
  readonly height: number;
  /** Moments to be marked. Keep the list's identity while it is the same. */
  readonly marks?: readonly Mark[];
}

/** One figure of a resource in Grafana's own time series panel, below the app's scene as the RED panels are. */
export function ResourcePanel({ title, figure, loading, height, marks }: Props) {
  const scene = useAppScene();
  const { value: range } = scene.state.$timeRange.useState();
  const panel = useAttachedPanel(buildPanel);
  const frames = useMemo(() => {
    const names = { limit: t('resources.line.limit', 'limit'), all: title };
    return resourceFrames(figure, names).map(toDataFrame);
  }, [figure, title]);
  const annotations = useMemo(() => markFrames(marks ?? []).map(toDataFrame), [marks]);
  useEffect(() => {
    const data = panel?.state.$data;
    if (data instanceof SceneDataNode) {
      const state = loading ? LoadingState.Loading : LoadingState.Done;
      data.setState({ data: { state, series: [...frames], annotations, timeRange: range } });
    }
  }, [panel, frames, annotations, range, loading]);
  useEffect(() => panel?.setState({ title }), [panel, title]);
  return <div style={{ height }}>{panel && <panel.Component model={panel} />}</div>;
}

function buildPanel(): VizPanel {
  return PanelBuilders.timeseries()
    .setTitle('')
    .setData(new SceneDataNode())
    .setMin(0)
    .setCustomFieldConfig('lineWidth', 1)
    .setCustomFieldConfig('fillOpacity', 0)
    .setCustomFieldConfig('gradientMode', GraphGradientMode.None)
    .setCustomFieldConfig('showPoints', VisibilityMode.Never)
    .setCustomFieldConfig('spanNulls', false)
    .setOption('legend', { showLegend: false, displayMode: LegendDisplayMode.List, placement: 'bottom', calcs: [] })
    .setOption('tooltip', { mode: TooltipDisplayMode.Multi })
    .build();
}
