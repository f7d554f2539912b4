import { groupEnvironments } from '../telemetry/discovery/groupEnvironments';
import { dataSourceFacts } from './dataSourceFacts';
import { readSessionSettings } from './sessionSettings';
import { readSettings, settingsOf, type Settings } from './settings';

/** With what the app starts, and what should be said of it. */
export interface Start {
  readonly settings: Settings;
  /**
   * `saved`: as an administrator set it up. `session`: nobody has, and the reader chose for this tab.
   * `first-run`: nobody has, and there are data sources that could be used. `demo`: nobody has, and there are none.
   */
  readonly by: 'saved' | 'session' | 'first-run' | 'demo';
}

/** What is saved comes before what was chosen for the tab; without either the demo is shown. */
export function startSettings(jsonData: unknown): Start {
  const settings = readSettings(jsonData);
  if (!settings.unconfigured) {
    return { settings, by: 'saved' };
  }
  const session = readSessionSettings();
  if (session) {
    return { settings: settingsOf(session), by: 'session' };
  }
  const usable = groupEnvironments(dataSourceFacts(), []).proposals.length > 0;
  return { settings, by: usable ? 'first-run' : 'demo' };
}
