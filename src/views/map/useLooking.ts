import { useEffect, useState } from 'react';

type Key = string | undefined;

/**
 * What the pointer or the focus is on, in the drawing or in words: both show it. It is no state of the page, for then
 * each move of the pointer would render all of it.
 */
export interface Looking {
  /** Key of a place or link. */
  readonly now: () => Key;
  readonly onLook: (key: Key) => void;
  /** Tells at once, and whenever it changes; answers what ends the listening. */
  readonly listen: (heard: (key: Key) => void) => () => void;
}

/** One for the page, the same as long as it stands. */
export function useLooking(): Looking {
  const [looking] = useState(newLooking);
  return looking;
}

/** Key of what is looked at, for whoever shows it. */
export function useLooked({ now, listen }: Looking): Key {
  const [looked, setLooked] = useState(now);
  useEffect(() => listen(setLooked), [listen]);
  return looked;
}

function newLooking(): Looking {
  let looked: Key;
  const listeners = new Set<(key: Key) => void>();
  return {
    now: () => looked,
    onLook: (key) => {
      looked = key;
      listeners.forEach((heard) => heard(key));
    },
    listen: (heard) => {
      listeners.add(heard);
      heard(looked);
      return () => {
        listeners.delete(heard);
      };
    },
  };
}
