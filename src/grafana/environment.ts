import { createContext, useContext, useMemo } from 'react';
import type { Environment } from '../model/environment';
import { useAppScene } from './appSceneContext';

export interface EnvironmentChoice {
  readonly environment: Environment;
  readonly environments: readonly Environment[];
  /** What can be switched to: the same, and where one stands that is in no list, its kind besides. */
  readonly offered: readonly Environment[];
  /** An environment that a link named and that does not exist; the first one is shown in its place. */
  readonly unknownAsked?: string;
  /** Moves all signals; a step in the browser's history. */
  readonly choose: (id: string) => void;
}

/** Another environment than the chosen one, for a part of a page; see `InEnvironment.tsx`. */
export const EnvironmentLookedAt = createContext<Environment | undefined>(undefined);

/** The chosen environment, or the one looked at in a part of a page. A component that uses it is drawn again when another is chosen. */
export function useEnvironment(): EnvironmentChoice {
  const scene = useAppScene();
  const lookedAt = useContext(EnvironmentLookedAt);
  const { environments, unlisted, unknownAsked } = scene.environment.useState();
  const chosen = scene.chosen();
  const isListed = !unlisted.includes(chosen);
  const offered = useMemo(
    () => (isListed ? environments : [...environments, ...unlisted]),
    [isListed, environments, unlisted]
  );
  return {
    environment: lookedAt ?? chosen,
    environments,
    offered,
    unknownAsked,
    choose: (id) => scene.environment.changeValueTo(id, undefined, true),
  };
}
