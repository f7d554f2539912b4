import { rowOf } from './recordings';
import { recordedTraces, type RecordedSpan, type RecordedTrace } from './recordedSpans';

export interface LinkingTrace {
  readonly trace: RecordedTrace;
  readonly spans: readonly RecordedSpan[];
}

/** Recorded traces with spans whose references lead to a trace, with those spans. */
export async function linkingTraces(traceId: string): Promise<readonly LinkingTrace[]> {
  return [...(await recordedTraces()).values()].flatMap((trace) => {
    const spans = trace.id === traceId ? [] : trace.spans.filter((_, index) => linksTo(trace, index, traceId));
    return spans.length > 0 ? { trace, spans } : [];
  });
}

/** Spans stand in the order of the frame's rows. */
function linksTo({ frame }: RecordedTrace, index: number, traceId: string): boolean {
  const references = rowOf(frame, index).references as ReadonlyArray<{ traceID?: string }> | null | undefined;
  return (references ?? []).some(({ traceID }) => traceID?.padStart(32, '0') === traceId);
}
