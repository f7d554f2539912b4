import { pluginId } from './pluginId';
import { readSettings, writeSettings, type SavedSettings } from './settings';

const key = `${pluginId}.session-settings`;

/**
 * What somebody who may not save, or whose saving failed, chose for this tab. It survives a reload and ends with the
 * tab. Decoded like stored settings; undefined where there is nothing, or nothing whole.
 */
export function readSessionSettings(
  storage: Pick<Storage, 'getItem'> = window.sessionStorage
): SavedSettings | undefined {
  try {
    const text = storage.getItem(key);
    const read = text === null ? undefined : readSettings(JSON.parse(text));
    return read && !read.unconfigured && read.problems.length === 0 ? read.saved : undefined;
  } catch {
    // Not JSON, or no storage at all in a private window.
    return undefined;
  }
}

/** Keeps `saved` for this tab, or forgets what was kept. Where the browser has no storage nothing is kept. */
export function keepForSession(
  saved: SavedSettings | undefined,
  storage: Pick<Storage, 'setItem' | 'removeItem'> = window.sessionStorage
): void {
  try {
    if (saved) {
      storage.setItem(key, JSON.stringify(writeSettings(saved)));
    } else {
      storage.removeItem(key);
    }
  } catch {
    // A full or forbidden storage: the choice then does not survive the reload.
  }
}
