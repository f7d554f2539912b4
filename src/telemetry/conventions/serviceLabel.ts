import type { RequestMetrics } from './convention';

/** Labels that name the service on metrics which services send themselves, the surest first. */
const candidates = [
  'service_name',
  'service.name',
  'service',
  'application',
  'app',
  'app_kubernetes_io_name',
  'job',
  'container',
] as const;

const namespaces = ['service_namespace', 'service.namespace', 'k8s_namespace_name', 'namespace'] as const;

/** How series with these labels name their service; undefined where none of the known labels is there. */
export function serviceIn(
  labels: ReadonlySet<string>
): Pick<RequestMetrics, 'service' | 'serviceIsPath' | 'namespace'> | undefined {
  const service = candidates.find((label) => labels.has(label));
  if (!service) {
    return undefined;
  }
  // `job` brings its namespace along, as `namespace/name`.
  return service === 'job'
    ? { service, serviceIsPath: true }
    : { service, namespace: namespaces.find((label) => labels.has(label)) };
}
