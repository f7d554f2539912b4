import React, { createContext, useContext, type ReactNode } from 'react';
import type { AppScene } from './AppScene';

const Context = createContext<AppScene | undefined>(undefined);

export function AppSceneProvider({ scene, children }: { readonly scene: AppScene; readonly children: ReactNode }) {
  return <Context.Provider value={scene}>{children}</Context.Provider>;
}

export function useAppScene(): AppScene {
  const scene = useContext(Context);
  if (!scene) {
    throw new Error('A page was drawn outside AppSceneProvider');
  }
  return scene;
}
