import type { TraceId } from '../model/ids';
import type { TraceSummary } from '../model/trace';
import { median } from './median';

/**
 * Of some traces of one operation, the one that is most like most of them: which did not fail and took about as long as
 * half of them do. Undefined where there is none but `except`. Traces of unknown duration do not count.
 */
export function usualTrace(traces: readonly TraceSummary[], except: TraceId): TraceSummary | undefined {
  const timed = traces.flatMap((trace) =>
    trace.duration === undefined || trace.traceId === except ? [] : [{ trace, took: trace.duration }]
  );
  const fine = timed.filter(({ trace }) => trace.matched.every(({ status }) => status !== 'error'));
  const among = fine.length > 0 ? fine : timed;
  const middle = median(among.map(({ took }) => took));
  if (middle === undefined) {
    return undefined;
  }
  const distance = ({ took }: { readonly took: number }) => Math.abs(took - middle);
  const [nearest] = [...among].sort((a, b) => distance(a) - distance(b) || b.trace.start - a.trace.start);
  return nearest?.trace;
}
