import { createContext, useContext } from 'react';
import type { Environment } from '../model/environment';
import { useAppScene } from './appSceneContext';

export interface EnvironmentChoice {
  readonly environment: Environment;
  readonly environments: readonly Environment[];
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
  const { environments, unknownAsked } = scene.environment.useState();
  return {
    environment: lookedAt ?? scene.chosen(),
    environments,
    unknownAsked,
    choose: (id) => scene.environment.changeValueTo(id, undefined, true),
  };
}
