import type { LeftOut, MapGraph } from '../../analysis/map/mapGraph';
import type { MapLook } from '../mapRoutes';

/** A kind of what is in the graph and not on the map, and what undoes just that. */
export interface LeftOutItem {
  readonly what: keyof LeftOut;
  readonly count: number;
  readonly undo: Partial<MapLook>;
}

/** All that a map leaves out, most of it first where it matters: what somebody chose to leave out, then the rest. */
export function leftOutItems(map: MapGraph, look: MapLook): readonly LeftOutItem[] {
  const { leftOut } = map;
  const undo: Readonly<Record<keyof LeftOut, Partial<MapLook>>> = {
    hidden: { hide: undefined },
    beyond: { focus: undefined },
    well: { only: undefined },
    grouped: ungrouped(map, look),
    selfCalls: { selfCalls: true },
  };
  const order = ['hidden', 'beyond', 'well', 'grouped', 'selfCalls'] as const;
  return order.flatMap((what) => (leftOut[what] > 0 ? [{ what, count: leftOut[what], undo: undo[what] }] : []));
}

/** Without groups first; where services are then still put together, these rests of hubs are opened. */
function ungrouped(map: MapGraph, { opened }: MapLook): Partial<MapLook> {
  if (map.places.some(({ is }) => is === 'group')) {
    return { grouping: 'none' };
  }
  const closed = map.places.flatMap(({ is, key }) => (is === 'more' ? [key] : []));
  return { opened: [...new Set([...opened, ...closed])] };
}
