/**
 * One dialect of metric and label names, with its units. Conventions are data; a dialect that needs more
 * brings a function in its data. Nothing outside this folder asks which convention it has.
 */
export interface Convention {
  readonly id: string;
  readonly title: string;
  /** Where the dialect is specified. */
  readonly specification: string;
  readonly spans: SpanMetrics;
  /** Absent where the dialect has no service graph. */
  readonly graph?: GraphMetrics;
}

/** Metrics made from spans: one counter of calls and one histogram of durations. */
export interface SpanMetrics {
  readonly calls: string;
  /** Histogram base name: classic adds `_bucket`, `_sum`, `_count`; native uses it bare. */
  readonly duration: string;
  /** Milliseconds in one unit of the histogram: 1000 for seconds, 1 for milliseconds. */
  readonly durationUnit: number;
  readonly service: string;
  readonly namespace: string;
  readonly operation: string;
  readonly kind: string;
  /** Values of `kind` that mean "a request came in". */
  readonly inbound: readonly string[];
  readonly status: string;
  readonly failure: string;
}

/** Metrics of caller → callee pairs. */
export interface GraphMetrics {
  readonly requests: string;
  readonly failures: string;
  /** Histogram base names, as the server and as the client saw it. */
  readonly serverDuration: string;
  readonly clientDuration: string;
  readonly durationUnit: number;
  /** Upper bound of the first bucket of the classic histograms, in their unit: what lies below cannot be told apart. */
  readonly firstBound: number;
  readonly client: string;
  readonly server: string;
  readonly clientNamespace: string;
  readonly serverNamespace: string;
  readonly connection: string;
}

/** A convention as one data source speaks it, found out by asking. */
export interface Profile {
  readonly convention: Convention;
  /** Which kind of histogram is there; where both are, native is read. */
  readonly spanHistogram: 'classic' | 'native' | 'none';
  readonly graphHistogram: 'classic' | 'native' | 'none';
  readonly hasGraph: boolean;
  /** Whether span metrics and service graph both carry the service's namespace; only then is it part of identity. */
  readonly namespaced: boolean;
  /** Distance of the samples as measured, in milliseconds. */
  readonly pushInterval: number;
}
