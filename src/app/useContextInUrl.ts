import { locationService } from '@grafana/runtime';
import { sceneUtils } from '@grafana/scenes';
import { useEffect } from 'react';
import { useLocation } from 'react-router-dom';
import type { AppScene } from '../grafana/AppScene';
import { base } from '../views/routes';

/**
 * Writes the context (time, environment, story) into every URL that lacks it or says it otherwise: an entry of
 * Grafana's menu is a bare link and must not lose the environment. Runs in a component above the scene's URL sync, whose
 * effects have taken in by then what the URL does say.
 */
export function useContextInUrl(scene: AppScene): void {
  const location = useLocation();
  useEffect(() => {
    if (!locationService.getLocation().pathname.startsWith(base)) {
      return;
    }
    const there = locationService.getSearch();
    const wanting = Object.entries(sceneUtils.getUrlState(scene)).filter(
      ([key, value]) => typeof value === 'string' && there.get(key) !== value
    );
    if (wanting.length > 0) {
      locationService.partial(Object.fromEntries(wanting), true);
    }
  }, [scene, location]);
}
