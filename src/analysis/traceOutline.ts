import { serviceKey } from '../model/service';
import type { Span, Trace } from '../model/trace';
import { epochMs, ms, type EpochMs, type Ms } from '../model/units';

/** A trace in one line of a list, without putting its spans in order. */
export interface TraceOutline {
  /** The span that stands for what was asked for: the longest of those without a parent, else the longest of all. */
  readonly root: Span | undefined;
  /** First start; 0 for a trace without spans. */
  readonly start: EpochMs;
  /** From the first start to the last end, as the clocks of the processes have it: skew is not put right here. */
  readonly duration: Ms;
  readonly spans: number;
  readonly services: number;
  readonly failed: number;
}

/** One pass over the spans, for lists of traces that are not opened yet. */
export function traceOutline({ spans }: Trace): TraceOutline {
  const services = new Set<string>();
  let root: Span | undefined;
  let start = Infinity;
  let end = -Infinity;
  let failed = 0;
  for (const span of spans) {
    services.add(serviceKey(span.service));
    failed += span.status === 'error' ? 1 : 0;
    start = Math.min(start, span.start);
    end = Math.max(end, span.start + span.duration);
    root = root && !isMoreOfARoot(span, root) ? root : span;
  }
  const extent =
    spans.length > 0 ? { start: epochMs(start), duration: ms(end - start) } : { start: epochMs(0), duration: ms(0) };
  return { root, ...extent, spans: spans.length, services: services.size, failed };
}

function isMoreOfARoot(span: Span, than: Span): boolean {
  const [isRoot, otherIsRoot] = [span.parentSpanId === undefined, than.parentSpanId === undefined];
  return isRoot === otherIsRoot ? span.duration > than.duration : isRoot;
}
