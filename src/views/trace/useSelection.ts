import { useCallback, useEffect, useRef, useState } from 'react';
import type { SpanId } from '../../model/ids';

export type SelectHow = 'move' | 'choose';
export type OnSelect = (spanId: SpanId, how: SelectHow) => void;

/** Arrow keys held down pass many spans; only where they come to rest is written to the URL. */
const rest = 150;

/**
 * The selected span. The URL is its home (`inUrl`); between a move and the URL's answer it is kept here, so that the
 * waterfall follows every key press at once.
 */
export function useSelection(inUrl: SpanId | undefined, first: SpanId | undefined, onSelect: OnSelect | undefined) {
  const [ahead, setAhead] = useState<SpanId>();
  const [home, setHome] = useState(inUrl);
  if (home !== inUrl) {
    // Whatever it says, Back included, the URL has the last word.
    setHome(inUrl);
    setAhead(undefined);
  }
  const latest = useRef(onSelect);
  useEffect(() => {
    latest.current = onSelect;
  }, [onSelect]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), [inUrl]);
  const select = useCallback<OnSelect>((spanId, how) => {
    setAhead(spanId);
    clearTimeout(timer.current);
    if (how === 'choose') {
      latest.current?.(spanId, how);
    } else {
      timer.current = setTimeout(() => latest.current?.(spanId, how), rest);
    }
  }, []);
  return { selected: ahead ?? inUrl ?? first, select };
}
