import React, { type ReactNode } from 'react';
import type { Environment } from '../model/environment';
import { EnvironmentLookedAt } from './environment';

/** Within it, everything is asked of `environment`; the chosen one, and so the URL, stays as it is. */
export function InEnvironment({
  environment,
  children,
}: {
  readonly environment: Environment;
  readonly children: ReactNode;
}) {
  return <EnvironmentLookedAt.Provider value={environment}>{children}</EnvironmentLookedAt.Provider>;
}
