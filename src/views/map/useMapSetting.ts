import { useCallback, useMemo } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import type { MapChoice } from '../../analysis/map/mapChoice';
import { mapPath, readMapLook, type MapLook } from '../mapRoutes';
import { readContext, type Context } from '../routes';

/** How the map is looked at, which the address tells, and how that is changed. */
export interface MapSetting {
  readonly context: Context;
  readonly look: MapLook;
  /** What of it decides what is drawn; the same as long as that stays the same. */
  readonly choice: MapChoice;
  /** The address of this map with something changed. */
  readonly pathTo: (change: Partial<MapLook>) => string;
  /** A choice is a step in the browser's history, what is being typed is none. */
  readonly go: (change: Partial<MapLook>, how?: 'push' | 'replace') => void;
}

export function useMapSetting(): MapSetting {
  const { search } = useLocation();
  const navigate = useNavigate();
  const context = useMemo(() => readContext(search), [search]);
  const look = useMemo(() => readMapLook(search), [search]);
  // Read back from its own address, so that a search or a selection does not count as another choice.
  const chosen = choiceSearch(look);
  const choice = useMemo(() => readMapLook(chosen), [chosen]);
  const pathTo = useCallback((change: Partial<MapLook>) => mapPath(context, { ...look, ...change }), [context, look]);
  const go = useCallback<MapSetting['go']>(
    (change, how = 'push') => {
      void navigate(pathTo(change), { replace: how === 'replace' });
    },
    [navigate, pathTo]
  );
  return { context, look, choice, pathTo, go };
}

/** The part of the address, as a query string, that decides what is drawn. */
function choiceSearch({ grouping, opened, hide, focus, only, selfCalls }: MapLook): string {
  const [, search = ''] = mapPath({}, { grouping, opened, hide, focus, only, selfCalls }).split('?');
  return search;
}
