import { useEffect, type RefObject } from 'react';
import type { MapLook } from '../mapRoutes';
import { isKeyTaken } from '../parts/keyTaken';
import type { Looking } from './useLooking';
import type { MapSetting } from './useMapSetting';

interface Shown extends Pick<MapSetting, 'look' | 'go'> {
  readonly looking: Looking;
}

/**
 * `/` goes to the search, Escape one step up: from what is looked at, what is searched, what is selected, a chosen trace,
 * and what the map is narrowed to, the first that there is.
 */
export function useMapPageKeys(page: RefObject<HTMLElement | null>, { look, go, looking }: Shown) {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (isKeyTaken(event)) {
        return;
      }
      if (event.key === '/') {
        event.preventDefault();
        page.current?.querySelector<HTMLElement>('input[role="combobox"][type="search"]')?.focus();
      } else if (event.key === 'Escape' && looking.now() !== undefined) {
        looking.onLook(undefined);
      } else if (event.key === 'Escape') {
        const up = stepUp(look);
        if (up) {
          go(up);
        }
      }
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [page, look, go, looking]);
}

/** What a step up gives up; undefined where nothing is left to give up. */
export function stepUp({ find, selected, edge, trace, focus }: MapLook): Partial<MapLook> | undefined {
  if (find !== undefined) {
    return { find: undefined };
  }
  if (selected || edge) {
    return { selected: undefined, edge: undefined };
  }
  if (trace) {
    return { trace: undefined };
  }
  return focus ? { focus: undefined } : undefined;
}
