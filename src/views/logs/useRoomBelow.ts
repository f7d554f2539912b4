import { useEffect, useState, type RefCallback } from 'react';

/** What stays free below: the list's own tools and the page's margin. */
const margin = 64;

/**
 * How much height is left below the top of an element, in pixels, never less than `lowest`: a list fills the window
 * and scrolls by itself, where the window is high enough for that.
 */
export function useRoomBelow(lowest: number): { readonly ref: RefCallback<HTMLElement>; readonly room: number } {
  const [element, ref] = useState<HTMLElement | null>(null);
  const [room, setRoom] = useState(lowest);
  useEffect(() => {
    if (!element) {
      return undefined;
    }
    const measure = () => {
      const top = Math.max(0, element.getBoundingClientRect().top);
      setRoom(Math.max(lowest, Math.round(window.innerHeight - top - margin)));
    };
    measure();
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, [element, lowest]);
  return { ref, room };
}
