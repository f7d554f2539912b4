import { useEffect, useState, type ComponentType } from 'react';

/** A component whose script is loaded when it is wanted, once. */
export interface Script<Props> {
  /** Rejects where it cannot be loaded; asked again, it tries again. */
  readonly load: () => Promise<void>;
  readonly loaded: () => ComponentType<Props> | undefined;
}

export function scriptOf<Props>(load: () => Promise<ComponentType<Props>>): Script<Props> {
  let found: ComponentType<Props> | undefined;
  return {
    load: async () => {
      found ??= await load();
    },
    loaded: () => found,
  };
}

/**
 * The component of a script, from the moment it is loaded. A page that cannot be drawn without it fails where it cannot
 * be loaded.
 *
 * `lazy` would do the same later: what has once shown a placeholder is held back for 300 ms by React, even when it is
 * there much sooner, and placeholders within each other add up.
 */
export function useScript<Props>(script: Script<Props>, isWanted = true): ComponentType<Props> | undefined {
  const [, setTimes] = useState(0);
  const isMissing = isWanted && script.loaded() === undefined;
  useEffect(() => {
    if (!isMissing) {
      return undefined;
    }
    let isLeft = false;
    script.load().then(
      () => isLeft || setTimes((times) => times + 1),
      (reason: unknown) =>
        isLeft ||
        // Thrown while drawing, where the fence around failures stands.
        setTimes(() => {
          throw reason;
        })
    );
    return () => {
      isLeft = true;
    };
  }, [script, isMissing]);
  return isWanted ? script.loaded() : undefined;
}
