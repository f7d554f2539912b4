import type { MouseEvent } from 'react';

/** What the pointer is on in a list: the row, and what of it. */
export interface Pointed {
  readonly index: number;
  /** Undefined for the row itself. */
  readonly part: string | undefined;
}

/** The row under the pointer: rows come and go, so the list listens for them. */
export function pointedAt({ target }: MouseEvent): Pointed | undefined {
  const element = target instanceof Element ? target : undefined;
  const index = Number(element?.closest('[data-index]')?.getAttribute('data-index') ?? Number.NaN);
  const part = element?.closest('[data-part]')?.getAttribute('data-part') ?? undefined;
  return Number.isInteger(index) ? { index, part } : undefined;
}
