import { promDuration } from '../rateWindow';
import { equal, promqlSelector, sumBy } from '../promql';
import { divided, gauge, growth, highest, type Joined, type ResourceDialect } from './dialect';

/** cAdvisor also counts whole pods (no container) and the pause container. */
const containers = [
  { label: 'container', op: '!=', value: '' } as const,
  { label: 'container', op: '!=', value: 'POD' } as const,
];
const inPods = { where: containers };
const limitsOf = ['kube_pod_container_resource_limits'];
const limitOf = (resource: string) => highest([equal('resource', resource)]);

/** What the service runs on: cAdvisor, kube-state-metrics, the kubelet receiver, node exporter, or the process itself. */
export const infrastructure: readonly ResourceDialect[] = [
  {
    ...of('cadvisor-cpu', 'cpu', 'cores'),
    needs: ['container_cpu_usage_seconds_total'],
    expr: growth('container_cpu_usage_seconds_total', inPods),
    limits: limitsOf,
    limit: limitOf('cpu'),
  },
  {
    ...of('kubelet-cpu', 'cpu', 'cores'),
    needs: ['k8s_pod_cpu_usage'],
    expr: gauge('k8s_pod_cpu_usage'),
    limits: limitsOf,
    limit: limitOf('cpu'),
  },
  ...[
    'process_cpu_seconds_total',
    'process_cpu_time_seconds_total',
    'process_runtime_cpython_cpu_time_seconds_total',
  ].map((metric) => ({
    ...of(metric, 'cpu', 'cores'),
    reach: 'process' as const,
    needs: [metric],
    expr: growth(metric),
  })),
  ...['jvm_cpu_recent_utilization_ratio', 'process_cpu_usage'].map((metric) => ({
    ...of(metric, 'cpu-share', 'share'),
    reach: 'process' as const,
    needs: [metric],
    expr: gauge(metric),
  })),
  {
    ...of('cadvisor-throttling', 'throttling', 'share'),
    needs: ['container_cpu_cfs_throttled_periods_total', 'container_cpu_cfs_periods_total'],
    expr: divided(
      growth('container_cpu_cfs_throttled_periods_total', inPods),
      growth('container_cpu_cfs_periods_total', inPods)
    ),
  },
  {
    ...of('cadvisor-memory', 'memory', 'bytes'),
    needs: ['container_memory_working_set_bytes'],
    expr: gauge('container_memory_working_set_bytes', inPods),
    limits: limitsOf,
    limit: limitOf('memory'),
  },
  {
    ...of('kubelet-memory', 'memory', 'bytes'),
    needs: ['k8s_pod_memory_working_set_bytes'],
    expr: gauge('k8s_pod_memory_working_set_bytes'),
    limits: limitsOf,
    limit: limitOf('memory'),
  },
  ...['process_resident_memory_bytes', 'process_memory_usage_bytes', 'dotnet_process_memory_working_set_bytes'].map(
    (metric) => ({ ...of(metric, 'memory', 'bytes'), reach: 'process' as const, needs: [metric], expr: gauge(metric) })
  ),
  {
    ...of('process_runtime_cpython_memory_bytes', 'memory', 'bytes'),
    reach: 'process',
    needs: ['process_runtime_cpython_memory_bytes'],
    expr: gauge('process_runtime_cpython_memory_bytes', { where: [equal('type', 'rss')] }),
  },
  {
    ...of('kube-restarts', 'restarts', 'count'),
    needs: ['kube_pod_container_status_restarts_total'],
    // How often it changed: `increase` would extrapolate one restart to one and a bit.
    expr: (joined) => {
      const metric = 'kube_pod_container_status_restarts_total';
      return sumBy(joined.by(metric), `changes(${joined.of(metric)}[${promDuration(joined.over)}])`);
    },
  },
  {
    ...of('kube-oom', 'oom-kills', 'count'),
    needs: ['kube_pod_container_status_last_terminated_reason'],
    expr: gauge('kube_pod_container_status_last_terminated_reason', { where: [equal('reason', 'OOMKilled')] }),
  },
  {
    ...of('cadvisor-disk', 'disk', 'bytes'),
    needs: ['container_fs_usage_bytes'],
    expr: gauge('container_fs_usage_bytes', inPods),
    limits: ['container_fs_limit_bytes'],
    limit: highest(containers),
  },
  {
    ...of('node-cpu', 'node-cpu', 'share'),
    reach: 'nodes',
    needs: ['node_cpu_seconds_total', 'kube_pod_info'],
    expr: onNodes(
      ({ over }) => `1 - avg by (instance) (rate(node_cpu_seconds_total{mode="idle"}[${promDuration(over)}]))`
    ),
  },
  {
    ...of('node-memory', 'node-memory', 'share'),
    reach: 'nodes',
    needs: ['node_memory_MemAvailable_bytes', 'node_memory_MemTotal_bytes', 'kube_pod_info'],
    expr: onNodes(
      () => '1 - max by (instance) (node_memory_MemAvailable_bytes) / max by (instance) (node_memory_MemTotal_bytes)'
    ),
  },
  {
    ...of('node-disk', 'node-disk', 'share'),
    reach: 'nodes',
    needs: ['node_filesystem_avail_bytes', 'node_filesystem_size_bytes', 'kube_pod_info'],
    expr: onNodes(() => {
      const root = [equal('mountpoint', '/')];
      const [free, size] = ['node_filesystem_avail_bytes', 'node_filesystem_size_bytes'].map(
        (metric) => `max by (instance) (${promqlSelector(metric, root)})`
      );
      return `1 - ${free} / ${size}`;
    }),
  },
];

/**
 * Only the nodes that the service's pods run on: kube_pod_info names a node and its address, and node exporter's
 * `instance` is one of both, with or without a port.
 */
function onNodes(figure: (joined: Joined) => string) {
  return (joined: Joined): string => {
    const info = joined.of('kube_pod_info');
    const named = (label: string) =>
      `label_replace(${figure(joined)}, "${label}", "$1", "instance", "(.+?)(?::[0-9]+)?")`;
    return ['host_ip', 'node']
      .map((label) => `sum by (instance) (${named(label)} and on (${label}) group by (${label}) (${info}))`)
      .join(' or ');
  };
}

function of(id: string, kind: ResourceDialect['kind'], unit: ResourceDialect['unit']) {
  return { id, kind, unit, tier: 'infrastructure', reach: 'pods' } as const;
}
