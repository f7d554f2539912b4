import { seriesFrame } from '../promFrames';
import type { FramesByRef } from '../metricAnswers';
import { releaseAt, type ScaleWorld } from './course';
import { pointsOf, servicesOf, type ScaleAsked } from './grid';

/** Versions of all services; the slow one changed its own, and a few others did of late. */
export function versionsAnswer({ world, window, step }: ScaleAsked): FramesByRef {
  const points = pointsOf(window, step);
  const ran = points.map(() => 3);
  const frames = servicesOf(world).flatMap((index) => {
    const node = world.shop.nodes[index];
    const released = world.anchor + releaseOf(world, index);
    const cut = points.findIndex((at) => at >= released);
    const before = points.slice(0, cut < 0 ? points.length : cut);
    const after = cut < 0 ? [] : points.slice(cut);
    return [before, after].flatMap((moments, isNew) =>
      moments.length === 0 || !node
        ? []
        : seriesFrame(moments, ran.slice(0, moments.length), {
            job: `${node.namespace ?? ''}/${node.name}`,
            service_version: versionOf(index, isNew),
          })
    );
  });
  return new Map([['versions', frames]]);
}

function releaseOf({ shop }: ScaleWorld, index: number): number {
  return index === shop.slowedAt ? releaseAt : -((index * 7919) % 20_000) * 60_000 - 600_000;
}

function versionOf(index: number, isNew: number): string {
  return `${1 + (index % 5)}.${(index % 17) + isNew}.0`;
}

/** The version that a service ran at a moment. */
export function versionAt(world: ScaleWorld, index: number, at: number): string {
  return versionOf(index, Number(at >= world.anchor + releaseOf(world, index)));
}
