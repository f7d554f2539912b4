import type { Outcome } from './outcome';
import type { Series } from './series';
import type { Ms } from './units';
import type { TraceId } from './ids';

/** What a figure is of: what the service runs on, its own insides, or what it is there for. */
export const tiers = ['infrastructure', 'application', 'business'] as const;
export type Tier = (typeof tiers)[number];

/** What is measured, whatever dialect calls it. */
export type ResourceKind =
  | 'cpu'
  | 'cpu-share'
  | 'throttling'
  | 'memory'
  | 'restarts'
  | 'oom-kills'
  | 'disk'
  | 'node-cpu'
  | 'node-memory'
  | 'node-disk'
  | 'jvm-heap'
  | 'jvm-gc'
  | 'jvm-threads'
  | 'go-goroutines'
  | 'go-memory'
  | 'go-gc'
  | 'node-event-loop'
  | 'node-heap'
  | 'pool'
  | 'pool-waiting'
  | 'worker-threads'
  | 'kafka-lag'
  | 'business';

/** `share` is between 0 and 1 as a rule; `plain` is a number with the unit that an administrator named, if any. */
export type ResourceUnit = 'cores' | 'bytes' | 'share' | 'count' | 'ms' | 'plain';

/**
 * How it is known that a series belongs to the service, surest first: the series says so itself, `target_info` says so
 * of its target or pod, an administrator does, or only its name suggests it. `guess` is what names were looked for.
 */
export type Join =
  | { readonly by: 'label'; readonly label: string }
  | { readonly by: 'target-info' }
  | { readonly by: 'settings' }
  | { readonly by: 'name-guess'; readonly of: 'pods' | 'consumer-groups'; readonly guess: string };

/** One line: of a pod, an instance, a pool. `name` is empty where there is only one. */
export interface ResourceSeries extends Series<number> {
  readonly name: string;
}

/** One figure of a service, as it was measured. */
export interface ResourceFigure {
  /** Unique among the figures of a service. */
  readonly id: string;
  readonly kind: ResourceKind;
  readonly tier: Tier;
  readonly unit: ResourceUnit;
  /** What an administrator calls a business metric, and the unit of Grafana's that it is shown in. */
  readonly title?: string;
  readonly shownUnit?: string;
  /** The metric that was read. */
  readonly metric: string;
  /** Highest first. */
  readonly series: readonly ResourceSeries[];
  /** What one series may use at most; where series differ in that, the most that any may. */
  readonly limit?: Series<number>;
  readonly join: Join;
  /** False where the metric carries no label of the environment: other environments may be in it. */
  readonly inEnvironment: boolean;
}

/** A figure that was asked for, with an outcome of its own: one that fails leaves the others standing. */
export interface AskedFigure extends Pick<ResourceFigure, 'id' | 'kind' | 'tier' | 'title'> {
  readonly outcome: Outcome<ResourceFigure>;
}

/** One execution of a database statement, as a span tells it. */
export interface StatementSpan {
  readonly statement: string;
  /** The kind of database, for example `postgresql`. */
  readonly system?: string;
  readonly duration: Ms;
  readonly traceId: TraceId;
}

/** What a statement takes in all. */
export interface StatementTotal {
  readonly statement: string;
  readonly system?: string;
  /** Executions and their time together: of the sample, or per second where all were counted. */
  readonly count: number;
  readonly total: Ms;
  /** The slowest execution, where single ones are known. */
  readonly slowest?: { readonly duration: Ms; readonly traceId: TraceId };
}
