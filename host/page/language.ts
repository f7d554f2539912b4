import { initPluginTranslations } from '@grafana/i18n';
import i18next, { type ResourceLanguage } from 'i18next';
import { hostSettings } from './hostSettings';

/** The language of the texts in sources. */
const inSource = 'en-US';

/** Sets the language and loads the plugin's texts in it as Grafana does before it loads a plugin. */
export async function initLanguage() {
  const { language, meta } = hostSettings;
  const texts = language === inSource ? undefined : await textsIn(language);
  await i18next.init({
    lng: language,
    fallbackLng: inSource,
    partialBundledLanguages: true,
    returnEmptyString: false,
    resources: texts ? { [language]: { [meta.id]: texts } } : {},
  });
  // The namespace of core: `@grafana/ui` finds its own texts in it. Core's translations are in no package.
  await initPluginTranslations('grafana');
  document.documentElement.lang = language;
}

async function textsIn(language: string): Promise<ResourceLanguage | undefined> {
  const { id, baseUrl } = hostSettings.meta;
  const reply = await fetch(`/${baseUrl}/locales/${language}/${id}.json`);
  return reply.ok ? reply.json() : undefined;
}
