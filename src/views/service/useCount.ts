import { useEffect } from 'react';
import type { Answer } from '../../grafana/answerState';

/** How many rows a tab has. */
export interface RowCount {
  readonly rows: number;
  /** There may be more: no more were asked for. */
  readonly cut: boolean;
}

/** Tells a tab's number of rows when it is known; while it is asked again, the former one stands. */
export function useCount(answer: Answer<readonly unknown[]>, onCount: (count: RowCount) => void) {
  useEffect(() => {
    const count = countOf(answer);
    if (count) {
      onCount(count);
    }
  });
}

function countOf(answer: Answer<readonly unknown[]>): RowCount | undefined {
  if (answer.is === 'absent' && answer.absence.why === 'nothing-found') {
    return { rows: 0, cut: false };
  }
  return answer.is === 'ready'
    ? { rows: answer.value.length, cut: answer.caveats.some(({ kind }) => kind === 'truncated') }
    : undefined;
}
