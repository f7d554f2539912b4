import type { VizPanel } from '@grafana/scenes';
import { useEffect, useState } from 'react';
import { useAppScene } from './appSceneContext';

/** A panel of Grafana's that hangs below the app's scene while this component is on screen; undefined before it does. */
export function useAttachedPanel(build: () => VizPanel): VizPanel | undefined {
  const scene = useAppScene();
  const [panel] = useState(build);
  useEffect(() => scene.attach(panel), [scene, panel]);
  const { panels } = scene.useState();
  return panels.includes(panel) ? panel : undefined;
}
