import type { Matcher } from '../../model/environment';
import { logqlSelector } from '../logql';
import type { Recording } from './recorded';

/** The name under which Loki's ruler writes how many lines a second there are. */
export const logLinesMetric = 'service_name_level:log_lines:rate1m';

const environmentLabel = 'throughline_environment';

/** What selects the recordings of one environment. */
export function recordedFor(environment: string): Matcher {
  return { label: environmentLabel, op: '=', value: environment };
}

/**
 * The rule by which Loki's ruler counts lines by service and level and writes them to Prometheus or Mimir: error lines
 * over a month are then one cheap question of metrics instead of a read of every line.
 */
export function logRecording(environment: string, matchers: readonly Matcher[]): Omit<Recording, 'part'> {
  const lines = logqlSelector(matchers, 'service_name');
  return {
    record: logLinesMetric,
    expr: `sum by (service_name, level, detected_level) (rate(${lines} [1m]))`,
    labels: { [environmentLabel]: environment },
  };
}
