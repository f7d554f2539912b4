import type { Matcher } from '../model/environment';
import type { Ms } from '../model/units';
import type { Window } from '../model/window';
import type { Profile } from './conventions/convention';
import type { Reach } from './promql';

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
  readonly window: Window;
  readonly step: Ms;
}
