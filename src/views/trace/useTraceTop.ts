import { useLayoutEffect, useState, type RefObject } from 'react';

/** The page's own margin below, in pixels. */
const margin = 16;
/** Assumed until it is measured. */
const usualTop = 300;

/**
 * How far down the page a part begins, in pixels, for heights such as `calc(100vh - …)`: what stands above it differs
 * with the host, notices and wrapped lines. The page may be scrolled meanwhile. `around` is what changes with that.
 */
export function useTraceTop(part: RefObject<HTMLElement | null>, around: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(usualTop);
  useLayoutEffect(() => {
    const element = part.current;
    const outer = around.current;
    if (!element || !outer) {
      return undefined;
    }
    const measure = () => setTop(Math.round(element.getBoundingClientRect().top + scrolledBy(element)) + margin);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(outer);
    window.addEventListener('resize', measure);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', measure);
    };
  }, [part, around]);
  return top;
}

/** By how much all that scrolls around it is scrolled. */
function scrolledBy(element: HTMLElement): number {
  let by = 0;
  for (let at = element.parentElement; at; at = at.parentElement) {
    by += at.scrollTop;
  }
  return by;
}
