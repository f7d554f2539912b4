import type { Matcher } from '../model/environment';
import type { Ms } from '../model/units';
import type { Window } from '../model/window';
import type { Profile } from './conventions/convention';

/** In what a metrics question is asked: how the data source speaks, the environment's matchers, and when. */
export interface MetricScope {
  readonly profile: Profile;
  readonly matchers: readonly Matcher[];
  readonly window: Window;
  readonly step: Ms;
}

/** The same for traces and logs, which need no profile. */
export interface SignalScope {
  readonly matchers: readonly Matcher[];
  readonly window: Window;
  readonly step: Ms;
}
