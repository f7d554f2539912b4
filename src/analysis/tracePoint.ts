import type { MatchedSpan, TraceSummary } from '../model/trace';
import type { EpochMs, Ms } from '../model/units';

/** A found trace as a point over time. */
export interface TracePoint {
  readonly trace: TraceSummary;
  /** The span that stands for it: the longest of those that were found. */
  readonly span?: MatchedSpan;
  readonly at: EpochMs;
  readonly took: Ms;
  /** Any of the spans that were found failed. */
  readonly failed: boolean;
}

/** Undefined for a trace of which no duration is known. */
export function tracePoint(trace: TraceSummary): TracePoint | undefined {
  let span: MatchedSpan | undefined;
  for (const one of trace.matched) {
    span = span && span.duration >= one.duration ? span : one;
  }
  const took = span?.duration ?? trace.duration;
  const failed = trace.matched.some(({ status }) => status === 'error');
  return took === undefined ? undefined : { trace, span, at: span?.start ?? trace.start, took, failed };
}

/** In the order of time. */
export function tracePoints(found: readonly TraceSummary[]): readonly TracePoint[] {
  return found.flatMap((trace) => tracePoint(trace) ?? []).sort((a, b) => a.at - b.at);
}
