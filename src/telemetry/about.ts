import type { LogLevel, LogSubject } from '../model/log';
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
  /** `samples`: how many samples in ten minutes the best-fed series of `metric` has. */
  | { readonly is: 'push-interval'; readonly metric: string }
  /**
   * All services with RED. `rate`, `errors` (failed requests per second, not a ratio), `p95`: one value per service for
   * the whole window. `rateOverTime`, `errorsOverTime`, `p95OverTime`: the same through the window.
   */
  | { readonly is: 'services' }
  /** RED through the window. `rate`, `errors` (failed per second), `duration` (p50, p95, p99 told apart by the label `quantile`; brings exemplars). */
  | { readonly is: 'red'; readonly of: RedSubject }
  /** Operations of one service. `rate`, `errors`, `p95`, `time` (seconds of request time per second), one value each for the whole window. */
  | { readonly is: 'operations'; readonly service: ServiceId }
  /** Caller → callee. `rate`, `errors`, `p95` for the whole window; with `of`, only edges that touch that service. */
  | { readonly is: 'edges'; readonly of?: ServiceId }
  /** `traces`: a list of traces, worst or newest first. For `slow`, spans of at least `atLeast`. */
  | {
      readonly is: 'traces';
      readonly service: ServiceId;
      readonly operation?: string;
      readonly pick: TracePick;
      readonly atLeast?: Ms;
      readonly limit: number;
    }
  /** `trace`: all spans of one trace. */
  | { readonly is: 'trace'; readonly traceId: TraceId }
  /** `lines`: newest log lines first. `way` names how the lines of a trace are looked for (see logWays.ts). */
  | {
      readonly is: 'logs';
      readonly of: LogSubject;
      readonly way: string;
      readonly levels?: readonly LogLevel[];
      readonly contains?: string;
      readonly limit: number;
    }
  /** `volume`: lines per step and level. */
  | { readonly is: 'log-volume'; readonly of: LogSubject; readonly way: string; readonly contains?: string };
