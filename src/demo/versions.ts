import { minutes } from '../model/units';
import { lengthOf } from '../model/window';
import { field, frameOf, labelled, nothingFound, type DemoFrame } from './demoFrame';
import { environmentLabel } from './environments';
import { versionOf } from './incidents';
import { services } from './journeys';
import type { FramesByRef, MetricsAsked } from './metricAnswers';
import { scrapeInterval } from './prometheus';
import { podOf } from './resource';
import { opening } from './traffic';
import type { World } from './world';

/** What Tempo's metrics-generator writes down of each process that sends spans. */
export const targetInfo = 'traces_target_info';

/** Processes of each service. */
const replicas = [0, 1];
/** How long Prometheus takes a sample for the present. */
const lookback = minutes(5);

/** The versions that each service ran, as `count by (job, service_version)` of its processes through the window. */
export function versionsAnswer({ world, window, step }: MetricsAsked): FramesByRef {
  const every = Math.max(1000, step, lengthOf(window) / 11_000);
  const points: number[] = [];
  for (let at = Math.floor(window.from / every) * every; at <= window.to; at += every) {
    points.push(at);
  }
  const frames = services.flatMap((service) => versionFrames(world, service, points));
  return new Map([['versions', frames.length > 0 ? frames : [nothingFound]]]);
}

function versionFrames(world: World, service: string, points: readonly number[]): readonly DemoFrame[] {
  const seen = new Map<string, number[]>();
  for (const at of points) {
    for (const version of versionsBy(world, service, at)) {
      seen.set(version, [...(seen.get(version) ?? []), at]);
    }
  }
  return [...seen].map(([version, moments]) =>
    frameOf(
      [
        field('Time', 'time', moments),
        labelled(
          field(
            'Value',
            'number',
            moments.map(() => replicas.length)
          ),
          { job: jobOf(service), service_version: version }
        ),
      ],
      { meta: { type: 'timeseries-multi', custom: { resultType: 'matrix' } } }
    )
  );
}

/** What was scraped within the time that Prometheus looks back. */
function versionsBy(world: World, service: string, at: number): ReadonlySet<string> {
  const found = new Set<string>();
  const last = Math.floor(at / scrapeInterval) * scrapeInterval;
  for (let scraped = last; scraped >= Math.max(at - lookback, opening); scraped -= scrapeInterval) {
    found.add(versionOf(world.place, service, scraped - world.anchor));
  }
  return found;
}

const jobOf = (service: string) => `shop/${service}`;

/** The samples that all processes of a world leave at `moments`, by the labels of their series. */
export function targetSeries(
  world: World,
  moments: readonly number[]
): ReadonlyArray<{ readonly labels: Readonly<Record<string, string>>; readonly moments: readonly number[] }> {
  const series = new Map<string, { labels: Record<string, string>; moments: number[] }>();
  for (const at of moments) {
    for (const service of services) {
      for (const choice of replicas) {
        const instance = podOf(world, service, { at, choice });
        const version = versionOf(world.place, service, at - world.anchor);
        const labels = {
          [environmentLabel]: world.place.environment,
          instance,
          job: jobOf(service),
          service_version: version,
        };
        const known = series.get(instance) ?? { labels, moments: new Array<number>() };
        series.set(instance, known);
        known.moments.push(at);
      }
    }
  }
  return [...series.values()];
}
