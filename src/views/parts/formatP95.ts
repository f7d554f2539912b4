import type { DurationQuantiles } from '../../model/red';
import { formatDuration } from './format';

/** The p95 of calls: `190 ms`, or `< 100 ms` where the histogram tells only that. */
export function formatP95(duration: DurationQuantiles | undefined): string {
  const { p95, p95Below } = duration ?? {};
  return p95 === undefined && p95Below !== undefined ? `< ${formatDuration(p95Below)}` : formatDuration(p95);
}
