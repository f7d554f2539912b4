import { useEffect, useMemo, useState } from 'react';
import { lineColumns } from '../../analysis/patterns/lineColumns';
import { patternRows, type PatternsAsked, type PatternTable } from '../../analysis/patterns/patternRows';
import type { SampleColumns } from '../../analysis/patterns/sampledCounts';
import { inSlices } from '../../grafana/inSlices';
import { askPatternsWorker } from '../../grafana/workers/patternsWorker';
import type { LogLine } from '../../model/log';
import type { CountedPattern } from '../../model/logPattern';
import type { Window } from '../../model/window';

export interface PatternsWanted {
  readonly lines: readonly LogLine[];
  readonly truncated: boolean;
  readonly window: Window;
  readonly counted?: readonly CountedPattern[];
  /** How the lines were sampled, where they are. Keep its identity. */
  readonly sample?: SampleColumns;
  /** Counts are asked for and may soon be there. */
  readonly awaited: boolean;
}

/** Patterns, and the lines that they are of: places in a row are places in these lines. */
export interface FoundPatterns {
  readonly table: PatternTable;
  readonly lines: readonly LogLine[];
}

/** So long, in ms, counts are waited for: rows that stand should not be exchanged for others a moment later. */
const patience = 1500;
/** Fewer lines are grouped sooner than a worker is started. */
const fewLines = 300;

/**
 * Groups lines in a worker; where none can be had, on the main thread in slices. While other lines are grouped, the
 * patterns before stay; work that nobody waits for any more is stopped. Undefined until the first patterns are there.
 */
export function usePatterns({
  lines,
  truncated,
  window,
  counted,
  sample,
  awaited,
}: PatternsWanted): FoundPatterns | undefined {
  const [found, setFound] = useState<FoundPatterns>();
  const asked = useMemo(
    () => ({ lines: lineColumns(lines), truncated, window, ...(counted && { counted }), ...(sample && { sample }) }),
    [lines, truncated, window, counted, sample]
  );
  useEffect(() => {
    const leaving = new AbortController();
    const group = () =>
      void tableOf(asked, leaving.signal).then(
        (table) => !leaving.signal.aborted && setFound({ table, lines }),
        // Only what was left rejects: the work itself is total.
        () => undefined
      );
    const timer = awaited ? setTimeout(group, patience) : undefined;
    if (timer === undefined) {
      group();
    }
    return () => {
      clearTimeout(timer);
      leaving.abort(new Error('left'));
    };
  }, [asked, lines, awaited]);
  return found;
}

async function tableOf(asked: PatternsAsked, signal: AbortSignal): Promise<PatternTable> {
  if (typeof Worker === 'undefined' || asked.lines.bodies.length < fewLines) {
    return inSlices(patternRows(asked), { signal });
  }
  try {
    return await askPatternsWorker<PatternTable>(asked, signal);
  } catch (reason) {
    if (signal.aborted) {
      throw reason;
    }
    return inSlices(patternRows(asked), { signal });
  }
}
