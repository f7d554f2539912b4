/**
 * An estate in OpenMetrics, with figures that can be told by heart: cAdvisor, kube-state-metrics and node exporter, and
 * services that speak OpenTelemetry, Micrometer and the Prometheus clients. Samples come every 30 s for half an hour.
 */
export const estateFrom = 1_795_220_000_000;
export const estateTo = estateFrom + 30 * 60_000;

type Labels = Readonly<Record<string, string>>;
/** A gauge has `level`, a counter gains `perSecond`. */
type Course = { readonly level: number } | { readonly perSecond: number };

const GiB = 1024 ** 3;
const pod = (name: string, more: Labels = {}): Labels => ({ namespace: 'shop', pod: name, ...more });
const inProd: Labels = { deployment_environment: 'prod' };

const containersOf = (name: string, cores: number): ReadonlyArray<readonly [string, Labels, Course]> => [
  ['container_cpu_usage_seconds_total', pod(name, { container: 'app' }), { perSecond: cores }],
  // The whole pod and its pause container, which must not be counted again.
  ['container_cpu_usage_seconds_total', pod(name), { perSecond: cores + 0.01 }],
  ['container_cpu_usage_seconds_total', pod(name, { container: 'POD' }), { perSecond: 0.01 }],
  ['container_cpu_cfs_throttled_periods_total', pod(name, { container: 'app' }), { perSecond: 1.2 }],
  ['container_cpu_cfs_periods_total', pod(name, { container: 'app' }), { perSecond: 10 }],
  ['container_memory_working_set_bytes', pod(name, { container: 'app' }), { level: GiB }],
  ['kube_pod_container_resource_limits', pod(name, { container: 'app', resource: 'cpu' }), { level: 1 }],
  ['kube_pod_container_resource_limits', pod(name, { container: 'app', resource: 'memory' }), { level: 2 * GiB }],
  ['kube_pod_container_status_restarts_total', pod(name, { container: 'app' }), { level: 3 }],
  ['kube_pod_info', pod(name, { node: 'n1', host_ip: '10.0.0.1' }), { level: 1 }],
];

const nodeOf = (instance: string, idle: number): ReadonlyArray<readonly [string, Labels, Course]> => [
  ['node_cpu_seconds_total', { instance, cpu: '0', mode: 'idle' }, { perSecond: idle }],
  ['node_cpu_seconds_total', { instance, cpu: '0', mode: 'user' }, { perSecond: 1 - idle }],
  ['node_memory_MemAvailable_bytes', { instance }, { level: 4 * GiB }],
  ['node_memory_MemTotal_bytes', { instance }, { level: 16 * GiB }],
  ['node_filesystem_avail_bytes', { instance, mountpoint: '/' }, { level: 10 * GiB }],
  ['node_filesystem_size_bytes', { instance, mountpoint: '/' }, { level: 100 * GiB }],
];

const otelJvm = (environment: string): Labels => ({
  service_name: 'orders',
  instance: `orders-${environment}`,
  deployment_environment: environment,
});
const heapOf = (environment: string, bytes: number): ReadonlyArray<readonly [string, Labels, Course]> => [
  [
    'jvm_memory_used_bytes',
    { ...otelJvm(environment), jvm_memory_type: 'heap', jvm_memory_pool_name: 'eden' },
    { level: bytes },
  ],
  [
    'jvm_memory_used_bytes',
    { ...otelJvm(environment), jvm_memory_type: 'heap', jvm_memory_pool_name: 'old' },
    { level: bytes },
  ],
  ['jvm_memory_used_bytes', { ...otelJvm(environment), jvm_memory_type: 'non_heap' }, { level: 9 * GiB }],
  [
    'jvm_memory_limit_bytes',
    { ...otelJvm(environment), jvm_memory_type: 'heap', jvm_memory_pool_name: 'old' },
    { level: 2 * GiB },
  ],
];

const spring: Labels = { application: 'billing', instance: 'billing:8080' };
const gopher: Labels = { job: 'shop/catalog', instance: 'catalog-abc-1' };

