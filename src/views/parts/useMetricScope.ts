import { useMemo } from 'react';
import { valueOf, type Answer } from '../../grafana/answerState';
import { useWindow, type Clock } from '../../grafana/clock';
import { useEnvironment } from '../../grafana/environment';
import { useProfile } from '../../grafana/profile';
import type { Environment } from '../../model/environment';
import type { Profile } from '../../telemetry/conventions/convention';
import type { MetricScope } from '../../telemetry/scope';

/** In what a page asks its questions of metrics. */
export interface Metrics {
  readonly environment: Environment;
  readonly clock: Clock;
  /** Undefined until it is known how the metrics speak: nothing can be asked before. */
  readonly scope: MetricScope | undefined;
  readonly profile: Answer<Profile>;
}

export function useMetricScope(): Metrics {
  const { environment } = useEnvironment();
  const profile = useProfile();
  const known = valueOf(profile);
  const clock = useWindow(known?.pushInterval);
  const { matchers } = environment.metrics;
  const scope = useMemo(
    () => (known ? { profile: known, matchers, window: clock.window, step: clock.step } : undefined),
    [known, matchers, clock.window, clock.step]
  );
  return { environment, clock, scope, profile };
}
