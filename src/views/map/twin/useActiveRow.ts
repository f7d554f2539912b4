import { useState, type KeyboardEvent } from 'react';
import { rowAfter } from '../../parts/rowAfter';

interface Rows {
  /** By these rows are known from one answer to the next. */
  readonly keys: readonly string[];
  /** Where one begins; the first where it is not among them. */
  readonly first: string | undefined;
  readonly onMove: (index: number) => void;
}

export interface ActiveRow {
  /** On which row the keyboard stands. */
  readonly at: number;
  readonly moveTo: (index: number) => void;
  /** Whether the key moved, so that nobody else has to look at it. */
  readonly hear: (event: KeyboardEvent) => boolean;
}

/** How many rows a page is. */
const page = 10;

/** One tab stop for many rows of which only some are in the document: arrows, Home, End and pages move within them. */
export function useActiveRow({ keys, first, onMove }: Rows): ActiveRow {
  const [chosen, setChosen] = useState<string>();
  const at = Math.max(0, indexOf(keys, chosen) ?? indexOf(keys, first) ?? 0);
  const moveTo = (index: number) => {
    const to = Math.min(keys.length - 1, Math.max(0, index));
    setChosen(keys[to]);
    onMove(to);
  };
  const hear = (event: KeyboardEvent) => {
    const to = rowAfter(event.key, at, { count: keys.length, page });
    if (to === undefined) {
      return false;
    }
    event.preventDefault();
    moveTo(to);
    return true;
  };
  return { at, moveTo, hear };
}

function indexOf(keys: readonly string[], key: string | undefined): number | undefined {
  const at = key === undefined ? -1 : keys.indexOf(key);
  return at < 0 ? undefined : at;
}
