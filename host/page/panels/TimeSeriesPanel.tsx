import React from 'react';
import { type FieldConfigEditorBuilder, type PanelProps } from '@grafana/data';
import {
  AxisColorMode,
  AxisPlacement,
  GraphDrawStyle,
  GraphGradientMode,
  GraphThresholdsStyleMode,
  LegendDisplayMode,
  LineInterpolation,
  ScaleDistribution,
  StackingMode,
  VisibilityMode,
  type GraphFieldConfig,
  type VizLegendOptions,
} from '@grafana/schema';
import { TimeSeries, TooltipPlugin2 } from '@grafana/ui';
import { AnnotationMarks } from './AnnotationMarks';
import { ExemplarMarkers } from './ExemplarMarkers';
import { PointTooltip } from './PointTooltip';

interface Options {
  readonly legend?: VizLegendOptions;
}

const bottomLegend: VizLegendOptions = {
  calcs: [],
  displayMode: LegendDisplayMode.List,
  placement: 'bottom',
  showLegend: true,
};

/** Grafana's time-series panel, rebuilt from the graph in `@grafana/ui`: hover, zoom by dragging, exemplars. */
export function TimeSeriesPanel(props: PanelProps<Options>) {
  const { data, height, onChangeTimeRange, options, timeRange, timeZone, width } = props;
  const frames = data.series.filter((frame) => frame.fields.length > 1);
  if (!frames.length) {
    const why = props.fieldConfig.defaults.noValue ?? 'No data';
    return <div style={{ display: 'grid', placeItems: 'center', height: '100%' }}>{why}</div>;
  }
  return (
    <TimeSeries
      frames={frames}
      structureRev={data.structureRev}
      timeRange={timeRange}
      timeZone={timeZone}
      width={width}
      height={height}
      legend={options.legend ?? bottomLegend}
      options={{ ...options }}
    >
      {(config, alignedFrame) => (
        <>
          <TooltipPlugin2
            config={config}
            // `TooltipHoverMode.xAll`; the enumeration has no value at run time.
            hoverMode={1}
            queryZoom={({ from, to }) => onChangeTimeRange({ from, to })}
            render={(_, points) => <PointTooltip frame={alignedFrame} points={points} timeZone={timeZone} />}
          />
          <AnnotationMarks config={config} frames={data.annotations ?? []} timeZone={timeZone} />
          <ExemplarMarkers config={config} frames={data.annotations ?? []} timeZone={timeZone} />
        </>
      )}
    </TimeSeries>
  );
}

const defaults: Readonly<GraphFieldConfig> = {
  drawStyle: GraphDrawStyle.Line,
  lineInterpolation: LineInterpolation.Linear,
  lineWidth: 1,
  fillOpacity: 0,
  gradientMode: GraphGradientMode.None,
  showPoints: VisibilityMode.Auto,
  pointSize: 5,
  barAlignment: 0,
  barWidthFactor: 0.6,
  spanNulls: false,
  stacking: { mode: StackingMode.None, group: 'A' },
  axisPlacement: AxisPlacement.Auto,
  axisLabel: '',
  axisColorMode: AxisColorMode.Text,
  axisBorderShow: false,
  axisCenteredZero: false,
  scaleDistribution: { type: ScaleDistribution.Linear },
  hideFrom: { tooltip: false, viz: false, legend: false },
  thresholdsStyle: { mode: GraphThresholdsStyleMode.Off },
};

/** Options that may be set but have no default in Grafana either. */
const withoutDefault = [
  'lineColor',
  'lineStyle',
  'fillColor',
  'fillBelowTo',
  'insertNulls',
  'transform',
  'axisWidth',
  'axisSoftMin',
  'axisSoftMax',
  'axisGridShow',
] as const;

/** What Grafana's graph reads from `field.config.custom`. Editors stay empty: nobody edits panels here. */
export function timeSeriesFieldConfig(builder: FieldConfigEditorBuilder<GraphFieldConfig>) {
  const options = [...Object.entries(defaults), ...withoutDefault.map((name) => [name, undefined] as const)];
  for (const [path, defaultValue] of options) {
    builder.addCustomEditor({
      id: path,
      path: path as keyof GraphFieldConfig & string,
      name: path,
      editor: () => null,
      override: () => null,
      defaultValue,
      process: (value) => value,
      shouldApply: () => true,
    });
  }
}
