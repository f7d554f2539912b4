import type { ServiceVersions } from '../model/release';
import { serviceKey, type ServiceId } from '../model/service';
import { byText } from './byMarks';
import { currentVersion } from './releases';

/** A service that runs another version in one environment than in others. */
export interface VersionDifference {
  readonly service: ServiceId;
  readonly here: string;
  /** What other environments run, the most widespread first. */
  readonly elsewhere: readonly string[];
  /** Whether most environments that have the service run what is run here. */
  readonly isUsual: boolean;
}

/** Per environment, the services that run another version in some other environment; the unusual ones first. */
export function versionDifferences(
  environments: ReadonlyMap<string, readonly ServiceVersions[]>
): ReadonlyMap<string, readonly VersionDifference[]> {
  const running = runningVersions(environments);
  return new Map(
    [...environments.keys()].map((environment) => [
      environment,
      [...running.values()]
        .flatMap(({ service, in: versions }) => {
          const here = versions.get(environment);
          const elsewhere = byFrequency([...versions.values()].filter((version) => version !== here));
          return here === undefined || elsewhere.length === 0
            ? []
            : [{ service, here, elsewhere, isUsual: isUsual(here, versions) }];
        })
        .sort((a, b) => Number(a.isUsual) - Number(b.isUsual) || byText(a.service.name, b.service.name)),
    ])
  );
}

interface Running {
  readonly service: ServiceId;
  /** Version by environment. */
  readonly in: Map<string, string>;
}

function runningVersions(environments: ReadonlyMap<string, readonly ServiceVersions[]>): ReadonlyMap<string, Running> {
  const running = new Map<string, Running>();
  for (const [environment, services] of environments) {
    for (const { service, versions } of services) {
      const version = currentVersion({ versions });
      const one = running.get(serviceKey(service)) ?? { service, in: new Map<string, string>() };
      running.set(serviceKey(service), one);
      if (version !== undefined) {
        one.in.set(environment, version);
      }
    }
  }
  return running;
}

function isUsual(version: string, versions: ReadonlyMap<string, string>): boolean {
  const same = [...versions.values()].filter((other) => other === version).length;
  return same > versions.size / 2;
}

function byFrequency(versions: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  versions.forEach((version) => counts.set(version, (counts.get(version) ?? 0) + 1));
  return [...counts].sort(([a, n], [b, m]) => m - n || byText(a, b)).map(([version]) => version);
}
