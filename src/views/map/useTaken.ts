import { useMemo, useRef } from 'react';
import type { SeenFrom } from '../mapRoutes';
import type { MapScene } from '../topology/scene';

/** What is on screen just now, for whoever takes it away: nothing is drawn anew when it changes. */
export interface Taken {
  readonly scene: () => MapScene | undefined;
  readonly onScene: (scene: MapScene | undefined) => void;
  /** Undefined where all of the map is seen. */
  readonly seen: () => SeenFrom | undefined;
  readonly onSeen: (seen: SeenFrom | undefined) => void;
}

export function useTaken(first: SeenFrom | undefined): Taken {
  const scene = useRef<MapScene>(undefined);
  const seen = useRef(first);
  return useMemo(
    () => ({
      scene: () => scene.current,
      onScene: (now) => {
        scene.current = now;
      },
      seen: () => seen.current,
      onSeen: (now) => {
        seen.current = now;
      },
    }),
    []
  );
}
