import type { AppRootProps } from '@grafana/data';
import { initPluginTranslations, t } from '@grafana/i18n';
import { loadResources } from '@grafana/scenes';
import type { ComponentType } from 'react';
import pluginJson from '../plugin.json';
import { speak } from '../views/parts/language';
import { App } from './App';
import { loadAhead } from './pageScripts';

/** Nothing may ask for a text before the texts are there, so the app waits for them; its first page is on its way with them. */
export async function started(): Promise<ComponentType<AppRootProps>> {
  const [{ language }] = await Promise.all([
    initPluginTranslations(pluginJson.id, [loadResources]),
    loadAhead(window.location.pathname),
  ]);
  speak(language, t);
  return App;
}
