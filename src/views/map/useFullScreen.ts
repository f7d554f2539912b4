import { useCallback, useEffect, useState, type RefObject } from 'react';

interface FullScreen {
  readonly isFull: boolean;
  /** Undefined where the browser, or the frame around the page, does not allow it. */
  readonly toggle: (() => void) | undefined;
}

/** An element that fills the screen. The browser leaves that with Escape by itself. */
export function useFullScreen(element: RefObject<HTMLElement | null>): FullScreen {
  const [isFull, setFull] = useState(false);
  useEffect(() => {
    const listen = () => setFull(document.fullscreenElement !== null && document.fullscreenElement === element.current);
    document.addEventListener('fullscreenchange', listen);
    return () => document.removeEventListener('fullscreenchange', listen);
  }, [element]);
  const toggle = useCallback(() => {
    const change = document.fullscreenElement ? document.exitFullscreen() : element.current?.requestFullscreen();
    // A browser that refuses leaves everything as it was.
    change?.catch(() => undefined);
  }, [element]);
  return { isFull, toggle: document.fullscreenEnabled ? toggle : undefined };
}
