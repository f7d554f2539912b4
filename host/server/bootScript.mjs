import { pluginId } from './sources.mjs';

/** What Grafana writes into its page for the front end, as a script: settings, user, and what the host page itself needs. */
export function bootScript(page) {
  const { content } = page;
  const boot = {
    assets: { dark: '', light: '' },
    settings: settingsOf(page),
    user: userWith(page),
    navTree: [],
  };
  return [
    ...(content.range ? [clockScript(content.range.to)] : []),
    `window.__grafana_public_path__ = '/public/';`,
    `window.__host = ${json(hostOf(page))};`,
    `window.grafanaBootData = ${json(boot)};`,
  ].join('\n');
}

function settingsOf({ version, content, pluginJson }) {
  return {
    appSubUrl: '',
    appUrl: '/',
    namespace: 'default',
    buildInfo: { version, commit: '', env: 'production', edition: 'Open Source' },
    featureToggles: {},
    datasources: Object.fromEntries(content.dataSources.map((one) => [one.name, one])),
    defaultDatasource: content.dataSources[0]?.name ?? '',
    panels: {},
    apps: {
      [pluginId]: {
        id: pluginId,
        path: `public/plugins/${pluginId}/module.js`,
        version: pluginJson.info.version,
        preload: pluginJson.preload ?? false,
        dependencies: { grafanaVersion: '*', plugins: [], extensions: { exposedComponents: [] } },
        extensions: {
          addedLinks: [],
          addedComponents: [],
          addedFunctions: [],
          exposedComponents: [],
          extensionPoints: [],
        },
        loadingStrategy: 'script',
        angular: { detected: false, hideDeprecation: true },
      },
    },
  };
}

function userWith({ theme, language, role }) {
  return {
    id: 1,
    uid: 'host-user',
    isSignedIn: true,
    login: 'host',
    name: 'Host',
    email: '',
    theme,
    timezone: 'browser',
    weekStart: 'browser',
    locale: language,
    language,
    regionalFormat: language,
    orgId: 1,
    orgName: 'Main Org.',
    orgRole: role === 'admin' ? 'Admin' : 'Viewer',
    orgCount: 1,
    isGrafanaAdmin: false,
    gravatarUrl: '',
    permissions: {
      'datasources:explore': true,
      'datasources:query': true,
      'plugins.app:access': true,
      ...(role === 'admin' ? { 'plugins:write': true } : {}),
    },
  };
}

/** The page's own settings, as `host/page/hostSettings.ts` reads them. */
function hostOf({ version, source, theme, language, content, unavailable, pluginJson }) {
  return {
    version,
    source,
    theme,
    language,
    unavailable,
    meta: {
      ...pluginJson,
      module: `public/plugins/${pluginId}/module.js`,
      baseUrl: `public/plugins/${pluginId}`,
      enabled: true,
      pinned: true,
      jsonData: content.jsonData,
      secureJsonFields: {},
    },
    dataSources: content.dataSources,
    storyAt: content.storyAt,
  };
}

/**
 * Lets the page's clock run from `moment` on. Samples that end in the past are met as when they were fresh: what is
 * asked about "the last hour" has an answer, and relative time ranges mean what they say.
 */
function clockScript(moment) {
  return `window.Date = new Proxy(Date, (() => {
  const behind = Date.now() - ${moment};
  const now = () => performance.timeOrigin + performance.now() - behind;
  return {
    construct: (target, given, made) => Reflect.construct(target, given.length ? given : [now()], made),
    get: (target, name) => (name === 'now' ? () => Math.floor(now()) : Reflect.get(target, name)),
  };
})());`;
}

const json = (value) => JSON.stringify(value).replaceAll('<', '\\u003c');
