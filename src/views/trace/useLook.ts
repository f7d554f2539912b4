import { useCallback, useEffect, useRef, useState } from 'react';
import { lookQuery, type TraceLook } from '../traceLook';

/** `push` where Back should return to the look before, `replace` where not. */
export type OnLook = (next: TraceLook, how: 'push' | 'replace') => void;

/** Changes parts of a look. `rest`: written once nothing has changed for a moment, for typing and turning wheels. */
export type ChangeLook = (parts: TraceLook, how: 'push' | 'replace' | 'rest') => void;

const rest = 250;
const plain: TraceLook = {};

/**
 * How the trace is looked at. The URL is its home (`inUrl`); between a change and the URL's answer it is kept here, so
 * that what one sees follows the hand. Without `onLook` it stays here.
 */
export function useLook(inUrl: TraceLook = plain, onLook?: OnLook) {
  const text = JSON.stringify(lookQuery(inUrl));
  const [home, setHome] = useState({ text, look: inUrl });
  const [ahead, setAhead] = useState<TraceLook>();
  if (home.text !== text) {
    setHome({ text, look: inUrl });
    setAhead(undefined);
  }
  const look = ahead ?? home.look;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), [text]);
  const latest = useRef(onLook);
  useEffect(() => {
    latest.current = onLook;
  }, [onLook]);
  const change = useCallback<ChangeLook>(
    (parts, how) => {
      const next = { ...look, ...parts };
      setAhead(next);
      clearTimeout(timer.current);
      if (how === 'rest') {
        timer.current = setTimeout(() => latest.current?.(next, 'replace'), rest);
      } else {
        latest.current?.(next, how);
      }
    },
    [look]
  );
  return { look, change };
}
