import { useCallback, useEffect, useState } from 'react';

export interface Seen {
  /** Values of `data-environment` of what has been on screen. */
  readonly seen: ReadonlySet<string>;
  /** As a ref on each element. */
  readonly watch: (element: HTMLElement | null) => void;
}

/** Which environments' rows have come on screen. Where a browser cannot tell, none. */
export function useSeen(): Seen {
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const [observer] = useState(() =>
    typeof IntersectionObserver === 'undefined'
      ? undefined
      : new IntersectionObserver((entries) => {
          const ids = entries.flatMap(({ isIntersecting, target }) =>
            isIntersecting && target instanceof HTMLElement ? (target.dataset.environment ?? []) : []
          );
          setSeen((before) => (ids.every((id) => before.has(id)) ? before : new Set([...before, ...ids])));
        })
  );
  useEffect(() => () => observer?.disconnect(), [observer]);
  const watch = useCallback(
    (element: HTMLElement | null) => {
      if (element) {
        observer?.observe(element);
      }
    },
    [observer]
  );
  return { seen, watch };
}
