import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useState, type RefObject } from 'react';
import type { LogLine } from '../../model/log';
import { measureRow, observeViewport } from './virtualRows';

const lineHeight = 29;
const measured = measureRow(lineHeight);

export type LinesInSight = Virtualizer<HTMLDivElement, Element>;

interface Shown {
  readonly height: number;
  /** Id of the line that is in the middle at first. */
  readonly current?: string;
}

/** The lines of a list that are in sight, and a few beside. */
export function useLinesInSight(
  viewport: RefObject<HTMLDivElement | null>,
  lines: readonly LogLine[],
  { height, current }: Shown
): LinesInSight {
  const list = useVirtualizer({
    count: lines.length,
    getScrollElement: () => viewport.current,
    estimateSize: () => lineHeight,
    getItemKey: useCallback((index: number) => lines[index]?.id ?? index, [lines]),
    initialRect: { width: 800, height },
    observeElementRect: useMemo(() => observeViewport<HTMLDivElement>(height), [height]),
    measureElement: measured,
    overscan: 8,
  });
  const at = current === undefined ? -1 : lines.findIndex(({ id }) => id === current);
  useEffect(() => {
    if (at >= 0) {
      list.scrollToIndex(at, { align: 'center' });
    }
  }, [list, at]);
  return list;
}

/** Which lines are open, by their ids. */
export function useOpened() {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback((id: string) => {
    setOpened((before) => {
      const after = new Set(before);
      if (!after.delete(id)) {
        after.add(id);
      }
      return after;
    });
  }, []);
  return { opened, toggle };
}
