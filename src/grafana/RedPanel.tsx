import { LoadingState, toDataFrame, type DataFrame, type PanelData, type TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { PanelBuilders, SceneDataNode, type VizPanel } from '@grafana/scenes';
import { GraphGradientMode, LegendDisplayMode, TooltipDisplayMode, VisibilityMode } from '@grafana/schema';
import React, { useEffect, useMemo, type ReactNode } from 'react';
import type { Exemplar } from '../model/exemplar';
import type { RedOverTime } from '../model/red';
import { useAppScene } from './appSceneContext';
import { markFrames, type Mark } from './markFrames';
import { exemplarFrames, redFrames, tellingExemplars, type RedMeasure, type RedNames } from './redFrames';
import { useAttachedPanel } from './useAttachedPanel';

interface Props {
  readonly measure: RedMeasure;
  readonly title: string;
  /** Undefined while nothing is known; the panel keeps its place. */
  readonly red: RedOverTime | undefined;
  readonly loading?: boolean;
  readonly height: number;
  /** Where an exemplar's trace is shown. Without it, none are drawn. */
  readonly traceHref?: (exemplar: Exemplar) => string;
  /** Moments to be marked. Keep the list's identity while it is the same. */
  readonly marks?: readonly Mark[];
  /** Stands in the panel's head: a link to Explore, for example. */
  readonly actions?: ReactNode;
}

/**
 * One measure of RED in Grafana's own time series panel. The panel asks nothing: it draws values of the model, so that
 * it cannot disagree with the table beside it. It hangs below the app's scene and so shares its clock: dragging over
 * it sets the time of the whole app.
 */
export function RedPanel({ measure, title, red, loading = false, height, traceHref, marks, actions }: Props) {
  const scene = useAppScene();
  const { value: range } = scene.state.$timeRange.useState();
  const panel = useAttachedPanel(() => buildPanel(measure));
  const frames = useMemo(() => (red ? redFrames(red, measure, redNames()).map(toDataFrame) : []), [red, measure]);
  const exemplars = useMemo(
    () =>
      red && traceHref && measure === 'duration'
        ? exemplarFrames(tellingExemplars(red.exemplars), traceHref, redNames()).map(toDataFrame)
        : [],
    [red, traceHref, measure]
  );
  const annotations = useMemo(() => [...exemplars, ...markFrames(marks ?? []).map(toDataFrame)], [exemplars, marks]);
  useEffect(() => {
    const data = panel?.state.$data;
    if (data instanceof SceneDataNode) {
      data.setState({ data: panelData({ frames, annotations, range, loading }) });
    }
  }, [panel, frames, annotations, range, loading]);
  useEffect(() => panel?.setState({ title, headerActions: actions }), [panel, title, actions]);
  return (
    <div style={{ height }} data-testid={`red-${measure}`}>
      {panel && <panel.Component model={panel} />}
    </div>
  );
}

function buildPanel(measure: RedMeasure): VizPanel {
  return PanelBuilders.timeseries()
    .setTitle('')
    .setData(new SceneDataNode())
    .setMin(0)
    .setCustomFieldConfig('lineWidth', 1)
    .setCustomFieldConfig('fillOpacity', measure === 'duration' ? 0 : 12)
    .setCustomFieldConfig('gradientMode', GraphGradientMode.None)
    .setCustomFieldConfig('showPoints', VisibilityMode.Never)
    .setCustomFieldConfig('spanNulls', false)
    .setOption('legend', {
      showLegend: measure === 'duration',
      displayMode: LegendDisplayMode.List,
      placement: 'bottom',
      calcs: [],
    })
    .setOption('tooltip', { mode: TooltipDisplayMode.Multi })
    .build();
}

interface Drawn {
  readonly frames: DataFrame[];
  readonly annotations: DataFrame[];
  readonly range: TimeRange;
  readonly loading: boolean;
}

function panelData({ frames, annotations, range, loading }: Drawn): PanelData {
  return {
    state: loading ? LoadingState.Loading : LoadingState.Done,
    // A new list each time: the panel prepares annotations (their links, too) only together with new series.
    series: [...frames],
    annotations,
    timeRange: range,
  };
}

function redNames(): RedNames {
  return {
    rate: t('red.line.rate', 'requests'),
    errors: t('red.line.errors', 'failed'),
    openTrace: t('red.open-trace', 'Open trace'),
  };
}
