import type { TraceSummary } from '../model/trace';
import type { EpochMs, Ms } from '../model/units';

/** What stands for a duration that Tempo leaves out because it is below a millisecond. */
const belowMillisecond = 0.5;
/** Being this far away in time weighs as much as being twice as long. */
const timeOfOneDoubling = 5 * 60_000;

/**
 * The stored trace most like one that was never stored.
 *
 *   distance = |log₂(duration ÷ wanted duration)| + |start − wanted moment| ÷ 5 min
 *
 * Durations are compared by ratio, since latencies spread over magnitudes. The spans that the search matched speak for
 * a trace, the most alike of them; a trace without any speaks by its whole duration. Among equals the earlier listed.
 */
export function nearestTrace(
  wanted: { readonly at: EpochMs; readonly duration: Ms },
  candidates: readonly TraceSummary[]
): TraceSummary | undefined {
  let nearest: { trace: TraceSummary; distance: number } | undefined;
  for (const trace of candidates) {
    const parts = trace.matched.length > 0 ? trace.matched : [trace];
    for (const { start, duration } of parts) {
      const ratio = (duration || belowMillisecond) / (wanted.duration || belowMillisecond);
      const distance = Math.abs(Math.log2(ratio)) + Math.abs(start - wanted.at) / timeOfOneDoubling;
      if (!nearest || distance < nearest.distance) {
        nearest = { trace, distance };
      }
    }
  }
  return nearest?.trace;
}
