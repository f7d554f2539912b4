import type { Signal } from '../../model/environment';
import type { Outcome } from '../../model/outcome';
import type { EpochMs, Ms } from '../../model/units';
import type { HistogramForm } from '../conventions/convention';

/** What a check of a data source found out. */
export type Finding =
  /** How the metrics of requests speak. `unit` is how durations are measured; `interval` the distance of samples. */
  | {
      readonly is: 'convention';
      readonly title: string;
      readonly unit: 's' | 'ms';
      readonly histogram: HistogramForm;
      readonly interval: Ms;
      readonly hasGraph: boolean;
    }
  /** By which label environments are told apart, and its values. */
  | { readonly is: 'environments'; readonly label: string; readonly values: readonly string[] }
  /** Exemplars are stored, with the trace id under `label`. */
  | { readonly is: 'exemplars'; readonly label: string }
  /** Something from so long ago is still there; from all moments further back that were tried, nothing is. */
  | { readonly is: 'reaches-back'; readonly by: Ms }
  | { readonly is: 'newest-trace'; readonly at: EpochMs; readonly service?: string }
  /** Which label names the service of a log line. */
  | { readonly is: 'log-service'; readonly label: string; readonly services: number }
  /** Where log lines have their trace id; without `field`, at most somewhere in the line. */
  | { readonly is: 'trace-id'; readonly where: 'metadata' | 'json' | 'logfmt' | 'line'; readonly field?: string };

/** What is checked of each signal, in the order in which it is shown. */
export const checks = {
  metrics: ['convention', 'environments', 'exemplars', 'retention'],
  traces: ['newest-trace', 'environments', 'retention'],
  logs: ['log-service', 'trace-id', 'environments', 'retention'],
} as const satisfies Record<Signal, readonly string[]>;

export type CheckName = (typeof checks)[Signal][number];

/** How far one check is. `skipped`: it has nothing to go by, as another one found nothing. */
export type CheckState = { readonly is: 'asking' } | { readonly is: 'skipped' } | Outcome<Finding>;

export type CellChecks = Partial<Readonly<Record<CheckName, CheckState>>>;
