import type { Signal } from '../model/environment';
import type { TraceId } from '../model/ids';
import type { Outcome, Problem } from '../model/outcome';
import type { Steps } from '../model/steps';
import type { Ms } from '../model/units';
import type { Window } from '../model/window';
import type { About } from './about';
import type { Frame } from './frame';

/** PromQL. An instant query is evaluated at the window's end, a range query every `step`. */
export interface MetricQuery {
  readonly kind: 'promql';
  readonly refId: string;
  readonly expr: string;
  readonly shape: 'instant' | 'range';
  /** Asks for the exemplars of the histograms that `expr` selects as well. */
  readonly exemplars?: boolean;
}

/** A read of a data source's API beside queries; the answer's JSON comes as a frame with one text field `json`. */
export interface MetadataQuery {
  readonly kind: 'prometheus-api' | 'loki-api' | 'tempo-api';
  readonly refId: string;
  /** Below the data source's resources, for example `api/v1/series` of Prometheus `labels` of Loki, or `tags` of Tempo. */
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
}

export interface TraceSearchQuery {
  readonly kind: 'traceql';
  readonly refId: string;
  readonly traceql: string;
  readonly limit: number;
  /** Matching spans listed per trace. */
  readonly spansPerTrace: number;
}

export interface TraceByIdQuery {
  readonly kind: 'trace-by-id';
  readonly refId: string;
  readonly traceId: TraceId;
}

export interface LogQuery {
  readonly kind: 'logql';
  readonly refId: string;
  readonly expr: string;
  readonly shape: 'lines' | 'range';
  /** Most lines wanted. */
  readonly limit: number;
  /** From which end of the window lines are taken when there are more; the newest where nothing is said. */
  readonly direction?: 'backward' | 'forward';
}

/** Whether it is read beside queries, where a data source has a back end to read from. */
export function isMetadata(query: Query): query is MetadataQuery {
  return query.kind === 'prometheus-api' || query.kind === 'loki-api' || query.kind === 'tempo-api';
}

/** TraceQL metrics. */
export interface TraceMetricsQuery {
  readonly kind: 'traceql-metrics';
  readonly refId: string;
  readonly traceql: string;
}

export type Query = MetricQuery | MetadataQuery | TraceSearchQuery | TraceMetricsQuery | TraceByIdQuery | LogQuery;

/** What came back for one query of a question. */
export interface QueryAnswer {
  readonly frames: readonly Frame[];
  /** Set when this query failed. Frames may be there all the same. */
  readonly problem?: Problem;
}

/** Answers by refId. A query that was never answered is missing. */
export type Answers = ReadonlyMap<string, QueryAnswer>;

/**
 * What is asked, and how its answer is read, kept together so that neither can change alone.
 *
 * A question goes to one data source, the environment's for `signal`. `read` is total: it never throws and
 * turns missing, malformed or failed answers into an `Outcome` that says so.
 */
export interface Question<Value> {
  readonly about: About;
  readonly signal: Signal;
  readonly window: Window;
  /** Distance of points of range queries. */
  readonly step: Ms;
  readonly queries: readonly Query[];
  readonly read: (answers: Answers) => Outcome<Value>;
  /** The same as `read`, in steps: for answers so large that reading them at once would be felt. */
  readonly readSteps?: (answers: Answers) => Steps<Outcome<Value>>;
}

/** Whoever asks for us: never rejects, a failure is an outcome as well. */
export type Ask = <Value>(question: Question<Value>) => Promise<Outcome<Value>>;
