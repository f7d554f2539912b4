import type { Matcher } from '../../model/environment';

/**
 * One dialect of metric and label names, with its units. Conventions are data; a dialect that needs more
 * brings a function in its data. Nothing outside this folder asks which convention it has.
 */
export interface Convention {
  readonly id: string;
  readonly title: string;
  /** Where the dialect is specified. */
  readonly specification: string;
  readonly requests: RequestMetrics;
  /** Absent where nothing tells who calls whom. */
  readonly graph?: GraphMetrics;
}

/** Metrics of requests, whether made from spans or by the services themselves. */
export interface RequestMetrics {
  /** What counts the requests: a counter, a classic histogram's `…_count`, or a native histogram. */
  readonly calls: Counter;
  /** Histogram base name: classic adds `_bucket`, `_sum`, `_count`; native uses it bare. */
  readonly duration: string;
  /** Milliseconds in one unit of the histogram: 1000 for seconds, 1 for milliseconds. */
  readonly durationUnit: number;
  readonly service: string;
  /** The label is a path such as `job` in `namespace/name`: its last part is the service. */
  readonly serviceIsPath?: boolean;
  readonly namespace?: string;
  /** Labels that name the operation together, and what stands between them. Empty where operations are not told apart. */
  readonly operation: readonly string[];
  readonly joint: string;
  /** The label of the span's kind. */
  readonly kind?: string;
  /** What leaves only requests that came in. */
  readonly inbound: readonly Matcher[];
  /** A request failed if it fits any of these lists. Empty where failures cannot be told. */
  readonly failing: ReadonlyArray<readonly Matcher[]>;
}

export interface Counter {
  readonly name: string;
  /** A native histogram counts what it observed. */
  readonly form: 'counter' | 'native';
}

/** Metrics of caller → callee pairs. */
export interface GraphMetrics {
  readonly id: string;
  readonly title: string;
  /** Where edges come from; other than from a service graph they know one side only, and pages say so. */
  readonly origin: 'service-graph' | 'mesh' | 'client-spans' | 'client-requests';
  readonly requests: Counter;
  readonly failures: Counter;
  /** Which series of `failures` count failures: any of these lists. Of a counter of failures, all: one empty list. */
  readonly failing: ReadonlyArray<readonly Matcher[]>;
  /** What always selects edges, such as the side that reports them. */
  readonly always: readonly Matcher[];
  /** Histogram base names, as the server and as the client saw it. */
  readonly serverDuration: string;
  readonly clientDuration?: string;
  readonly durationUnit: number;
  /** Upper bound of the first bucket of the classic histograms, in their unit: what lies below cannot be told apart. */
  readonly firstBound?: number;
  readonly client: string;
  readonly server: string;
  readonly clientNamespace?: string;
  readonly serverNamespace?: string;
  /** The label that says what kind of edge it is; absent where edges are not told apart. */
  readonly connection?: string;
  /** How whoever sent a request from outside is called. */
  readonly outsider: string;
}

/** `summary`: sum and count without buckets, from which a mean can be told and nothing else. */
export type HistogramForm = 'classic' | 'native' | 'summary' | 'none';

/** A convention as one data source speaks it, found out by asking. */
export interface Profile {
  readonly convention: Convention;
  /** Which kind of histogram is there; where both are, native is read. */
  readonly spanHistogram: HistogramForm;
  readonly graphHistogram: HistogramForm;
  readonly hasGraph: boolean;
  /** Whether the metrics of requests and the service graph both carry the service's namespace; only then is it part of identity. */
  readonly namespaced: boolean;
  /** Distance of the samples as measured, in milliseconds. */
  readonly pushInterval: number;
  /** Other conventions that are there as well; of several only one is read, never a sum of them. */
  readonly alternatives: readonly Named[];
  readonly doubts: readonly Doubt[];
}

export interface Named {
  readonly id: string;
  readonly title: string;
}

/**
 * What had to be assumed. `unit`: neither name nor buckets say it, milliseconds as the connector's default.
 * `two-producers`: series of another producer bear the same name and are left out.
 * `not-as-overridden`: the settings name a convention that is not there.
 */
export type Doubt = 'unit' | 'two-producers' | 'not-as-overridden';

/** What the labels of a data source's metrics make of a dialect that was recognised by names. */
export interface Candidate {
  readonly dialect: Named & { readonly specification: string };
  /** The metric whose labels decide. */
  readonly leading: string;
  readonly spanHistogram: HistogramForm;
  /** Undefined where the labels belong to something else that bears the same names. */
  readonly understood: (labels: ReadonlySet<string>) => Understood | undefined;
}

export interface Understood {
  readonly requests: RequestMetrics;
  readonly doubts: readonly Doubt[];
  /** Set where the unit of durations has to be told by the bounds of their buckets. */
  readonly unitUnknown?: boolean;
}

/** Undefined in `recognized` for a dialect that is not spoken. Candidates come best first. */
export interface Dialect extends Named {
  readonly specification: string;
  /** RE2 alternatives of the names of metrics that the dialect reads; fully anchored by Prometheus. */
  readonly looksFor: readonly string[];
  readonly candidates: (names: ReadonlySet<string>) => readonly Candidate[];
}
