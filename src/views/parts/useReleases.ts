import { t } from '@grafana/i18n';
import { useMemo } from 'react';
import type { Course } from '../../analysis/beforeAfter';
import { releasesBy, releasesOf, withNotes } from '../../analysis/releases';
import { useDeployNotes } from '../../grafana/annotations';
import { useAnswer } from '../../grafana/answer';
import { valueOf, type Answer } from '../../grafana/answerState';
import type { Mark } from '../../grafana/markFrames';
import type { LogSubject } from '../../model/log';
import { unreachable, type Caveat } from '../../model/outcome';
import type { RedSubject } from '../../model/red';
import type { Release, ServiceVersions } from '../../model/release';
import type { ServiceId } from '../../model/service';
import type { Window } from '../../model/window';
import { signalIn } from '../../telemetry/scope';
import { servicesQuestion } from '../../telemetry/services';
import { versionsInTraces, versionsQuestion } from '../../telemetry/versions';
import { releaseMark } from './releaseText';
import type { Metrics } from './useMetricScope';

export interface Releases {
  /** In order of time. */
  readonly releases: readonly Release[];
  /** Which versions ran when; empty where nothing says. */
  readonly versions: readonly ServiceVersions[];
  /** Whether, and if not, why not, that is known. */
  readonly answer: Answer<readonly ServiceVersions[]>;
  readonly caveats: readonly Caveat[];
}

/**
 * Releases within the window: seen in metrics, or else in traces, or written down in Grafana's annotations. Whoever asks
 * beside others asks nothing anew. What fails is left out: a page without marks is still a good page.
 */
export function useReleases({ scope, environment, clock }: Metrics): Releases {
  const asked = useMemo(() => (scope ? versionsQuestion(scope) : undefined), [scope]);
  const inMetrics = useAnswer(asked);
  const { window, step } = clock;
  const isSilent = inMetrics.is === 'absent';
  const further = useMemo(
    () => (isSilent ? versionsInTraces({ ...signalIn(environment, 'traces'), window, step }) : undefined),
    [isSilent, environment, window, step]
  );
  const inTraces = useAnswer(further);
  const answer = isSilent ? inTraces : inMetrics;
  const versions = valueOf(answer) ?? noVersions;
  const { value: notes, caveats } = useDeployNotes(window);
  // Whose deploy a note tells of shows only beside the names of services.
  const services = useAnswer(
    useMemo(() => (scope && notes.length > 0 ? servicesQuestion(scope) : undefined), [scope, notes])
  );
  const known = valueOf(services);
  const releases = useMemo(() => {
    const names = [...(known ?? []), ...versions].map(({ service }) => service);
    return withNotes(releasesOf(versions), notes, firstOfEachName(names));
  }, [versions, notes, known]);
  return { releases, versions, answer, caveats };
}

const noVersions: readonly ServiceVersions[] = [];

function firstOfEachName(services: readonly ServiceId[]): readonly ServiceId[] {
  const first = new Map<string, ServiceId>();
  for (const service of services) {
    if (!first.has(service.name)) {
      first.set(service.name, service);
    }
  }
  return [...first.values()];
}

/** More marks than this would hide the lines. */
const mostMarks = 20;

/** The marks of panels that show `course` of `of`: releases of that service, of an edge's both, or of all. */
export function useMarks(releases: readonly Release[], of: RedSubject, shown: Shown): readonly Mark[] {
  const { course, window } = shown;
  return useMemo(
    () =>
      ofSubject(releases, of)
        .slice(-mostMarks)
        .map((release) => {
          const others = release.service ? releasesBy(releases, release.service) : releases;
          return releaseMark(release, { others, course, window }, t);
        }),
    [releases, of, course, window]
  );
}

interface Shown {
  readonly course: Course | undefined;
  readonly window: Window;
}

function ofSubject(releases: readonly Release[], of: RedSubject): readonly Release[] {
  switch (of.is) {
    case 'environment':
      return releases;
    case 'service':
    case 'operation':
      return releasesBy(releases, of.service);
    case 'edge':
      return releases.filter(({ service }) => service?.name === of.client.name || service?.name === of.server.name);
    default:
      return unreachable(of);
  }
}

const noReleases: readonly Release[] = [];
const everywhere: RedSubject = { is: 'environment' };

/** The marks of a panel that shows no requests, such as log lines: releases of whoever it is of. A trace is too short for any. */
export function useReleaseMarks(metrics: Metrics, of: LogSubject | undefined): readonly Mark[] {
  const { releases } = useReleases(metrics);
  const own = useMemo(() => {
    if (of?.is === 'service') {
      return releases.filter(({ service }) => service?.name === of.service);
    }
    return of?.is === 'environment' ? releases : noReleases;
  }, [releases, of]);
  return useMarks(own, everywhere, { course: undefined, window: metrics.clock.window });
}
