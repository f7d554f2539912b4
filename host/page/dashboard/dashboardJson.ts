import type { DataTransformerConfig, FieldConfigSource } from '@grafana/data';
import type { Target } from '../dataSources/HostDataSource';

/** The four dashboards of the plugin, by the names of their files. */
export const dashboardNames = ['service-health', 'red-by-service', 'tiers', 'logs'] as const;

/** Of Grafana's dashboard JSON, what this page reads. */
export interface DashboardJson {
  readonly title: string;
  readonly description: string;
  readonly templating: { readonly list: readonly VariableJson[] };
  readonly links: readonly LinkJson[];
  readonly panels: readonly PanelJson[];
}

export interface VariableJson {
  readonly name: string;
  readonly type: 'datasource' | 'query';
  readonly label: string;
  readonly hide: 0 | 2;
  /** The kind of data source, or what is asked of one. */
  readonly query: string | { readonly query: string };
  readonly datasource?: { readonly uid: string };
}

export interface LinkJson {
  readonly title: string;
  readonly url: string;
}

export interface PanelJson {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly description: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly links: readonly LinkJson[];
  readonly datasource?: { readonly type: string; readonly uid: string };
  readonly targets?: ReadonlyArray<Target & { readonly expr: string; readonly legendFormat?: string }>;
  readonly transformations?: readonly DataTransformerConfig[];
  readonly fieldConfig: FieldConfigSource;
  readonly options: Readonly<Record<string, unknown>>;
  readonly transparent?: boolean;
  readonly maxDataPoints?: number;
}

/** A dashboard as the plugin's build ships it. */
export async function dashboardJson(name: string): Promise<DashboardJson> {
  const reply = await fetch(`/host/dashboards/${encodeURIComponent(name)}.json`);
  if (!reply.ok) {
    throw new Error(`The plugin's build has no dashboard "${name}"`);
  }
  return reply.json();
}
