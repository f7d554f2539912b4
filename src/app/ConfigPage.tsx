import type { AppPluginMeta, PluginConfigPageProps } from '@grafana/data';
import { initPluginTranslations, t } from '@grafana/i18n';
import React, { lazy } from 'react';
import pluginJson from '../plugin.json';
import { speak } from '../views/parts/language';
import { SettingsEditor } from '../views/setup/SettingsEditor';

/** Nothing may ask for a text before the texts are there, so the page waits for them. */
const Translated = lazy(async () => {
  const { language } = await initPluginTranslations(pluginJson.id);
  speak(language, t);
  return { default: SettingsEditor };
});

/** The page of the app's configuration, below Administration › Plugins. */
export default function ConfigPage({ plugin }: PluginConfigPageProps<AppPluginMeta<{}>>) {
  return <Translated meta={plugin.meta} path={`/plugins/${pluginJson.id}?page=configuration`} />;
}
