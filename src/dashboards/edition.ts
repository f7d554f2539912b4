import type { Profile } from '../telemetry/conventions/convention';
import { tempoGenerator } from '../telemetry/conventions/tempoGenerator';
import type { DataSource } from './dashboard';

/** For whom a set of dashboards is made. */
export interface Edition {
  /** Uids begin with it, so that several editions can stand in one Grafana. */
  readonly prefix: string;
  readonly language: 'en-US' | 'ko-KR';
  readonly environments: EnvironmentsBy;
  /** The convention and the form of the histograms that the metrics have. */
  readonly profile: Profile;
}

/**
 * How the variable `env` tells environments apart: by a label of one shared stack, or by data sources. Of the latter
 * those of one environment have names that begin alike: `prod-kr`, `prod-kr-logs`.
 */
export type EnvironmentsBy =
  | { readonly by: 'label'; readonly label: string }
  | { readonly by: 'data-source'; readonly named: string };

/** Tempo's metrics-generator as it is usually set up. */
export const usualProfile: Profile = {
  convention: tempoGenerator,
  spanHistogram: 'classic',
  graphHistogram: 'classic',
  hasGraph: true,
  namespaced: false,
  pushInterval: 15_000,
  alternatives: [],
  doubts: [],
};

const byLabel = { by: 'label', label: 'deployment_environment' } as const;

/** What is shipped in the plugin. */
export const shipped: Edition = {
  prefix: 'throughline',
  language: 'en-US',
  environments: byLabel,
  profile: usualProfile,
};

/** What is provisioned, by the folder that holds it. */
export const provisioned: Readonly<Record<string, Edition>> = {
  'one-stack': { ...shipped, prefix: 'throughline-provisioned' },
  'source-per-environment': {
    ...shipped,
    prefix: 'throughline-per-source',
    environments: { by: 'data-source', named: '' },
  },
  'ko-KR': { ...shipped, prefix: 'throughline-ko', language: 'ko-KR' },
};

/** A text in the edition's language. */
export function said(edition: Edition, english: string, korean: string): string {
  return edition.language === 'ko-KR' ? korean : english;
}

/** Where metrics are read. */
export function metricsOf({ environments }: Edition): DataSource {
  return { type: 'prometheus', uid: environments.by === 'label' ? '${metrics}' : '${env}' };
}

/** Where logs are read. */
export const logsSource: DataSource = { type: 'loki', uid: '${logs}' };
