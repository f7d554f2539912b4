import { useEffect, useMemo, useState } from 'react';
import { preparedTrace, preparingTrace, type PreparedTrace } from '../../analysis/preparedTrace';
import { inSlices } from '../../grafana/inSlices';
import type { Trace } from '../../model/trace';

/** A trace on its way to its first row. `share` of the work is done, from 0 to 1. */
export type Prepared =
  | { readonly is: 'ready'; readonly prepared: PreparedTrace }
  | { readonly is: 'preparing'; readonly share: number };

/** Traces with fewer spans are ready in the very render that asks: that is sooner than anybody could see. */
export const preparedAtOnce = 3000;

/** What became of a large trace so far. */
interface Course {
  readonly trace: Trace;
  readonly share: number;
  readonly prepared?: PreparedTrace;
}

/**
 * All that is concluded of a trace before its first row. A large one is prepared in slices between which the page paints
 * and hears keys; while the same trace is prepared anew (it was asked for once more), the former result stays. Nothing is
 * done while there is no trace yet.
 */
export function usePrepared(trace: Trace | undefined): Prepared {
  const isSmall = trace !== undefined && trace.spans.length < preparedAtOnce;
  const atOnce = useMemo(() => (isSmall ? preparedTrace(trace) : undefined), [isSmall, trace]);
  const [course, setCourse] = useState<Course>();
  useEffect(() => {
    if (isSmall || !trace) {
      return undefined;
    }
    const left = new AbortController();
    const onShare = (share: number) =>
      setCourse((before) => ({ trace, share, prepared: isAbout(before, trace) ? before?.prepared : undefined }));
    inSlices(preparingTrace(trace), { signal: left.signal, onShare }).then(
      (prepared) => !left.signal.aborted && setCourse({ trace, share: 1, prepared }),
      (reason: unknown) => {
        if (!left.signal.aborted) {
          // Thrown while drawing, where the fence around failures stands.
          setCourse(() => {
            throw reason;
          });
        }
      }
    );
    return () => left.abort();
  }, [isSmall, trace]);
  const prepared = atOnce ?? (isAbout(course, trace) ? course?.prepared : undefined);
  return useMemo(
    () =>
      prepared
        ? { is: 'ready', prepared }
        : { is: 'preparing', share: course && course.trace === trace ? course.share : 0 },
    [prepared, course, trace]
  );
}

function isAbout(course: Course | undefined, trace: Trace | undefined): boolean {
  return course !== undefined && course.trace.traceId === trace?.traceId;
}
