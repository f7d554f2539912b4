import { useEffect, useState } from 'react';
import type { MapTime } from './useMapTime';

export const speeds = [1, 2, 4] as const;
export type Speed = (typeof speeds)[number];

/** How long a moment is shown at ×1, in milliseconds. */
const usualPause = 800;
/** No shorter for those who want no motion: they get every second or fourth moment instead. */
const calmPause = 1000;

export interface Playing {
  readonly isPlaying: boolean;
  readonly speed: Speed;
  readonly setSpeed: (speed: Speed) => void;
  /** Plays on from the moment that is shown, from the first where that is the last or none is. */
  readonly play: () => void;
  readonly pause: () => void;
}

/** Shows one moment after the other up to the last, where it settles. */
export function usePlaying({ moments, index, show }: Pick<MapTime, 'moments' | 'index' | 'show'>): Playing {
  const [isPlaying, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<Speed>(1);
  const last = moments.length - 1;
  useEffect(() => {
    if (!isPlaying) {
      return undefined;
    }
    const { pause, stride } = paceOf(speed);
    const timer = setTimeout(() => {
      const next = Math.min((index ?? -1) + stride, last);
      show(next, next < last ? 'passing' : 'settled');
      setPlaying(next < last);
    }, pause);
    return () => clearTimeout(timer);
  }, [isPlaying, speed, index, last, show]);
  return {
    isPlaying,
    speed,
    setSpeed,
    play: () => {
      if (last >= 0) {
        show(index === undefined || index >= last ? 0 : index, 'passing');
        setPlaying(last > 0);
      }
    },
    pause: () => {
      setPlaying(false);
      show(index, 'settled');
    },
  };
}

function paceOf(speed: Speed): { readonly pause: number; readonly stride: number } {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches
    ? { pause: calmPause, stride: speed }
    : { pause: usualPause / speed, stride: 1 };
}
