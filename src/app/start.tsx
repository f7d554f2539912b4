import type { AppRootProps } from '@grafana/data';
import { initPluginTranslations, t } from '@grafana/i18n';
import { loadResources } from '@grafana/scenes';
import type { ComponentType } from 'react';
import pluginJson from '../plugin.json';
import { speak } from '../views/parts/language';
import { App } from './App';

/** Nothing may ask for a text before the texts are there, so the app waits for them. */
export async function started(): Promise<ComponentType<AppRootProps>> {
  const { language } = await initPluginTranslations(pluginJson.id, [loadResources]);
  speak(language, t);
  return App;
}
