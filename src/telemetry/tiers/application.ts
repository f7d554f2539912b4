import { equal } from '../promql';
import { divided, either, gauge, growth, type Joined, type ResourceDialect } from './dialect';

const heap = (metric: string, label: string) => gauge(metric, { where: [equal(label, 'heap')] });

/** The insides of the service: runtimes, pools, queues, in OpenTelemetry's, Micrometer's and the clients' words. */
export const application: readonly ResourceDialect[] = [
  {
    ...of('jvm-heap', 'jvm-heap', 'bytes'),
    needs: ['jvm_memory_used_bytes'],
    // One name, two dialects: OpenTelemetry's says `jvm_memory_type`, Micrometer's `area`.
    expr: either(heap('jvm_memory_used_bytes', 'jvm_memory_type'), heap('jvm_memory_used_bytes', 'area')),
    limits: ['jvm_memory_limit_bytes', 'jvm_memory_max_bytes'],
    limit: (joined, limits) =>
      `max(${limits
        .map((metric) => limitedHeap(joined, metric, metric === 'jvm_memory_limit_bytes' ? 'jvm_memory_type' : 'area'))
        .join(' or ')}) > 0`,
  },
  {
    ...of('jvm-heap-1', 'jvm-heap', 'bytes'),
    needs: ['process_runtime_jvm_memory_usage_bytes'],
    expr: heap('process_runtime_jvm_memory_usage_bytes', 'type'),
    limits: ['process_runtime_jvm_memory_limit_bytes'],
    limit: (joined, [metric = '']) => `max(${limitedHeap(joined, metric, 'type')}) > 0`,
  },
  {
    ...of('jvm-heap-client', 'jvm-heap', 'bytes'),
    needs: ['jvm_memory_bytes_used'],
    expr: heap('jvm_memory_bytes_used', 'area'),
    limits: ['jvm_memory_bytes_max'],
    limit: (joined, [metric = '']) => `max(${limitedHeap(joined, metric, 'area')}) > 0`,
  },
  ...simple('jvm-gc', { unit: 'share', expr: growth }, [
    'jvm_gc_duration_seconds_sum',
    'jvm_gc_pause_seconds_sum',
    'process_runtime_jvm_gc_duration_seconds_sum',
    'jvm_gc_collection_seconds_sum',
  ]),
  ...simple('jvm-gc', { unit: 'share', expr: growth, factor: 1 / 1000 }, [
    'process_runtime_jvm_gc_duration_milliseconds_sum',
  ]),
  ...simple('jvm-threads', { unit: 'count' }, [
    'jvm_thread_count',
    'jvm_threads_live_threads',
    'process_runtime_jvm_threads_count',
    'jvm_threads_current',
  ]),
  ...simple('go-goroutines', { unit: 'count' }, [
    'go_goroutine_count',
    'go_goroutines',
    'process_runtime_go_goroutines',
  ]),
  ...simple('go-memory', { unit: 'bytes' }, [
    'go_memory_used_bytes',
    'go_memstats_alloc_bytes',
    'process_runtime_go_mem_heap_alloc_bytes',
  ]),
  ...simple('go-gc', { unit: 'share', expr: growth }, ['go_gc_duration_seconds_sum']),
  ...simple('node-event-loop', { unit: 'ms', factor: 1000 }, [
    'nodejs_eventloop_delay_p99_seconds',
    'nodejs_eventloop_lag_p99_seconds',
  ]),
  {
    ...of('v8js_memory_heap_used_bytes', 'node-heap', 'bytes'),
    needs: ['v8js_memory_heap_used_bytes'],
    expr: gauge('v8js_memory_heap_used_bytes'),
    limits: ['v8js_memory_heap_limit_bytes'],
    limit: (joined, [metric = '']) => `max(${gauge(metric)(joined)}) > 0`,
  },
  ...simple('node-heap', { unit: 'bytes' }, ['nodejs_heap_size_used_bytes']),
  pool({
    id: 'pool-otel',
    used: ['db_client_connection_count', 'db_client_connection_state'],
    most: 'db_client_connection_max',
    name: 'db_client_connection_pool_name',
  }),
  pool({
    id: 'pool-otel-1',
    used: ['db_client_connections_usage', 'state'],
    most: 'db_client_connections_max',
    name: 'pool_name',
  }),
  pool({ id: 'pool-hikari', used: ['hikaricp_connections_active'], most: 'hikaricp_connections_max', name: 'pool' }),
  ...simple('pool-waiting', { unit: 'count', parts: ['db_client_connection_pool_name'] }, [
    'db_client_connection_pending_requests',
  ]),
  ...simple('pool-waiting', { unit: 'count', parts: ['pool_name'] }, ['db_client_connections_pending_requests']),
  ...simple('pool-waiting', { unit: 'count', parts: ['pool'] }, ['hikaricp_connections_pending']),
  {
    ...of('tomcat-threads', 'worker-threads', 'share'),
    needs: ['tomcat_threads_busy_threads', 'tomcat_threads_config_max_threads'],
    expr: divided(gauge('tomcat_threads_busy_threads'), gauge('tomcat_threads_config_max_threads')),
  },
  ...simple('kafka-lag', { unit: 'count' }, [
    'kafka_consumer_records_lag_max',
    'kafka_consumer_fetch_manager_records_lag_max',
  ]),
  {
    ...of('kafka_consumergroup_lag', 'kafka-lag', 'count'),
    reach: 'consumer-groups',
    needs: ['kafka_consumergroup_lag'],
    expr: gauge('kafka_consumergroup_lag'),
  },
];

/** Pools of memory that have no limit say -1 and must not lessen the sum. */
function limitedHeap(joined: Joined, metric: string, label: string): string {
  return `sum by (${joined.by(metric).join(', ')}) (${joined.of(metric, [equal(label, 'heap')])} > 0)`;
}

interface Pool {
  readonly id: string;
  /** The metric of connections in use; with a label, of all connections by state. */
  readonly used: readonly [metric: string, state?: string];
  readonly most: string;
  readonly name: string;
}

function pool({ id, used: [metric, state], most, name }: Pool): ResourceDialect {
  const parts = [name];
  return {
    ...of(id, 'pool', 'share'),
    needs: [metric, most],
    expr: divided(gauge(metric, { where: state ? [equal(state, 'used')] : [], parts }), gauge(most, { parts })),
    parts,
  };
}

interface Simple {
  readonly unit: ResourceDialect['unit'];
  readonly expr?: typeof gauge;
  readonly factor?: number;
  readonly parts?: readonly string[];
}

/** The same figure under several names, preferred ones first. */
function simple(
  kind: ResourceDialect['kind'],
  { unit, expr = gauge, factor, parts }: Simple,
  metrics: readonly string[]
): readonly ResourceDialect[] {
  return metrics.map((metric) => ({
    ...of(metric, kind, unit),
    needs: [metric],
    expr: expr(metric, { parts }),
    factor,
    parts,
  }));
}

function of(id: string, kind: ResourceDialect['kind'], unit: ResourceDialect['unit']) {
  return { id, kind, unit, tier: 'application', reach: 'process' } as const;
}
