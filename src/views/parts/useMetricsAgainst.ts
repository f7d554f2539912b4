import { useMemo } from 'react';
import { useAffordable } from '../../grafana/affordable';
import { valueOf, type Answer } from '../../grafana/answerState';
import { useWindow, type Clock } from '../../grafana/clock';
import { useEnvironment } from '../../grafana/environment';
import { useProfile } from '../../grafana/profile';
import type { Environment } from '../../model/environment';
import { absent } from '../../model/outcome';
import { ms, seconds } from '../../model/units';
import { lengthOf, windowOf, type Window } from '../../model/window';
import { askedTime } from '../../telemetry/askedTime';
import { auxiliaryPattern } from '../../telemetry/auxiliary';
import type { Profile } from '../../telemetry/conventions/convention';
import type { Against } from '../mapRoutes';
import type { Metrics } from './useMetricScope';

/**
 * In what the other side of a comparison is asked: the same questions of another time, or of another environment with
 * its own dialect and bounds. Undefined without anything to compare with; where the environment is not known any more,
 * every question's answer is that it was not found.
 *
 * The previous window is that before the one the figures of `metrics` are really of, and as long, so it is awaited until
 * that is known. Hooks cannot be left out: `useServicesAndEdges(other ?? metrics)` asks nothing twice.
 */
export function useMetricsAgainst(metrics: Metrics, against: Against | undefined): Metrics | undefined {
  const { offered } = useEnvironment();
  const found = against?.is === 'environment' ? environmentNamed(against.name, offered) : metrics.environment;
  const environment = found ?? metrics.environment;
  const asked = useProfile(environment);
  const known = found && valueOf(asked);
  const clock = useClockAgainst(metrics, against, known);
  const isTold = metrics.scope !== undefined || metrics.recorded !== undefined;
  const { matchers } = environment.metrics;
  const without = auxiliaryPattern(environment.overrides);
  const chosen = useMemo(
    () =>
      known && clock && isTold
        ? { profile: known, matchers, window: clock.window, step: clock.step, without }
        : undefined,
    [known, matchers, clock, isTold, without]
  );
  const affordable = useAffordable(chosen, environment);
  return useMemo(() => {
    if (!against || !clock) {
      return undefined;
    }
    const profile: Answer<Profile> =
      found || against.is !== 'environment' ? asked : absent({ why: 'nothing-found', looked: [against.name] });
    const told = affordable.recorded ? clock.window : (affordable.scope?.window ?? clock.window);
    return { environment, clock, ...affordable, profile, told };
  }, [against, found, environment, clock, affordable, asked]);
}

/** By its id, as our links say it, or by its name where only one is called so. */
function environmentNamed(name: string, environments: readonly Environment[]): Environment | undefined {
  const byName = environments.filter((one) => one.name === name);
  return environments.find(({ id }) => id === name) ?? (byName.length === 1 ? byName[0] : undefined);
}

/** Undefined without anything to compare with. */
function useClockAgainst(
  metrics: Metrics,
  against: Against | undefined,
  profile: Profile | undefined
): Clock | undefined {
  const now = useWindow(profile?.pushInterval);
  const window = windowAgainst(against, metrics.told);
  const { from, to } = window ?? {};
  const interval = ms(profile?.pushInterval ?? seconds(15));
  const other = useMemo(
    () => (from === undefined || to === undefined ? undefined : clockOf(windowOf(from, to), interval)),
    [from, to, interval]
  );
  return against?.is === 'environment' ? now : other;
}

function windowAgainst(against: Against | undefined, told: Window): Window | undefined {
  switch (against?.is) {
    case 'previous':
      return windowOf(told.from - lengthOf(told), told.from);
    case 'window':
      return against.window;
    default:
      return undefined;
  }
}

function clockOf(window: Window, interval: ReturnType<typeof ms>): Clock {
  const asked = askedTime(window, interval, Date.now());
  const text = (moment: number) => new Date(moment).toISOString();
  return { ...asked, raw: { from: text(asked.window.from), to: text(asked.window.to) } };
}
