import { useCallback, type KeyboardEvent } from 'react';
import { saysAnything } from '../../telemetry/logTemplates';
import { rowAfter } from '../parts/rowAfter';

const toggles = '[data-pattern-toggle]';

/** On a row's button: arrows, Home and End go from row to row, `h` hides the pattern, `o` leaves only it. Enter opens it anyway. */
export function usePatternKeys(onHide: (template: string) => void, onOnly: (template: string) => void) {
  return useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      const { currentTarget: row, key } = event;
      const template = row.dataset.patternToggle;
      if (template === undefined || event.ctrlKey || event.metaKey || event.altKey) {
        return;
      }
      if (moveFrom(row, key)) {
        event.preventDefault();
      } else if (key === 'o' && saysAnything(template)) {
        event.preventDefault();
        onOnly(template);
      } else if (key === 'h' && saysAnything(template)) {
        event.preventDefault();
        // The row goes; the keyboard stays among its neighbours.
        moveFrom(row, rowsAround(row).at(-1) === row ? 'ArrowUp' : 'ArrowDown');
        onHide(template);
      }
    },
    [onHide, onOnly]
  );
}

/** All rows in sight, errors and noise. */
function rowsAround(row: HTMLElement): HTMLElement[] {
  return [...(row.closest('[data-testid="pattern-list"]')?.querySelectorAll<HTMLElement>(toggles) ?? [])];
}

/** Whether the key is one that moves. */
function moveFrom(row: HTMLElement, key: string): boolean {
  const rows = rowsAround(row);
  const next = rowAfter(key, rows.indexOf(row), { count: rows.length });
  if (next !== undefined) {
    rows[next]?.focus();
  }
  return next !== undefined;
}
