import { useState } from 'react';

export interface RowOrder {
  readonly ids: readonly string[];
  /** Set where the rows are not worst first any longer: puts them so. */
  readonly sortAnew?: () => void;
}

interface Kept {
  /** Of which environments over which range. */
  readonly of: string;
  readonly ids: readonly string[];
}

/**
 * Worst first as soon as all have answered, and then as they stand: a refresh that turned rows about under the pointer
 * would lead to the wrong one. `of` says when to begin anew: other environments, another range.
 */
export function useRowOrder(ids: readonly string[], worst: readonly string[] | undefined, of: string): RowOrder {
  const [kept, keep] = useState<Kept>();
  const isKept = kept?.of === of;
  if (!isKept && worst) {
    keep({ of, ids: worst });
  }
  const shown = kept && sameMembers(kept.ids, ids) ? kept.ids : ids;
  const isWorst = !worst || !isKept || worst.join('\n') === shown.join('\n');
  return { ids: shown, ...(isWorst ? {} : { sortAnew: () => keep({ of, ids: worst }) }) };
}

function sameMembers(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && others.every((id) => some.includes(id));
}
