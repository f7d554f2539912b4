import * as emotionCss from '@emotion/css';
import * as emotionReact from '@emotion/react';
import * as grafanaData from '@grafana/data';
import * as grafanaRuntime from '@grafana/runtime';
import * as grafanaUi from '@grafana/ui';
import * as i18next from 'i18next';
import lodash from 'lodash';
import moment from 'moment';
import * as react from 'react';
import * as reactDom from 'react-dom';
import * as jsxRuntime from 'react/jsx-runtime';
import * as reactRouter from 'react-router';
import * as rxjs from 'rxjs';
import { hostSettings } from './hostSettings';
import { HostPluginPage } from './shell/HostPluginPage';

type Factory = (...modules: unknown[]) => unknown;

/** `PluginPage` cannot be set from outside core, so the plugin is handed a runtime that has ours. */
const runtime = new Proxy(grafanaRuntime, {
  get: (target, name, receiver) => (name === 'PluginPage' ? HostPluginPage : Reflect.get(target, name, receiver)),
});

const shared: Record<string, unknown> = {
  react,
  'react-dom': reactDom,
  'react/jsx-runtime': jsxRuntime,
  'react-router': reactRouter,
  rxjs,
  lodash,
  moment,
  i18next,
  '@emotion/css': emotionCss,
  '@emotion/react': emotionReact,
  '@grafana/data': grafanaData,
  '@grafana/ui': grafanaUi,
  '@grafana/runtime': runtime,
};

/** Loads `module.js` the way Grafana's loader does: an AMD definition, run with the modules that core shares. */
export async function pluginModule(): Promise<{ plugin: grafanaData.AppPlugin }> {
  const uri = `${window.location.origin}/${hostSettings.meta.module}`;
  const { dependencies, factory } = await definition(uri);
  const modules = dependencies.map((name) => {
    if (name === 'module') {
      return { id: hostSettings.meta.id, uri };
    }
    if (!(name in shared)) {
      throw new Error(`Grafana ${hostSettings.version} shares no module "${name}"`);
    }
    return shared[name];
  });
  const exported = await factory(...modules);
  if (!isPluginModule(exported)) {
    throw new Error('module.js exports no plugin');
  }
  exported.plugin.meta = hostSettings.meta;
  return exported;
}

function definition(uri: string): Promise<{ dependencies: string[]; factory: Factory }> {
  return new Promise((resolve, reject) => {
    const define = (...parts: [string, string[], Factory] | [string[], Factory]) => {
      const factory = parts[parts.length - 1];
      const dependencies = parts[parts.length - 2];
      if (typeof factory === 'function' && Array.isArray(dependencies)) {
        resolve({ dependencies, factory });
      }
    };
    Object.assign(window, { define: Object.assign(define, { amd: {} }) });
    const script = document.createElement('script');
    script.src = uri;
    script.onerror = () => reject(new Error(`${uri} could not be loaded`));
    document.head.append(script);
  });
}

function isPluginModule(exported: unknown): exported is { plugin: grafanaData.AppPlugin } {
  return (
    typeof exported === 'object' &&
    exported !== null &&
    'plugin' in exported &&
    exported.plugin instanceof grafanaData.AppPlugin
  );
}
