import { useEffect, useState, type RefCallback } from 'react';

/** Height of an element in pixels, followed as it changes; `assumed` until it is known. */
export function useBoxHeight(assumed: number): { readonly ref: RefCallback<HTMLElement>; readonly height: number } {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [height, setHeight] = useState(assumed);
  useEffect(() => {
    if (!element) {
      return undefined;
    }
    const observer = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.height > 0) {
        setHeight(Math.round(entry.contentRect.height));
      }
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return { ref: setElement, height };
}
