import type { TraceSummary } from '../../model/trace';
import type { Ms } from '../../model/units';

/**
 * What the service itself took in a trace: the longest of its spans that were found, which is what slow traces are
 * sorted by. Undefined where none is told.
 */
export function ownDuration({ matched }: TraceSummary): Ms | undefined {
  const [longest] = [...matched].sort((a, b) => b.duration - a.duration);
  return longest?.duration;
}
