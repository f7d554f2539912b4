import type { Matcher } from '../../model/environment';
import { logqlSelector } from '../logql';
import type { Recording } from './recorded';

/**
 * The rule by which Loki's ruler counts lines by service and level and writes them to Prometheus or Mimir: error lines
 * over a month are then one cheap question of metrics instead of a read of every line.
 */
export function logRecording(environment: string, matchers: readonly Matcher[]): Omit<Recording, 'part'> {
  const lines = logqlSelector(matchers, 'service_name');
  return {
    record: 'service_name_level:log_lines:rate1m',
    expr: `sum by (service_name, level, detected_level) (rate(${lines} [1m]))`,
    labels: { throughline_environment: environment },
  };
}
