import { useMemo, useState } from 'react';

/** What the pointer or the focus is on, in the drawing or in words: both show it. */
export interface Looking {
  /** Key of a place or link. */
  readonly looked: string | undefined;
  readonly onLook: (key: string | undefined) => void;
}

export function useLooking(): Looking {
  const [looked, onLook] = useState<string>();
  return useMemo(() => ({ looked, onLook }), [looked]);
}
