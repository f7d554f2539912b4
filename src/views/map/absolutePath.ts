import type { Window } from '../../model/window';
import { mapPath, type MapLook, type SeenFrom } from '../mapRoutes';
import type { Context } from '../routes';

interface Shown {
  readonly context: Context;
  readonly look: MapLook;
  /** The time that is shown. */
  readonly window: Window;
  /** From where the map is seen just now; undefined where all of it is. */
  readonly seenFrom: SeenFrom | undefined;
}

/** The address that shows the same tomorrow: dates in place of "the last hour", and nothing that is asked again. */
export function absolutePath({ context, look, window, seenFrom }: Shown): string {
  const { refresh: _, ...kept } = context;
  return mapPath(
    { ...kept, from: new Date(window.from).toISOString(), to: new Date(window.to).toISOString() },
    { ...look, seenFrom }
  );
}