/** `catalog` says its environment only in target_info, where another environment has one of the same name. */
const targets: ReadonlyArray<readonly [string, Labels, Course]> = [
  ['target_info', { ...gopher, ...inProd, k8s_pod_name: 'catalog-abc-1', k8s_namespace_name: 'shop' }, { level: 1 }],
  [
    'target_info',
    {
      job: 'shop/catalog',
      instance: 'catalog-stg-1',
      deployment_environment: 'staging',
      k8s_pod_name: 'catalog-stg-1',
      k8s_namespace_name: 'shop-staging',
    },
    { level: 1 },
  ],
];

const all: ReadonlyArray<readonly [string, Labels, Course]> = [
  ...containersOf('web-77-1', 0.5),
  ...containersOf('web-77-2', 0.25),
  ...containersOf('catalog-abc-1', 0.1),
  ...containersOf('catalog-stg-1', 0.9),
  ...nodeOf('10.0.0.1:9100', 0.7),
  ...nodeOf('10.0.0.2:9100', 0.1),
  ...heapOf('prod', GiB / 4),
  ...heapOf('staging', GiB),
  ['jvm_gc_duration_seconds_sum', { ...otelJvm('prod'), jvm_gc_name: 'G1' }, { perSecond: 0.03 }],
  ['jvm_memory_used_bytes', { ...spring, area: 'heap', id: 'G1 Eden' }, { level: GiB }],
  ['jvm_memory_max_bytes', { ...spring, area: 'heap', id: 'G1 Eden' }, { level: -1 }],
  ['jvm_memory_max_bytes', { ...spring, area: 'heap', id: 'G1 Old' }, { level: 3 * GiB }],
  ['hikaricp_connections_active', { ...spring, pool: 'main' }, { level: 9 }],
  ['hikaricp_connections_max', { ...spring, pool: 'main' }, { level: 10 }],
  ['hikaricp_connections_pending', { ...spring, pool: 'main' }, { level: 4 }],
  ['tomcat_threads_busy_threads', spring, { level: 50 }],
  ['tomcat_threads_config_max_threads', spring, { level: 200 }],
  ['process_cpu_usage', spring, { level: 0.2 }],
  ['go_goroutines', gopher, { level: 77 }],
  ['go_goroutines', { job: 'shop/catalog', instance: 'catalog-stg-1' }, { level: 9999 }],
  ['process_cpu_seconds_total', gopher, { perSecond: 0.09 }],
  ...targets,
  ['nodejs_eventloop_lag_p99_seconds', { job: 'mail', instance: 'mail:1', ...inProd }, { level: 0.012 }],
  ['nodejs_heap_size_used_bytes', { job: 'mail', instance: 'mail:1', ...inProd }, { level: GiB / 2 }],
  ['kafka_consumer_records_lag_max', { service_name: 'ledger', instance: 'l1', ...inProd }, { level: 41 }],
  ['kafka_consumergroup_lag', { consumergroup: 'mail-sender', topic: 't', partition: '0' }, { level: 5 }],
  ['kafka_consumergroup_lag', { consumergroup: 'mail-sender', topic: 't', partition: '1' }, { level: 6 }],
  ['shop_orders_total', { ...inProd, kind: 'paid' }, { perSecond: 0.5 }],
  ['shop_orders_total', { deployment_environment: 'staging', kind: 'paid' }, { perSecond: 7 }],
  ['db_client_operation_duration_seconds_sum', { service_name: 'orders', ...inProd, db_system_name: 'postgresql', db_query_text: 'SELECT 1' }, { perSecond: 0.2 }],
  ['db_client_operation_duration_seconds_count', { service_name: 'orders', ...inProd, db_system_name: 'postgresql', db_query_text: 'SELECT 1' }, { perSecond: 4 }],
]; // prettier-ignore

export const estateNames: readonly string[] = [...new Set(all.map(([name]) => name))];

/** The whole text, each metric's series together as OpenMetrics wants them. */
export function estateText(): string {
  let text = '';
  for (const name of estateNames) {
    text += `# TYPE ${name} unknown\n`;
    for (const [, labels, course] of all.filter(([metric]) => metric === name)) {
      const written = Object.entries(labels).map(([label, value]) => `${label}="${value}"`).join(','); // prettier-ignore
      for (let at = estateFrom; at <= estateTo; at += 30_000) {
        const value = 'level' in course ? course.level : 1000 + (course.perSecond * (at - estateFrom)) / 1000;
        text += `${name}{${written}} ${value} ${at / 1000}\n`;
      }
    }
  }
  return `${text}# EOF\n`;
}
