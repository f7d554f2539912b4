import type { Environment, Matcher } from '../model/environment';
import type { Ms } from '../model/units';
import type { Window } from '../model/window';
import type { Profile } from './conventions/convention';
import type { Reach } from './promql';
import { serviceNamesOf, type ServiceNames } from './serviceNames';

/** In what a metrics question is asked: how the data source speaks, the environment's matchers, and when. */
export interface MetricScope {
  readonly profile: Profile;
  readonly matchers: readonly Matcher[];
  readonly window: Window;
  readonly step: Ms;
  /** Operations that are left out, as an RE2 pattern of their names. */
  readonly without?: string;
  /** A dashboard asks with Grafana's own variables in place of lengths of time. */
  readonly reach?: { readonly whole: Reach; readonly point: Reach };
}

/** The same for traces and logs, which need no profile. */
export interface SignalScope {
  readonly matchers: readonly Matcher[];
  /** How services are called there, where that is not as in metrics. */
  readonly names?: ServiceNames;
  readonly window: Window;
  readonly step: Ms;
}

/** What an environment says of a signal: what narrows it there, and how it names services. */
export type SignalIn = Pick<SignalScope, 'matchers' | 'names'>;

export function signalIn(environment: Environment, signal: 'traces' | 'logs'): SignalIn {
  const names = serviceNamesOf(environment.overrides, signal);
  return { matchers: environment[signal].matchers, ...(names.length > 0 ? { names } : {}) };
}
