import type { FieldFilter, LogLevel, LogSubject } from '../model/log';
import type { SearchedTraces } from '../model/traceSearch';
import type { TraceSelection } from '../model/traceSelection';
import type { TraceId } from '../model/ids';
import type { RedSubject } from '../model/red';
import type { ServiceId } from '../model/service';
import type { Ms } from '../model/units';

/** Which traces a list shows. */
export type TracePick = 'errors' | 'slow' | 'newest';

/**
 * What a question is about, as plain data: the key under which an answer is remembered, and all that a
 * source needs which answers questions instead of query texts (the demo shop, recorded answers).
 *
 * The comment at each case lists the refIds of the question's queries.
 */
export type About =
  /** `names`: which of the metric names that conventions look for exist. */
  | { readonly is: 'metric-names'; readonly match: string }
  /** `series`: label sets of at most one series of `metric`. */
  | { readonly is: 'sample-series'; readonly metric: string }
  /** `labels`: names of the labels of `metric`. */
  | { readonly is: 'metric-labels'; readonly metric: string }
  /** `bounds`: the values of `le` of a classic histogram's buckets; `metric` with its `_bucket`. */
  | { readonly is: 'bucket-bounds'; readonly metric: string }
  /** `samples`: how many samples in ten minutes the best-fed series of `metric` has. */
  | { readonly is: 'push-interval'; readonly metric: string }
  /** `series`: how many series each of `metrics` has, told apart by the label `throughline_metric`. */
  | { readonly is: 'series-count'; readonly metrics: readonly string[] }
  /**
   * All services with RED. `without`: operations that are left out, as an RE2 pattern; here and below. `rate`, `errors` (failed requests per second, not a ratio), `p95`: one value per service for
   * the whole window. `rateOverTime`, `errorsOverTime`, `p95OverTime`: the same through the window.
   */
  | { readonly is: 'services'; readonly without?: string }
  /** RED through the window. `rate` (requests and failures per second, told apart by the label `of`), `duration` (p50, p95, p99 told apart by the label `quantile`; brings exemplars). */
  | { readonly is: 'red'; readonly of: RedSubject; readonly without?: string }
  /** Operations of one service. `rate`, `errors`, `p95`, `time` (seconds of request time per second), one value each for the whole window. */
  | { readonly is: 'operations'; readonly service: ServiceId; readonly without?: string }
  /** `rate`: of the operations of one service that are left out elsewhere. */
  | { readonly is: 'auxiliary-operations'; readonly service: ServiceId; readonly only: string }
  /** Which versions ran when. `versions`: a series for each service and version, with a number where it was seen. */
  | { readonly is: 'versions' }
  /** The same by the newest traces, of one service or of all. `traces`: spans with `service.name` and `service.version`. */
  | { readonly is: 'versions-in-traces'; readonly service?: ServiceId }
  /** Caller → callee. `rate`, `errors`, `quantiles` (p50, p95, p99 told apart by the label `quantile`) for the whole window; with `of`, only edges that touch that service. */
  | { readonly is: 'edges'; readonly of?: ServiceId }
  /** The same through the window: `rateOverTime`, `errorsOverTime`, `p95OverTime`. */
  | { readonly is: 'edges-over-time' }
  /** `labels`: the values of one label of services, told apart by it. */
  | { readonly is: 'service-labels'; readonly label: string }
  /** `traces`: a list of traces, worst or newest first. For `slow`, spans of at least `atLeast`. */
  | {
      readonly is: 'traces';
      readonly service: ServiceId;
      readonly operation?: string;
      readonly pick: TracePick;
      readonly atLeast?: Ms;
      /** Operations that are left out, for `slow` and `newest` of all operations. */
      readonly without?: string;
      readonly limit: number;
    }
  /** `traces`: the newest traces of the environment with anything received in them. */
  | { readonly is: 'trace-sample'; readonly limit: number; readonly without?: string }
  /** `traces`: traces with spans as wanted, newest first. */
  | {
      readonly is: 'trace-search';
      readonly want: SearchedTraces;
      readonly limit: number;
      readonly spansPerTrace: number;
    }
  /** `tags`: names of attributes that spans and resources have. */
  | { readonly is: 'trace-tags' }
  /** `values`: values of one of them. */
  | { readonly is: 'trace-tag-values'; readonly tag: string; readonly want: SearchedTraces }
  /** `compared`: how often each value of each attribute stands in a selection of what was found and in the rest of it. */
  | { readonly is: 'trace-compare'; readonly want: SearchedTraces; readonly selection: TraceSelection }
  /** `traces`: traces with a span that links to this one. */
  | { readonly is: 'traces-linking-to'; readonly traceId: TraceId }
  /** How long operations take: `p50`, `p95`, `p99`, `count`, and the same of the window before under `before-…`. */
  | { readonly is: 'operation-durations'; readonly services: readonly ServiceId[] }
  /** `trace`: all spans of one trace. */
  | { readonly is: 'trace'; readonly traceId: TraceId }
  /** `lines`: newest log lines first. `way` names how the lines of a trace are looked for (see logWays.ts). */
  | {
      readonly is: 'logs';
      readonly of: LogSubject;
      readonly way: string;
      readonly levels?: readonly LogLevel[];
      readonly contains?: string;
      readonly fields?: readonly FieldFilter[];
      readonly like?: string;
      readonly without?: readonly string[];
      readonly direction?: 'forward';
      readonly limit: number;
    }
  /** `patterns`: what Loki itself found out about the forms of lines. */
  | { readonly is: 'log-patterns'; readonly of: LogSubject; readonly way: string }
  /** `volume`: lines per step and level. */
  | {
      readonly is: 'log-volume';
      readonly of: LogSubject;
      readonly way: string;
      readonly contains?: string;
      readonly fields?: readonly FieldFilter[];
      readonly like?: string;
      readonly without?: readonly string[];
    }
  /** `volume`: the same as a recording rule counted it, from metrics. */
  | { readonly is: 'recorded-log-volume'; readonly service?: string }
  /** `names`: which of the metric names of resources exist (see tiers/). */
  | { readonly is: 'resource-names' }
  /** `labels`, `targets`, `pods`, `guesses`: what ties metrics to one service. */
  | { readonly is: 'resource-joins'; readonly service: ServiceId }
  /** Figures of one service: under the id of each what is measured, and under `<id>-limit` what it is limited to. */
  | { readonly is: 'resources'; readonly service: ServiceId }
  /** `statements`: time of database statements per second, counted from metrics. */
  | { readonly is: 'statement-times'; readonly service: ServiceId }
  /** `statements`: spans of database statements, a sample. */
  | { readonly is: 'statement-spans'; readonly service: ServiceId; readonly limit: number }
  /** What a set-up should know of a data source; `of` says in words what. The refIds are those of the check (see discovery). */
  | { readonly is: 'check'; readonly of: string };
