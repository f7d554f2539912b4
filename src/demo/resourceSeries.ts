import { levelAt, sumUntil, type Level } from './courses';
import { environmentLabel } from './environments';
import { recommendationHeap, script } from './incidents';
import { podOf } from './resource';
import { opening } from './traffic';
import type { World } from './world';

/** A series of a metric about what a service runs on or is made of. */
export interface ShopResource {
  readonly service: string;
  readonly metric: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly isCounter: boolean;
  /** Whether there are samples at a moment `after` the anchor: pods come and go with a deploy. */
  readonly isThere: (after: number) => boolean;
  readonly valueAt: (after: number) => number;
}

const MiB = 1024 * 1024;
const recommendation = 'recommendation';

/** What the recommendation's containers go through when its cache fails, per process. */
const cpu: Level = { levels: [[-18, 0.36], [-16.5, 0.62], [-15, 0.84], [-8, 0.96]], ripple: 0.015 }; // prettier-ignore
const throttled: Level = { levels: [[-18, 0.004], [-16.5, 0.05], [-15, 0.12], [-8, 0.31]], ripple: 0.002 }; // prettier-ignore
const collecting: Level = { levels: [[-18, 0.012], [-15, 0.05], [-8, 0.14], [0, 0.22]], ripple: 0.003 }; // prettier-ignore
const quietly = (level: Level): Level => ({ ...level, levels: level.levels.slice(0, 1) });

/** While cards fail, orders wait for them, and with them what serves them. */
const waitingOrders: Level = { levels: [[-11, 142], [-9, 231]], ripple: 6 }; // prettier-ignore
const waitingPayments: Level = { levels: [[-11, 4.4], [-8.5, 12.6]], ripple: 0.3 }; // prettier-ignore

/** All of them, by place: the failing service in full, others with a few. */
export function resourceSeries(world: World): readonly ShopResource[] {
  switch (world.place.id) {
    case 'demo-kr':
      return [...recommendationSeries(world), ...checkoutSeries(world), ...otherSeries(world)];
    case 'demo-eu':
      return containers(
        world,
        { service: recommendation, choice: 0 },
        { cpu: quietly(cpu), MiB: even(598), limits: [1, 2304] }
      );
    default:
      return [];
  }
}

export const resourceMetrics: readonly string[] = [
  'container_cpu_usage_seconds_total',
  'container_cpu_cfs_throttled_periods_total',
  'container_cpu_cfs_periods_total',
  'container_memory_working_set_bytes',
  'kube_pod_container_resource_limits',
  'kube_pod_container_status_restarts_total',
  'jvm_memory_used_bytes',
  'jvm_memory_limit_bytes',
  'jvm_gc_duration_seconds_sum',
  'go_goroutine_count',
  'go_memory_used_bytes',
  'nodejs_eventloop_delay_p99_seconds',
  'db_client_connection_count',
  'db_client_connection_max',
  'kafka_consumer_records_lag_max',
];

interface Process {
  readonly service: string;
  readonly choice: number;
  /** The moment, after the anchor, whose version of the service this process is of. */
  readonly of?: number;
}

/** Two processes of the version that was deployed, and two of the one that they took the place of. */
function recommendationSeries(world: World): readonly ShopResource[] {
  const isNew = (after: number) => after >= script.recommendationDeploy && after < script.end;
  return [script.recommendationDeploy - 1, script.recommendationDeploy].flatMap((of) =>
    [0, 1].flatMap((choice) => {
      const failing = isNew(of);
      const course = (level: Level) => (failing ? level : quietly(level));
      const used = (after: number) => (recommendationHeap(world.place, after) + (choice === 0 ? 0 : 9)) * MiB;
      const make = maker(world, { service: recommendation, choice, of }, (after) => isNew(after) === failing);
      return [
        ...make.container({ cpu: course(cpu), bytes: (after) => used(after) + 214 * MiB, limits: [1, 2304] }),
        make.counter('container_cpu_cfs_throttled_periods_total', scaled(course(throttled), 10), make.pod),
        make.counter('container_cpu_cfs_periods_total', even(10), make.pod),
        make.gauge('kube_pod_container_status_restarts_total', () => 0, make.pod),
        make.gauge('jvm_memory_used_bytes', used, { ...make.process, jvm_memory_type: 'heap' }),
        make.gauge('jvm_memory_limit_bytes', () => 2048 * MiB, { ...make.process, jvm_memory_type: 'heap' }),
        make.counter('jvm_gc_duration_seconds_sum', course(collecting), make.process),
      ];
    })
  );
}

