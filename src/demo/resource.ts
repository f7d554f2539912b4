import { mixed, seedOf } from './chance';
import { versionOf } from './incidents';
import type { World } from './world';

export interface Attribute {
  readonly key: string;
  readonly value: string | number | boolean;
}

/** Two processes of a service; a deploy gives them new names. */
export function podOf(world: World, service: string, { at, choice }: { at: number; choice: number }): string {
  const version = versionOf(world.place, service, at - world.anchor);
  const replicas = mixed(seedOf(service), seedOf(version)).toString(16).padStart(8, '0').slice(0, 6);
  return `${service === '재고-알림' ? 'stock-notice' : service}-${replicas}-${(choice % 2) + 1}`;
}

/** OpenTelemetry's resource attributes of a service's process. */
export function resourceOf(world: World, service: string, when: { at: number; choice: number }): Attribute[] {
  const { environment, region } = world.place;
  return [
    { key: 'service.name', value: service },
    { key: 'service.namespace', value: 'shop' },
    { key: 'service.version', value: versionOf(world.place, service, when.at - world.anchor) },
    { key: 'deployment.environment', value: environment },
    { key: 'deployment.environment.name', value: environment },
    { key: 'cloud.region', value: region },
    { key: 'k8s.namespace.name', value: `shop-${environment}` },
    { key: 'k8s.pod.name', value: podOf(world, service, when) },
  ];
}
