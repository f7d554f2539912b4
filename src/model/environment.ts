import type { Ms } from './units';

/** The three kinds of telemetry that the thread runs through. */
export const signals = ['metrics', 'traces', 'logs'] as const;
export type Signal = (typeof signals)[number];

/** Narrows a data source that several environments share. */
export interface Matcher {
  readonly label: string;
  readonly op: '=' | '!=' | '=~' | '!~';
  readonly value: string;
}

/** Where one signal of an environment is read from. */
export interface SignalSource {
  /** Uid of a Grafana data source. It comes from settings, never from a URL. */
  readonly uid: string;
  readonly matchers: readonly Matcher[];
}

/** A named set of three data sources that one switch moves together. */
export interface Environment {
  readonly id: string;
  readonly name: string;
  readonly metrics: SignalSource;
  readonly traces: SignalSource;
  readonly logs: SignalSource;
  readonly overrides?: Overrides;
}

/** What an administrator knows better than detection does. Whatever is absent is as detected, or as usual. */
export interface Overrides {
  /** Id of the convention that the metrics of requests follow. */
  readonly convention?: string;
  /** Id of the dialect of the service graph; `none` where there is one that must not be read. */
  readonly graph?: string;
  /** Labels under which the metrics of requests carry what the convention calls otherwise. */
  readonly labels?: Partial<Readonly<Record<MetricLabel, string>>>;
  /** How services are called in traces and logs, where that is not as in metrics. */
  readonly serviceNames?: readonly NameRule[];
  readonly thresholds?: ThresholdOverrides;
  /** Services that are not shown, by name; `*` stands for any characters. */
  readonly hiddenServices?: readonly string[];
  readonly auxiliary?: AuxiliaryOverride;
  /** Metrics of the business that belong to services, such as orders per minute. */
  readonly business?: readonly BusinessMetric[];
  /** The longest window that is asked of a signal; longer ones are narrowed, and the page says so. */
  readonly longest?: Partial<Readonly<Record<Signal, Ms>>>;
}

export const metricLabels = ['service', 'namespace', 'operation', 'kind', 'status'] as const;
export type MetricLabel = (typeof metricLabels)[number];

/**
 * How one signal names services. A service that `table` has is called as there; any other as `template` says, in which
 * `{service}` stands for its name in metrics. Both can be read backwards.
 */
export interface NameRule {
  readonly signal: 'traces' | 'logs';
  readonly template?: string;
  readonly table?: Readonly<Record<string, string>>;
}

/** Shares are between 0 and 1; `slow` is a multiple of the service's own quiet p95. */
export interface ThresholdOverrides {
  readonly failingErrors?: number;
  readonly degradedErrors?: number;
  readonly failingSlow?: number;
  readonly degradedSlow?: number;
}

/** Operations that serve machines, such as health checks. They do not count as requests unless `counted`. */
export interface AuxiliaryOverride {
  readonly counted?: boolean;
  /** Further operations beside those that are known by their names; `*` stands for any characters. */
  readonly operations?: readonly string[];
}

export interface BusinessMetric {
  readonly service: string;
  readonly title: string;
  /** A metric's name, with matchers where needed: what PromQL calls a vector selector. */
  readonly selector: string;
  /** How the samples become a figure: as they are, or as what a counter gains. */
  readonly as: 'value' | 'per-second' | 'per-minute';
  /** A unit of Grafana's, for example `short` or `currencyUSD`. */
  readonly unit?: string;
}
