import { useMemo } from 'react';
import { useAffordable, type Affordable } from '../../grafana/affordable';
import { valueOf, type Answer } from '../../grafana/answerState';
import { useWindow, type Clock } from '../../grafana/clock';
import { useEnvironment } from '../../grafana/environment';
import { useProfile } from '../../grafana/profile';
import type { Environment } from '../../model/environment';
import type { Profile } from '../../telemetry/conventions/convention';
import type { Window } from '../../model/window';
import { auxiliaryPattern } from '../../telemetry/auxiliary';
import type { MetricScope } from '../../telemetry/scope';

/** In what a page asks its questions of metrics. */
export interface Metrics extends Affordable {
  readonly environment: Environment;
  readonly clock: Clock;
  /** Undefined until it is known how the metrics speak and what can be afforded: nothing can be asked before. */
  readonly scope: MetricScope | undefined;
  readonly profile: Answer<Profile>;
  /** Of when the figures of the services are: what was chosen, or what of it can be afforded. */
  readonly told: Window;
}

export function useMetricScope(): Metrics {
  const { environment } = useEnvironment();
  const profile = useProfile();
  const known = valueOf(profile);
  const clock = useWindow(known?.pushInterval);
  const { matchers } = environment.metrics;
  const without = auxiliaryPattern(environment.overrides);
  const chosen = useMemo(
    () => (known ? { profile: known, matchers, window: clock.window, step: clock.step, without } : undefined),
    [known, matchers, clock.window, clock.step, without]
  );
  const affordable = useAffordable(chosen);
  const told = affordable.recorded ? clock.window : (affordable.scope?.window ?? clock.window);
  return { environment, clock, ...affordable, profile, told };
}
