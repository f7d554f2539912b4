import { useState, type KeyboardEvent } from 'react';
import { rowAfter } from './rowAfter';

export interface Roving {
  /** Which item Tab reaches. */
  readonly at: number;
  /** For the item at `index`: its place in the order of Tab, and what moves from it. */
  readonly item: (index: number) => RovingItem;
}

export interface RovingItem {
  readonly tabIndex: 0 | -1;
  readonly onFocus: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** By this its neighbours find it. */
  readonly 'data-roving': string;
}

const sideways = new Map([
  ['ArrowRight', 'ArrowDown'],
  ['ArrowLeft', 'ArrowUp'],
]);

/** One tab stop for a row of `count` items called `name`; arrows, Home and End move within it. */
export function useRoving(name: string, count: number, first = 0): Roving {
  const [chosen, setChosen] = useState<number>();
  const at = Math.min(chosen ?? first, Math.max(0, count - 1));
  const item = (index: number): RovingItem => ({
    tabIndex: index === at ? 0 : -1,
    'data-roving': name,
    onFocus: () => setChosen(index),
    onKeyDown: (event) => {
      const next = rowAfter(sideways.get(event.key) ?? event.key, index, { count });
      if (next !== undefined) {
        event.preventDefault();
        focusItem(event.currentTarget, next);
      }
    },
  });
  return { at, item };
}

function focusItem(from: Element, index: number): void {
  const name = from.getAttribute('data-roving') ?? '';
  const root = from.closest('table, svg, dl, [role="toolbar"]');
  const items = root?.querySelectorAll<HTMLElement | SVGElement>(`[data-roving="${name}"]`);
  items?.[index]?.focus();
}
