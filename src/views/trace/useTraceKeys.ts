import { useEffect, type RefObject } from 'react';
import { isKeyTaken } from '../parts/keyTaken';

interface Ways {
  readonly goToError: (direction: 'next' | 'previous') => void;
  readonly onLeave?: () => void;
}

/**
 * Keys that work anywhere on the trace page: `e` and `E` go to the next and the previous failed span, `l` to the
 * selected span's log lines, Escape from the details back to the waterfall and from anywhere else one step up. Where one
 * types they are letters.
 */
export function useTraceKeys(frame: RefObject<HTMLElement | null>, { goToError, onLeave }: Ways) {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (isKeyTaken(event)) {
        return;
      }
      if (event.key === 'e' || event.key === 'E') {
        goToError(event.key === 'e' ? 'next' : 'previous');
      } else if (event.key === 'l') {
        focusIn(frame.current, '[data-span-logs]');
      } else if (event.key === 'Escape') {
        stepUp(event.target);
      }
    };
    const stepUp = (from: EventTarget | null) =>
      inDetails(from) ? focusIn(frame.current, '[role="row"][aria-selected="true"]') : onLeave?.();
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [frame, goToError, onLeave]);
}

function focusIn(frame: HTMLElement | null, selector: string) {
  frame?.querySelector<HTMLElement>(selector)?.focus();
}

function inDetails(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-details]') !== null;
}
