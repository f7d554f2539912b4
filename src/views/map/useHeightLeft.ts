import { useEffect, useState, type RefCallback } from 'react';

/** What stays free below everything. */
const margin = 24;

interface HeightLeft {
  /** What stands above: when it grows, less is left. */
  readonly head: RefCallback<HTMLElement>;
  /** What fills the height. */
  readonly stage: RefCallback<HTMLElement>;
  /** What has to be seen below it. */
  readonly foot: RefCallback<HTMLElement>;
  readonly height: number;
}

/**
 * The height in pixels that the window leaves between what stands above and what has to be seen below, never less than
 * `least`: then the page scrolls.
 */
export function useHeightLeft(least: number): HeightLeft {
  const [head, setHead] = useState<HTMLElement | null>(null);
  const [stage, setStage] = useState<HTMLElement | null>(null);
  const [foot, setFoot] = useState<HTMLElement | null>(null);
  const [height, setHeight] = useState(least);
  useEffect(() => {
    if (!stage) {
      return undefined;
    }
    const measure = () => {
      const top = Math.max(0, stage.getBoundingClientRect().top + window.scrollY);
      const below = foot?.getBoundingClientRect().height ?? 0;
      setHeight(Math.max(least, Math.round(window.innerHeight - top - below - margin)));
    };
    measure();
    const observer = new ResizeObserver(measure);
    [head, foot].forEach((element) => element && observer.observe(element));
    window.addEventListener('resize', measure);
    document.addEventListener('fullscreenchange', measure);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', measure);
      document.removeEventListener('fullscreenchange', measure);
    };
  }, [head, stage, foot, least]);
  return { head: setHead, stage: setStage, foot: setFoot, height };
}
