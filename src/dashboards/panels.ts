import type { DataSource, FieldDefaults, Link, Override, PanelContent, Target } from './dashboard';

/** What every panel says of itself. */
export interface Said {
  readonly title: string;
  readonly description: string;
  readonly links: readonly Link[];
}

/** A query of a panel. */
export interface Asked {
  readonly refId: string;
  readonly expr: string;
  readonly legend?: string;
  readonly exemplars?: boolean;
}

export interface Drawn {
  readonly source: DataSource;
  readonly asked: readonly Asked[];
  readonly defaults?: FieldDefaults;
  readonly overrides?: readonly Override[];
  readonly options?: Readonly<Record<string, unknown>>;
}

/** One number at the end of the time, or over all of it. */
export function stat(said: Said, { source, asked, defaults, overrides = [], options }: Drawn): PanelContent {
  return {
    ...said,
    type: 'stat',
    datasource: source,
    targets: asked.map((one) => promTarget(one, source, 'instant')),
    fieldConfig: { defaults: { ...calm, ...defaults }, overrides },
    options: {
      reduceOptions: { calcs: ['lastNotNull'], fields: '', values: false },
      colorMode: 'value',
      graphMode: 'none',
      justifyMode: 'auto',
      orientation: 'auto',
      textMode: 'value',
      wideLayout: true,
      ...options,
    },
  };
}

/** Lines over time. A gap stays a gap: nothing was measured there. */
export function timeSeries(said: Said, drawn: Drawn): PanelContent {
  const { source, asked, defaults, overrides = [], options } = drawn;
  return {
    ...said,
    type: 'timeseries',
    datasource: source,
    targets: asked.map((one) => (source.type === 'loki' ? lokiTarget(one, source) : promTarget(one, source, 'range'))),
    fieldConfig: {
      defaults: { color: { mode: 'palette-classic-by-name' }, min: 0, custom: line, ...defaults },
      overrides,
    },
    options: {
      legend: { displayMode: 'list', placement: 'bottom', showLegend: true, calcs: [] },
      tooltip: { mode: 'multi', sort: 'desc' },
      ...options,
    },
  };
}

const line = {
  drawStyle: 'line',
  lineInterpolation: 'linear',
  lineWidth: 1,
  fillOpacity: 6,
  showPoints: 'auto',
  pointSize: 5,
  spanNulls: false,
  axisPlacement: 'auto',
  stacking: { mode: 'none', group: 'A' },
} as const;

const softMax: Readonly<Record<string, number>> = { percentunit: 0.05, short: 1 };

/** How a course over time is drawn. What is zero throughout would else have an axis up to 100, a share one up to 10 000 %. */
export function courseOf(unit: string): FieldDefaults {
  const custom = { ...line, ...(softMax[unit] === undefined ? {} : { axisSoftMax: softMax[unit] }) };
  return { color: { mode: 'palette-classic-by-name' }, min: 0, unit, custom };
}

/** p50 instead of the p0.5 that the metrics' label gives. */
export const quantileNames: readonly Override[] = ['0.5', '0.95', '0.99'].map((quantile) => ({
  matcher: { id: 'byName', options: `p${quantile}` },
  properties: [{ id: 'displayName', value: `p${Number(quantile) * 100}` }],
}));

/** Counted things on top of each other. */
export const bars = {
  ...line,
  drawStyle: 'bars',
  fillOpacity: 70,
  lineWidth: 0,
  stacking: { mode: 'normal', group: 'A' },
} as const;

/** One row per thing: which of the words held when. */
export function stateTimeline(said: Said, { source, asked, defaults, overrides = [] }: Drawn): PanelContent {
  return {
    ...said,
    type: 'state-timeline',
    datasource: source,
    targets: asked.map((one) => promTarget(one, source, 'range')),
    fieldConfig: { defaults: { ...calm, custom: { fillOpacity: 75, lineWidth: 0 }, ...defaults }, overrides },
    options: {
      mergeValues: true,
      showValue: 'auto',
      alignValue: 'left',
      rowHeight: 0.85,
      legend: { displayMode: 'list', placement: 'bottom', showLegend: false },
      tooltip: { mode: 'single', sort: 'none' },
    },
    maxDataPoints: 120,
  };
}

export function text(said: Said, markdown: string): PanelContent {
  return {
    ...said,
    type: 'text',
    fieldConfig: { defaults: {}, overrides: [] },
    options: { mode: 'markdown', content: markdown },
    transparent: true,
  };
}

/** Lines of logs, newest first. */
export function logLines(said: Said, source: DataSource, asked: Asked): PanelContent {
  return {
    ...said,
    type: 'logs',
    datasource: source,
    targets: [{ ...lokiTarget(asked, source), maxLines: 200 }],
    fieldConfig: { defaults: {}, overrides: [] },
    options: {
      showTime: true,
      showLabels: false,
      showCommonLabels: false,
      wrapLogMessage: true,
      prettifyLogMessage: false,
      enableLogDetails: true,
      dedupStrategy: 'none',
      sortOrder: 'Descending',
    },
  };
}

/** What Grafana's own alerts say now. */
export function alerts(said: Said): PanelContent {
  return {
    ...said,
    type: 'alertlist',
    fieldConfig: { defaults: {}, overrides: [] },
    options: {
      viewMode: 'list',
      groupMode: 'default',
      groupBy: [],
      maxItems: 20,
      sortOrder: 3,
      dashboardAlerts: false,
      alertName: '',
      alertInstanceLabelFilter: '',
      stateFilter: { firing: true, pending: true, noData: false, normal: false, error: true },
    },
  };
}

/** Neutral is well: a colour has to be earned. */
const calm: FieldDefaults = {
  color: { mode: 'thresholds' },
  thresholds: { mode: 'absolute', steps: [{ color: 'text', value: null }] },
};

/** Amber and red from these values on. */
export function earned(amber: number, red: number): FieldDefaults['thresholds'] {
  return {
    mode: 'absolute',
    steps: [
      { color: 'text', value: null },
      { color: 'orange', value: amber },
      { color: 'red', value: red },
    ],
  };
}

export function promTarget({ refId, expr, legend, exemplars }: Asked, source: DataSource, shape: string): Target {
  return {
    refId,
    datasource: source,
    expr,
    editorMode: 'code',
    instant: shape !== 'range',
    range: shape === 'range',
    format: shape === 'table' ? 'table' : 'time_series',
    ...(legend === undefined ? {} : { legendFormat: legend }),
    ...(exemplars ? { exemplar: true } : {}),
  };
}

function lokiTarget({ refId, expr, legend }: Asked, source: DataSource): Target {
  return {
    refId,
    datasource: source,
    expr,
    editorMode: 'code',
    queryType: 'range',
    direction: 'backward',
    ...(legend === undefined ? {} : { legendFormat: legend }),
  };
}
