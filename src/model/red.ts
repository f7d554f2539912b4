import type { Exemplar } from './exemplar';
import type { Series } from './series';
import type { ServiceId } from './service';
import type { Ms, PerSecond, Ratio } from './units';

/** Quantiles of a duration. A quantile that cannot be told (too few observations, no histogram) is absent. */
export interface DurationQuantiles {
  readonly p50?: Ms;
  readonly p95?: Ms;
  readonly p99?: Ms;
  /** All that is known where the histogram has no buckets. */
  readonly mean?: Ms;
  /** All that is known of a p95 that is absent because the histogram does not look closer: it is below this. */
  readonly p95Below?: Ms;
}

/**
 * Rate, errors and duration of one subject in one window (the RED method).
 * Absent is not zero: `errors` is 0 only where requests were seen and none of them failed.
 */
export interface Red {
  readonly rate?: PerSecond;
  readonly errors?: Ratio;
  readonly duration?: DurationQuantiles;
}

/** The same three over time. */
export interface RedOverTime {
  readonly rate: Series<PerSecond>;
  readonly errors: Series<Ratio>;
  readonly p50: Series<Ms>;
  readonly p95: Series<Ms>;
  readonly p99: Series<Ms>;
  /** Quantiles that are absent while requests were seen are below this: the histogram does not look closer. */
  readonly below?: Ms;
  readonly exemplars: readonly Exemplar[];
}

/** One service with its figures for the whole window and their course through it. */
export interface ServiceRed {
  readonly service: ServiceId;
  readonly red: Red;
  readonly course: Pick<RedOverTime, 'rate' | 'errors' | 'p95'>;
}

/** One operation of a service. `time` is the time all its requests took together, per second: its impact. */
export interface OperationRed {
  readonly operation: string;
  readonly kind: string;
  readonly red: Red;
  readonly time?: Ms;
}

/** What a RED question is asked of. */
export type RedSubject =
  | { readonly is: 'environment' }
  | { readonly is: 'service'; readonly service: ServiceId }
  | { readonly is: 'operation'; readonly service: ServiceId; readonly operation: string }
  | { readonly is: 'edge'; readonly client: ServiceId; readonly server: ServiceId };