function checkoutSeries(world: World): readonly ShopResource[] {
  const checkout = { service: 'checkout', choice: 0 };
  const make = maker(world, checkout);
  const memory = scaled(waitingOrders, 0.31);
  return [
    ...containers(world, checkout, { cpu: { levels: [[0, 0.21]], ripple: 0.02 }, MiB: memory, limits: [0.5, 256] }),
    make.gauge('go_goroutine_count', (after) => Math.round(levelAt(waitingOrders, after)), make.process),
    make.gauge('go_memory_used_bytes', (after) => 0.8 * MiB * levelAt(memory, after), make.process),
  ];
}

function otherSeries(world: World): readonly ShopResource[] {
  const payment = maker(world, { service: 'payment', choice: 0 });
  const accounting = maker(world, { service: 'accounting', choice: 0 });
  const pool = { ...payment.process, db_client_connection_pool_name: 'orders-db' };
  const used = (after: number) => Math.round(levelAt(waitingPayments, after));
  const lag = { levels: [[0, 34]], ripple: 21 } as const;
  return [
    payment.gauge('db_client_connection_count', used, { ...pool, db_client_connection_state: 'used' }),
    payment.gauge('db_client_connection_max', () => 20, pool),
    payment.gauge(
      'nodejs_eventloop_delay_p99_seconds',
      (after) => levelAt({ levels: [[0, 0.0124]], ripple: 0.0011 }, after),
      payment.process
    ),
    accounting.gauge('kafka_consumer_records_lag_max', (after) => Math.round(levelAt(lag, after)), accounting.process),
  ];
}

interface Container {
  readonly cpu: Level;
  readonly MiB: Level;
  /** Cores and MiB. */
  readonly limits: readonly [number, number];
}

function containers(
  world: World,
  process: Process,
  { cpu: cores, MiB: memory, limits }: Container
): readonly ShopResource[] {
  return maker(world, process).container({ cpu: cores, bytes: (after) => levelAt(memory, after) * MiB, limits });
}

const always = () => true;

/** Makes the series of one process, under the labels that cAdvisor or its own SDK would give them. */
function maker(world: World, { service, choice, of = 0 }: Process, isThere: ShopResource['isThere'] = always) {
  const { environment } = world.place;
  const name = podOf(world, service, { at: world.anchor + of, choice });
  const within = { [environmentLabel]: environment };
  const pod = { ...within, namespace: `shop-${environment}`, pod: name, container: service };
  const process = { ...within, service_name: service, job: `shop/${service}`, instance: name };
  const start = opening - world.anchor;
  const gauge = (metric: string, valueAt: ShopResource['valueAt'], labels: ShopResource['labels']): ShopResource => ({
    service,
    metric,
    labels,
    isCounter: false,
    isThere,
    valueAt,
  });
  const counter = (metric: string, level: Level, labels: ShopResource['labels']): ShopResource => ({
    ...gauge(metric, (after) => sumUntil(level, start, after), labels),
    isCounter: true,
  });
  return {
    pod,
    process,
    gauge,
    counter,
    container: ({
      cpu: cores,
      bytes,
      limits: [mostCores, mostMiB],
    }: {
      cpu: Level;
      bytes: ShopResource['valueAt'];
      limits: Container['limits'];
    }) => [
      counter('container_cpu_usage_seconds_total', cores, pod),
      gauge('container_memory_working_set_bytes', bytes, pod),
      gauge('kube_pod_container_resource_limits', () => mostCores, { ...pod, resource: 'cpu', unit: 'core' }),
      gauge('kube_pod_container_resource_limits', () => mostMiB * MiB, { ...pod, resource: 'memory', unit: 'byte' }),
    ],
  };
}

function even(level: number): Level {
  return { levels: [[0, level]] };
}

function scaled({ levels, ripple = 0 }: Level, factor: number): Level {
  return { levels: levels.map(([minute, level]) => [minute, level * factor]), ripple: ripple * factor };
}
