import { useCallback, type KeyboardEvent, type RefObject } from 'react';
import { rowAfter } from './rowAfter';
import type { LinesInSight } from './useLinesInSight';

/**
 * Keys within a list of lines: arrows, Home and End go from line to line, `t` to the trace of the one reached. Enter
 * opens it, as its button does anyway.
 */
export function useLineKeys(viewport: RefObject<HTMLElement | null>, list: LinesInSight, count: number) {
  return useCallback(
    (event: KeyboardEvent) => {
      const row = event.target instanceof Element ? event.target.closest<HTMLElement>('li[data-index]') : null;
      if (!row || event.ctrlKey || event.metaKey || event.altKey) {
        return;
      }
      const link = event.key === 't' ? row.querySelector<HTMLElement>('[data-testid="log-trace-link"]') : null;
      const next = rowAfter(event.key, Number(row.dataset.index), { count });
      if (link) {
        event.preventDefault();
        link.click();
      } else if (next !== undefined) {
        event.preventDefault();
        list.scrollToIndex(next, { align: 'auto' });
        focusLine(viewport.current, next);
      }
    },
    [viewport, list, count]
  );
}

/** At once where the line is there; one far away is only drawn once the list has scrolled. */
function focusLine(viewport: HTMLElement | null, index: number, tries = 5): void {
  const button = viewport?.querySelector<HTMLElement>(`li[data-index="${index}"] button[aria-expanded]`);
  if (button) {
    button.focus({ preventScroll: true });
  } else if (tries > 0) {
    requestAnimationFrame(() => focusLine(viewport, index, tries - 1));
  }
}
