import { useEffect, useState, type RefCallback } from 'react';

/** Width of an element in pixels, followed as it changes; `assumed` until it is known. */
export function useBoxWidth(assumed: number): { readonly ref: RefCallback<HTMLElement>; readonly width: number } {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [width, setWidth] = useState(assumed);
  useEffect(() => {
    if (!element) {
      return undefined;
    }
    const observer = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width > 0) {
        setWidth(Math.round(entry.contentRect.width));
      }
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return { ref: setElement, width };
}
