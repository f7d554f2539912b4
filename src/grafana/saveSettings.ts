import type { AppPluginMeta } from '@grafana/data';
import { config, getBackendSrv } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';
import { pluginId } from './pluginId';
import { reportOf } from '../telemetry/packet';
import { writeSettings, type SavedSettings } from './settings';

/** Whether the viewer may save settings of apps: Grafana asks for `plugins:write`, which administrators have. */
export function maySaveSettings(): boolean {
  const { user } = config.bootData;
  return user.orgRole === 'Admin' || user.isGrafanaAdmin || user.permissions?.['plugins:write'] === true;
}

/** What became of saving: nothing to say, or the reason why it was refused. */
export type Saved = { readonly is: 'saved' } | { readonly is: 'refused'; readonly reply: string };

/**
 * Stores settings for the organisation. They hold from the next load of the app on, as Grafana hands them out then.
 * Never rejects.
 */
export async function saveSettings(
  saved: SavedSettings,
  { enabled, pinned }: Pick<AppPluginMeta, 'enabled' | 'pinned'> = {}
): Promise<Saved> {
  try {
    await lastValueFrom(
      getBackendSrv().fetch({
        url: `/api/plugins/${pluginId}/settings`,
        method: 'POST',
        data: { enabled: enabled ?? true, pinned: pinned ?? true, jsonData: writeSettings(saved) },
        showErrorAlert: false,
        showSuccessAlert: false,
      })
    );
    return { is: 'saved' };
  } catch (reason) {
    const { message, status } = reportOf(reason);
    return { is: 'refused', reply: message ?? (status ? `HTTP ${status}` : '') };
  }
}

/** Loads the app anew: what it is set up with is read once, at its start. */
export function reloadAt(path: string): void {
  window.location.assign(`${config.appSubUrl}${path}`);
}
