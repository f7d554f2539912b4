import { useEffect, useMemo } from 'react';
import { useAnswer } from '../../grafana/answer';
import { afterAnswer, type Answer } from '../../grafana/answerState';
import type { ServiceGraph } from '../../model/graph';
import type { ServiceRed } from '../../model/red';
import type { Release, ServiceVersions } from '../../model/release';
import type { Window } from '../../model/window';
import { edgesQuestion } from '../../telemetry/serviceGraph';
import { servicesQuestion } from '../../telemetry/services';
import { useMetricScope } from '../parts/useMetricScope';
import { useReleases } from '../parts/useReleases';

/** What an environment answered. */
export interface Told {
  readonly services: Answer<readonly ServiceRed[]>;
  readonly edges: Answer<ServiceGraph>;
  readonly versions: readonly ServiceVersions[];
  readonly releases: readonly Release[];
  readonly window: Window;
}

interface Props {
  readonly id: string;
  /** Called once all is answered, well or not. Keep its identity. */
  readonly onTold: (id: string, told: Told) => void;
}

/**
 * Asks what the Overview of the environment around it would ask, and draws nothing: which environments ask at the same
 * time is the page's to say, by which of these it has.
 */
export function EnvironmentAsker({ id, onTold }: Props) {
  const metrics = useMetricScope();
  const { scope, profile, clock } = metrics;
  const services = afterAnswer(
    profile,
    useAnswer(useMemo(() => (scope ? servicesQuestion(scope) : undefined), [scope]))
  );
  const edges = afterAnswer(profile, useAnswer(useMemo(() => (scope ? edgesQuestion(scope) : undefined), [scope])));
  const { versions, releases, answer } = useReleases(metrics);
  const isAwaited = [services, edges, afterAnswer(profile, answer)].some(({ is }) => is === 'loading');
  const { window } = clock;
  const told = useMemo(
    () => ({ services, edges, versions, releases, window }),
    [services, edges, versions, releases, window]
  );
  useEffect(() => {
    if (!isAwaited) {
      onTold(id, told);
    }
  }, [isAwaited, onTold, id, told]);
  return null;
}
