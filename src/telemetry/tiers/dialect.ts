import type { Matcher } from '../../model/environment';
import type { ResourceKind, ResourceUnit, Tier } from '../../model/resource';
import type { Ms } from '../../model/units';
import { rate, sumBy } from '../promql';

/** How series of a metric are found to belong to a service. */
export type Reach =
  /** They are of a process that is instrumented: by its labels, else through target_info. */
  | 'process'
  /** They are of pods: by the pods that the service's own metrics name, else by the pods' names. */
  | 'pods'
  /** They are of the nodes that the service's pods run on. */
  | 'nodes'
  /** They are of consumer groups, of which only the names are known. */
  | 'consumer-groups';

/** How a dialect's expressions are written for one service: selectors that are joined to it, and how far rates look back. */
export interface Joined {
  /** A selector of `metric` for just this service. */
  readonly of: (metric: string, more?: readonly Matcher[]) => string;
  /** The labels that tell pods or instances apart in the series of `metric`. */
  readonly by: (metric: string) => readonly string[];
  readonly over: Ms;
}

/** One dialect of one figure: names of metrics and the expression that makes the figure of them. */
export interface ResourceDialect {
  readonly id: string;
  readonly kind: ResourceKind;
  readonly tier: Tier;
  readonly unit: ResourceUnit;
  readonly reach: Reach;
  /** The first is the metric that is read and shown; all of them have to be there. */
  readonly needs: readonly string[];
  /** Metrics of the limit, any of which is enough. */
  readonly limits?: readonly string[];
  readonly expr: (joined: Joined) => string;
  readonly limit?: (joined: Joined, limits: readonly string[]) => string;
  /** What values are multiplied with when they are read: seconds become milliseconds. */
  readonly factor?: number;
  /** Labels beside those of the pod that name a series. */
  readonly parts?: readonly string[];
}

/** `{label="value"}` beside the join. */
export interface Part {
  readonly where?: readonly Matcher[];
  readonly parts?: readonly string[];
}

/** The gauges of a metric, one sum per pod or instance. */
export const gauge =
  (metric: string, { where, parts = [] }: Part = {}) =>
  (joined: Joined): string =>
    sumBy([...joined.by(metric), ...parts], joined.of(metric, where));

/** What a counter gains per second, one sum per pod or instance. */
export const growth =
  (metric: string, { where, parts = [] }: Part = {}) =>
  (joined: Joined): string =>
    sumBy([...joined.by(metric), ...parts], rate(joined.of(metric, where), joined.over));

type Expr = (joined: Joined) => string;

export const divided =
  (part: Expr, whole: Expr): Expr =>
  (joined) =>
    `${part(joined)} / ${whole(joined)}`;

/** Two that never have series of the same labels, for example of two dialects that share a metric's name. */
export const either =
  (one: Expr, other: Expr): Expr =>
  (joined) =>
    `(${one(joined)} or ${other(joined)})`;

/** The highest of a limit, where there is one: unlimited is 0 in some dialects and -1 in others. */
export const highest =
  (where: readonly Matcher[] = []) =>
  (joined: Joined, limits: readonly string[]): string =>
    `max(${limits.map((metric) => gauge(metric, { where })(joined)).join(' or ')}) > 0`;
