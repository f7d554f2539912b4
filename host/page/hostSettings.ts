import type { AppPluginMeta, DataSourceInstanceSettings, KeyValue } from '@grafana/data';

/** What can answer behind the page. */
export const sources = ['demo', 'prometheus', 'recorded', 'unconfigured'] as const;
export type Source = (typeof sources)[number];

/** Set by `/host/boot.js` before the page's own code runs. */
export interface HostSettings {
  readonly version: string;
  readonly source: Source;
  readonly theme: 'dark' | 'light';
  /** A tag such as `ko-KR`. */
  readonly language: string;
  /** Sources that cannot be had on this machine, and why. */
  readonly unavailable: Partial<Record<Source, string>>;
  readonly meta: AppPluginMeta<KeyValue>;
  readonly dataSources: readonly HostedDataSource[];
  /** Epoch ms at which the demo's story is set, where the source tells it. */
  readonly storyAt?: number;
}

export type HostedDataSource = Pick<
  DataSourceInstanceSettings,
  'uid' | 'type' | 'name' | 'url' | 'meta' | 'jsonData'
> & {
  /** Which stand-in answers. */
  readonly answeredBy: 'prometheus' | 'recorded' | 'demo';
};

declare global {
  interface Window {
    __host: HostSettings;
  }
}

export const hostSettings: HostSettings = window.__host;
