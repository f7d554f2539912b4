import { FieldColorModeId, FieldConfigProperty, PanelPlugin, type PanelPluginMeta } from '@grafana/data';
import { FramesPanel } from './FramesPanel';
import { TimeSeriesPanel, timeSeriesFieldConfig } from './TimeSeriesPanel';

const plugins = new Map<string, PanelPlugin>();

/** The panels of the page: time series made of `@grafana/ui`, and one that prints what any other panel would draw. */
export function panelPlugin(id: string): PanelPlugin {
  const known = plugins.get(id);
  if (known) {
    return known;
  }
  const plugin = id === 'timeseries' ? timeSeries() : new PanelPlugin(FramesPanel);
  plugin.meta = metaOf(id);
  plugins.set(id, plugin);
  return plugin;
}

function timeSeries(): PanelPlugin {
  const plugin = new PanelPlugin(TimeSeriesPanel);
  plugin.useFieldConfig({
    standardOptions: { [FieldConfigProperty.Color]: { defaultValue: { mode: FieldColorModeId.PaletteClassic } } },
    useCustomConfig: timeSeriesFieldConfig,
  });
  plugin.setDataSupport({ annotations: true, alertStates: true });
  return plugin;
}

function metaOf(id: string): PanelPluginMeta {
  const info = {
    author: { name: '' },
    description: '',
    links: [],
    logos: { large: '', small: '' },
    screenshots: [],
    updated: '',
    version: '',
  };
  // `type` is an enumeration that exists only in types.
  return { id, name: id, type: 'panel' as PanelPluginMeta['type'], info, module: '', baseUrl: '', sort: 0 };
}
