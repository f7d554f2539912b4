import {
  applyFieldOverrides,
  cacheFieldDisplayNames,
  FieldType,
  getPanelOptionsWithDefaults,
  LoadingState,
  rangeUtil,
  transformDataFrame,
  type DataFrame,
  type DataQueryRequest,
  type Field,
  type InterpolateFunction,
  type PanelData,
  type ScopedVars,
  type TimeRange,
} from '@grafana/data';
import { config, getDataSourceSrv } from '@grafana/runtime';
import { from, map, of, switchMap, type Observable } from 'rxjs';
import { environmentLabel } from '../../../src/demo/environments';
import { epochMs, ms } from '../../../src/model/units';
import { windowOf } from '../../../src/model/window';
import { askedKey, type Asked } from '../../../src/telemetry/asked';
import { HostDataSource, type Target } from '../dataSources/HostDataSource';
import { runHostRequest } from '../runRequest';
import type { PanelJson } from './dashboardJson';
import { lokiAnswer } from './lokiAnswer';
import { dashboardPanel } from './dashboardPanels';
import { replaceVariables } from './replaceVariables';

/** What a panel is asked in: the chosen variables by name, the time, and its width, which decides the step. */
export interface PanelContext {
  readonly values: Readonly<Record<string, string>>;
  readonly range: TimeRange;
  readonly width: number;
}

/** Grafana's `scrapeInterval` of the host's data sources. */
const scrapeSeconds = 15;

/** Variables and what Grafana adds to them: the time, and lengths of time. */
export function replacing({ values, range }: PanelContext, stepSeconds = scrapeSeconds): InterpolateFunction {
  const seconds = Math.round((range.to.valueOf() - range.from.valueOf()) / 1000);
  return replaceVariables({
    ...values,
    __from: String(range.from.valueOf()),
    __to: String(range.to.valueOf()),
    __range: `${seconds}s`,
    __range_s: String(seconds),
    __interval: `${stepSeconds}s`,
    __auto: `${stepSeconds}s`,
    __rate_interval: `${Math.max(stepSeconds + scrapeSeconds, 4 * scrapeSeconds)}s`,
  });
}

/** Asks what a panel asks and does to the answer what Grafana does: legends, transformations, field options. */
export function panelData(panel: PanelJson, context: PanelContext): Observable<PanelData> {
  const request = requestOf(panel, context);
  if (!panel.datasource) {
    return of({ state: LoadingState.Done, series: [], timeRange: context.range });
  }
  const uid = replacing(context)(panel.datasource.uid);
  return from(getDataSourceSrv().get({ uid })).pipe(
    switchMap((source) => {
      if (!(source instanceof HostDataSource)) {
        throw new Error(`${uid} is no data source of the host`);
      }
      return source.type === 'loki'
        ? runHostRequest(source, request, (asked) => lokiAnswer(source, asked, context.values.env ?? ''))
        : runHostRequest(source, request);
    }),
    switchMap((data) => transformed(panel, { ...data, series: withLegends(data.series, request.targets) })),
    map((data) => ({ ...data, series: drawn(panel, data.series, context) }))
  );
}

function requestOf(panel: PanelJson, context: PanelContext): DataQueryRequest<Target> {
  const { range, width } = context;
  const points = panel.maxDataPoints ?? Math.max(1, Math.round(width));
  const { interval, intervalMs } = rangeUtil.calculateInterval(range, points, `${scrapeSeconds}s`);
  const replace = replacing(context, intervalMs / 1000);
  return {
    app: 'dashboard',
    requestId: `panel-${panel.id}`,
    timezone: 'browser',
    startTime: Date.now(),
    range,
    interval,
    intervalMs,
    maxDataPoints: points,
    scopedVars: exemplarsOf(panel, context),
    targets: (panel.targets ?? []).map((target) => ({ ...target, expr: replace(target.expr) })),
  };
}

/** Prometheus here has no exemplars; the demo shop tells those of what it is asked about: the chosen service. */
function exemplarsOf({ targets = [] }: PanelJson, { range, values }: PanelContext): ScopedVars {
  if (!targets.some(({ exemplar }) => exemplar)) {
    return {};
  }
  const asked: Asked = {
    about: { is: 'red', of: { is: 'service', service: { name: values.service ?? '' } } },
    window: windowOf(epochMs(range.from.valueOf()), epochMs(range.to.valueOf())),
    step: ms(15_000),
    environment: values.env ?? '',
    matchers: [{ label: environmentLabel, op: '=', value: values.env ?? '' }],
  };
  return { [askedKey]: { text: '', value: asked } };
}

/** The graph of `@grafana/ui` forgets these names while it joins frames, and colours by the fields' own. */
function named(frame: DataFrame): DataFrame {
  const nameOf = ({ name, state, type }: Field) => (type === FieldType.time ? name : (state?.displayName ?? name));
  return { ...frame, fields: frame.fields.map((field) => ({ ...field, name: nameOf(field) })) };
}

type Named = Target & { readonly legendFormat?: string };

/** Grafana's back ends name series; here the answer has names of its own. A label that is not there is left out. */
function withLegends(series: readonly DataFrame[], targets: readonly Named[]): DataFrame[] {
  return series.map((frame) => {
    const legend = targets.find(({ refId }) => refId === frame.refId)?.legendFormat;
    if (!legend) {
      return frame;
    }
    const fields = frame.fields.map((field) => {
      const name = legend.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, label: string) => field.labels?.[label] ?? '');
      return field.labels ? { ...field, config: { ...field.config, displayNameFromDS: name } } : field;
    });
    return { ...frame, fields };
  });
}

function transformed(panel: PanelJson, data: PanelData): Observable<PanelData> {
  return panel.transformations
    ? transformDataFrame([...panel.transformations], data.series).pipe(map((series) => ({ ...data, series })))
    : of(data);
}

/** The panel's options with the defaults of its kind. */
export function configured(panel: PanelJson) {
  return getPanelOptionsWithDefaults({
    plugin: dashboardPanel(panel.type),
    currentOptions: structuredClone(panel.options),
    currentFieldConfig: structuredClone(panel.fieldConfig),
    isAfterPluginChange: false,
  });
}

function drawn(panel: PanelJson, data: DataFrame[], context: PanelContext): DataFrame[] {
  const series = applyFieldOverrides({
    data,
    fieldConfig: configured(panel).fieldConfig,
    fieldConfigRegistry: dashboardPanel(panel.type).fieldConfigRegistry,
    replaceVariables: replacing(context),
    theme: config.theme2,
    timeZone: config.bootData.user.timezone,
  });
  // Colours by name are taken from names that stand in the fields.
  cacheFieldDisplayNames(series);
  return panel.type === 'timeseries' ? series.map(named) : series;
}
