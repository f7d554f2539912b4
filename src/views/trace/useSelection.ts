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
  const [ahead, setAhead] = useState<{ readonly spanId: SpanId; readonly of: SpanId | undefined }>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), [inUrl]);
  const select = useCallback<OnSelect>(
    (spanId, how) => {
      setAhead({ spanId, of: inUrl });
      clearTimeout(timer.current);
      if (how === 'choose') {
        onSelect?.(spanId, how);
      } else {
        timer.current = setTimeout(() => onSelect?.(spanId, how), rest);
      }
    },
    [inUrl, onSelect]
  );
  const selected = ahead && ahead.of === inUrl ? ahead.spanId : (inUrl ?? first);
  return { selected, select };
}
