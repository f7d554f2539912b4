import { useCallback, useEffect, useRef } from 'react';
import { twinId } from './SkipToTwin';
import type { MapSetting } from './useMapSetting';

/** Shows the map in words where it is not shown yet, and goes there. */
export function useSkipToTwin({ look, go }: Pick<MapSetting, 'look' | 'go'>): () => void {
  const { twin } = look;
  const isAwaited = useRef(false);
  useEffect(() => {
    if (isAwaited.current && twin) {
      isAwaited.current = false;
      focusTwin();
    }
  }, [twin]);
  return useCallback(() => {
    if (twin) {
      focusTwin();
    } else {
      isAwaited.current = true;
      go({ twin: 'table' });
    }
  }, [twin, go]);
}

function focusTwin(): void {
  document.getElementById(twinId)?.querySelector<HTMLElement>('[role="grid"], [role="tree"]')?.focus();
}
