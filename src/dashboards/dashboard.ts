/**
 * Grafana's dashboard JSON as far as we write it: the classic schema, which every Grafana from 12.3 on reads. A test
 * holds it against the types of `@grafana/schema`.
 */
export interface Dashboard {
  readonly uid: string;
  readonly title: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly schemaVersion: number;
  readonly version: number;
  readonly editable: boolean;
  readonly graphTooltip: 0 | 1;
  readonly refresh: string;
  readonly timezone: string;
  readonly time: { readonly from: string; readonly to: string };
  readonly annotations: { readonly list: readonly Annotation[] };
  readonly templating: { readonly list: readonly Variable[] };
  readonly links: readonly Link[];
  readonly panels: readonly Panel[];
}

export interface DataSource {
  readonly type: string;
  readonly uid: string;
}

export interface Annotation {
  readonly name: string;
  readonly datasource: DataSource;
  readonly enable: boolean;
  readonly hide: boolean;
  readonly iconColor: string;
  readonly builtIn?: number;
  readonly type?: string;
  readonly target?: {
    readonly refId: string;
    readonly type: string;
    readonly limit: number;
    readonly matchAny: boolean;
    readonly tags: readonly string[];
  };
}

export interface Variable {
  readonly name: string;
  readonly type: 'datasource' | 'query';
  readonly label: string;
  /** 0 shown, 2 hidden. */
  readonly hide: 0 | 2;
  readonly query: string | Readonly<Record<string, unknown>>;
  readonly datasource?: DataSource;
  readonly regex?: string;
  readonly refresh: 1 | 2;
  readonly sort?: 1;
  readonly includeAll: boolean;
  readonly multi: boolean;
}

export interface Link {
  readonly title: string;
  readonly type: 'link';
  readonly url: string;
  readonly tooltip: string;
  readonly icon: string;
  readonly tags: readonly string[];
  readonly asDropdown: boolean;
  readonly includeVars: boolean;
  readonly keepTime: boolean;
  readonly targetBlank: boolean;
}

export interface GridPos {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** A query of a panel, in the words of the data source that it goes to. */
export interface Target {
  readonly refId: string;
  readonly datasource: DataSource;
  readonly expr: string;
  readonly [field: string]: unknown;
}

export interface Mapped {
  readonly text: string;
  readonly color: string;
  readonly index: number;
}

export interface FieldDefaults {
  readonly unit?: string;
  readonly decimals?: number;
  readonly min?: number;
  readonly max?: number;
  readonly noValue?: string;
  readonly displayName?: string;
  readonly color?: { readonly mode: 'thresholds' | 'palette-classic-by-name' | 'fixed'; readonly fixedColor?: string };
  readonly mappings?: ReadonlyArray<{ readonly type: 'value'; readonly options: Readonly<Record<string, Mapped>> }>;
  readonly thresholds?: {
    readonly mode: 'absolute';
    readonly steps: ReadonlyArray<{ readonly color: string; readonly value: number | null }>;
  };
  readonly links?: ReadonlyArray<{ readonly title: string; readonly url: string; readonly targetBlank?: boolean }>;
  readonly custom?: Readonly<Record<string, unknown>>;
}

export interface Override {
  readonly matcher: { readonly id: 'byName' | 'byRegexp' | 'byFrameRefID'; readonly options: string };
  readonly properties: ReadonlyArray<{ readonly id: string; readonly value?: unknown }>;
}

/** A panel before it has a number and a place. */
export interface PanelContent {
  readonly type: 'stat' | 'timeseries' | 'table' | 'bargauge' | 'text' | 'logs' | 'state-timeline' | 'alertlist';
  readonly title: string;
  readonly description: string;
  readonly datasource?: DataSource;
  readonly targets?: readonly Target[];
  readonly transformations?: ReadonlyArray<{
    readonly id: string;
    readonly options: Readonly<Record<string, unknown>>;
  }>;
  readonly fieldConfig: { readonly defaults: FieldDefaults; readonly overrides: readonly Override[] };
  readonly options: Readonly<Record<string, unknown>>;
  readonly links: readonly Link[];
  readonly transparent?: boolean;
  readonly maxDataPoints?: number;
}

export interface Panel extends PanelContent {
  readonly id: number;
  readonly gridPos: GridPos;
}
