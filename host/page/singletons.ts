import {
  dateTime,
  EventBusSrv,
  setTimeZoneResolver,
  standardEditorsRegistry,
  standardFieldConfigEditorRegistry,
  standardTransformersRegistry,
} from '@grafana/data';
import {
  config,
  setAppEvents,
  setBackendSrv,
  setChromeHeaderHeightHook,
  setDataSourceSrv,
  setEchoSrv,
  setPluginComponentHook,
  setPluginComponentsHook,
  setPluginFunctionsHook,
  setPluginImportUtils,
  setPluginLinksHook,
  setReturnToPreviousHook,
  setRunRequest,
  setTemplateSrv,
} from '@grafana/runtime';
import { hostBackend } from './backend';
import { hostDataSources } from './dataSources/hostDataSources';
import { panelPlugin } from './panels/panelPlugin';
import { standardFieldOptions, standardTransformations } from './registries';
import { runHostRequest } from './runRequest';
import { chromeHeight } from './shell/chromeHeight';
import { hostTemplates } from './templates';

/** Nobody counts what users do here. Grafana 12 has no `onInteraction`. */
const deafEcho = {
  flush: () => undefined,
  addBackend: () => undefined,
  addEvent: () => undefined,
  onInteraction: () => () => undefined,
};

/** Everything that Grafana's core puts into its packages at start-up and that panels and scenes look for. */
export function setSingletons() {
  standardEditorsRegistry.setInit(() => []);
  standardFieldConfigEditorRegistry.setInit(standardFieldOptions);
  standardTransformersRegistry.setInit(standardTransformations);
  setTimeZoneResolver(() => config.bootData.user.timezone);
  setAppEvents(new EventBusSrv());
  setTemplateSrv(hostTemplates);
  const dataSources = hostDataSources();
  setDataSourceSrv(dataSources);
  // Tests ask the data sources what the plugin would be told.
  Object.assign(window, { hostDataSources: dataSources, hostDateTime: dateTime });
  setBackendSrv(hostBackend);
  setRunRequest(runHostRequest);
  setPluginImportUtils({
    importPanelPlugin: (id) => Promise.resolve(panelPlugin(id)),
    getPanelPluginFromCache: (id) => panelPlugin(id),
  });
  setEchoSrv(deafEcho);
  setReturnToPreviousHook(() => () => undefined);
  setPluginLinksHook(() => ({ links: [], isLoading: false }));
  setPluginComponentHook(() => ({ component: undefined, isLoading: false }));
  setPluginComponentsHook(() => ({ components: [], isLoading: false }));
  setPluginFunctionsHook(() => ({ functions: [], isLoading: false }));
  setChromeHeaderHeightHook(() => chromeHeight);
}
