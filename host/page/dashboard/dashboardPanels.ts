import { FieldColorModeId, FieldConfigProperty, PanelPlugin, type PanelProps } from '@grafana/data';
import type { ComponentType } from 'react';
import { panelPlugin } from '../panels/panelPlugin';
import { AlertListPanel } from './AlertListPanel';
import { LogsPanel } from './LogsPanel';
import { StateTimelinePanel } from './StateTimelinePanel';
import { StatPanel } from './StatPanel';
import { TablePanel } from './TablePanel';
import { TextPanel } from './TextPanel';

/** What stands in for each kind of panel that the dashboards have. */
const standIns: Readonly<Record<string, ComponentType<PanelProps>>> = {
  stat: StatPanel,
  table: TablePanel,
  'state-timeline': StateTimelinePanel,
  text: TextPanel,
  logs: LogsPanel,
  alertlist: AlertListPanel,
};

/** Field options of these panels that fields may set for themselves. */
const customOptions = ['cellOptions', 'width', 'align', 'filterable', 'fillOpacity', 'lineWidth'];

const plugins = new Map<string, PanelPlugin>();

export function dashboardPanel(type: string): PanelPlugin {
  const StandIn = standIns[type];
  if (!StandIn) {
    return panelPlugin(type);
  }
  const plugin = plugins.get(type) ?? made(StandIn);
  plugins.set(type, plugin);
  return plugin;
}

function made(StandIn: ComponentType<PanelProps>): PanelPlugin {
  const plugin = new PanelPlugin(StandIn);
  plugin.useFieldConfig({
    standardOptions: { [FieldConfigProperty.Color]: { defaultValue: { mode: FieldColorModeId.Thresholds } } },
    useCustomConfig: (builder) => {
      for (const path of customOptions) {
        builder.addCustomEditor({
          id: path,
          path,
          name: path,
          editor: () => null,
          override: () => null,
          defaultValue: undefined,
          process: (value) => value,
          shouldApply: () => true,
        });
      }
    },
  });
  return plugin;
}
