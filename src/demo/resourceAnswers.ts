import { minutes, ms } from '../model/units';
import { lengthOf } from '../model/window';
import type { ServiceId } from '../model/service';
import { podLabels } from '../telemetry/tiers/joins';
import { rateWindow } from '../telemetry/rateWindow';
import { field, frameOf, labelled, nothingFound, type DemoFrame } from './demoFrame';
import type { FramesByRef, MetricsAsked } from './metricAnswers';
import { crowdRates, grouped, rateOf } from './metrics';
import { ordersParts } from './orders';
import { scrapeInterval } from './prometheus';
import { resourceSeries, type ShopResource } from './resourceSeries';
import type { World } from './world';

type Labels = Readonly<Record<string, string>>;
/** What a series comes to at a moment, as Prometheus would work it out; undefined where it is not there. */
type Evaluate = (series: ShopResource, at: number) => number | undefined;

const lookback = minutes(5);

/** What ties the shop's resource metrics to a service: a label on what processes send, the names of its pods. */
export function resourceJoinsAnswer({ world, window }: MetricsAsked, service: ServiceId): FramesByRef {
  const own = resourceSeries(world).filter((one) => one.service === service.name);
  const rows = (label: string) => {
    const metrics = new Set(own.filter(({ labels }) => labels[label] !== undefined).map(({ metric }) => metric));
    return [...metrics].map((metric) => ({ metric, label, environment: 'kept' }));
  };
  return new Map([
    ['labels', [table(rows('service_name'), window.to)]],
    ['guesses', [table(podLabels.flatMap(rows), window.to)]],
  ]);
}

/** The figures of a service through the window, by the ids of their dialects. */
export function resourcesAnswer(asked: MetricsAsked, service: ServiceId): FramesByRef {
  const { world, step, window } = asked;
  const every = Math.max(1000, step, lengthOf(window) / 11_000);
  const points: number[] = [];
  for (let at = Math.floor(window.from / every) * every; at <= window.to; at += every) {
    points.push(at);
  }
  const range = Math.max(minutes(2), rateWindow(ms(scrapeInterval), ms(every)));
  const own = resourceSeries(world).filter((one) => one.service === service.name);
  const figures = new Map<string, readonly DemoFrame[]>();
  for (const [id, figure] of Object.entries(figuresOf(world, range))) {
    const found = frames(own, points, figure);
    figures.set(id, found.length > 0 ? found : [nothingFound]);
  }
  return service.name === 'checkout' ? figures.set('business-0', ordersCourse(world, points, range)) : figures;
}

interface Figure {
  readonly of: (series: ShopResource) => boolean;
  /** The labels that name a line; none where all series are one, of which the highest counts. */
  readonly by: readonly string[];
  readonly evaluate: Evaluate;
}

function figuresOf(world: World, range: number): Readonly<Record<string, Figure>> {
  const last: Evaluate = (series, at) => lastValue(world, series, at);
  const rate: Evaluate = (series, at) => rateValue(world, series, { at, range });
  // None of the shop's containers restarts: `changes` of an even line.
  const unchanged: Evaluate = ({ isThere }, at) =>
    momentsWithin(world.anchor, isThere, { at, range }).length > 0 ? 0 : undefined;
  const of = (metric: string, evaluate: Evaluate, by: readonly string[] = ['instance']): Figure => ({
    of: (series) => series.metric === metric,
    by,
    evaluate,
  });
  const limit = (resource: string): Figure => ({
    of: ({ metric, labels }) => metric === 'kube_pod_container_resource_limits' && labels.resource === resource,
    by: [],
    evaluate: last,
  });
  return {
    'cadvisor-cpu': of('container_cpu_usage_seconds_total', rate, ['pod']),
    'cadvisor-cpu-limit': limit('cpu'),
    'cadvisor-throttling': of(
      'container_cpu_cfs_throttled_periods_total',
      shareOf(rate, (series, at) => rate({ ...series, valueAt: tenPerSecond }, at)),
      ['pod']
    ),
    'cadvisor-memory': of('container_memory_working_set_bytes', last, ['pod']),
    'cadvisor-memory-limit': limit('memory'),
    'kube-restarts': of('kube_pod_container_status_restarts_total', unchanged, ['pod']),
    'jvm-heap': of('jvm_memory_used_bytes', last),
    'jvm-heap-limit': of('jvm_memory_limit_bytes', last, []),
    jvm_gc_duration_seconds_sum: of('jvm_gc_duration_seconds_sum', rate),
    go_goroutine_count: of('go_goroutine_count', last),
    go_memory_used_bytes: of('go_memory_used_bytes', last),
    nodejs_eventloop_delay_p99_seconds: of('nodejs_eventloop_delay_p99_seconds', last),
    'pool-otel': of('db_client_connection_count', shareOf(last, even(20)), [
      'instance',
      'db_client_connection_pool_name',
    ]),
    kafka_consumer_records_lag_max: of('kafka_consumer_records_lag_max', last),
  };
}

const even = (level: number) => () => level;
/** The scheduler's periods of a tenth of a second, whether throttled or not. */
const tenPerSecond = (after: number) => after / 100;

function shareOf(part: Evaluate, whole: Evaluate): Evaluate {
  return (series, at) => {
    const value = part(series, at);
    const all = whole(series, at);
    return value === undefined || all === undefined ? undefined : value / all;
  };
}

function frames(
  own: readonly ShopResource[],
  points: readonly number[],
  { of, by, evaluate }: Figure
): readonly DemoFrame[] {
  const lines = new Map<string, { labels: Labels; values: Map<number, number> }>();
  for (const series of own.filter(of)) {
    const labels = Object.fromEntries(by.flatMap((name) => (series.labels[name] ? [[name, series.labels[name]]] : [])));
    const key = JSON.stringify(labels);
    const line = lines.get(key) ?? { labels, values: new Map<number, number>() };
    lines.set(key, line);
    for (const at of points) {
      const value = evaluate(series, at);
      if (value !== undefined) {
        line.values.set(at, Math.max(value, line.values.get(at) ?? -Infinity));
      }
    }
  }
  return [...lines.values()].flatMap(({ labels, values }) => (values.size > 0 ? [courseFrame(labels, values)] : []));
}

function courseFrame(labels: Labels, values: ReadonlyMap<number, number>): DemoFrame {
  const at = [...values.keys()].sort((a, b) => a - b);
  const value = field('Value', 'number', at.map((moment) => values.get(moment) ?? null)); // prettier-ignore
  return frameOf([field('Time', 'time', at), labelled(value, labels)], { meta: { type: 'timeseries-multi' } });
}

/** The last sample that Prometheus still takes for the present. */
function lastValue({ anchor }: World, { isThere, valueAt }: ShopResource, at: number): number | undefined {
  for (
    let scraped = Math.floor(at / scrapeInterval) * scrapeInterval;
    scraped >= at - lookback;
    scraped -= scrapeInterval
  ) {
    if (isThere(scraped - anchor)) {
      return valueAt(scraped - anchor);
    }
  }
  return undefined;
}

/** `rate`, also of a counter that began or ended within the range: see prometheus.ts. */
function rateValue(
  { anchor }: World,
  { isThere, valueAt }: ShopResource,
  { at, range }: { at: number; range: number }
): number | undefined {
  const scraped = momentsWithin(anchor, isThere, { at, range });
  const [first, last] = [scraped[0], scraped.at(-1)];
  if (first === undefined || last === undefined || last <= first) {
    return undefined;
  }
  const beyond = (gap: number) => (gap < 1.1 * scrapeInterval ? gap : scrapeInterval / 2);
  const covered = last - first + beyond(first - (at - range)) + beyond(at - last);
  const growth = valueAt(last - anchor) - valueAt(first - anchor);
  return (growth * covered) / (last - first) / (range / 1000);
}

/** When there were samples in the range up to `at`. */
function momentsWithin(
  anchor: number,
  isThere: ShopResource['isThere'],
  { at, range }: { at: number; range: number }
): readonly number[] {
  const scraped: number[] = [];
  for (let when = Math.ceil((at - range) / scrapeInterval) * scrapeInterval; when <= at; when += scrapeInterval) {
    if (isThere(when - anchor)) {
      scraped.push(when);
    }
  }
  return scraped;
}

function ordersCourse(world: World, points: readonly number[], range: number): readonly DemoFrame[] {
  const [orders] = grouped(world, (tally) => ordersParts(tally, world.place.environment));
  const values = new Map<number, number>();
  for (const at of points) {
    const rates = crowdRates(world, at, range);
    if (orders && rates?.some((rate) => rate > 0)) {
      values.set(at, 60 * rateOf(orders, rates));
    }
  }
  return values.size > 0 ? [courseFrame({}, values)] : [nothingFound];
}

function table(rows: readonly Labels[], at: number): DemoFrame {
  const columns = Object.keys(rows[0] ?? {});
  return rows.length === 0
    ? nothingFound
    : frameOf([
        field('Time', 'time', rows.map(() => at)), // prettier-ignore
        ...columns.map((name) => field(name, 'string', rows.map((row) => row[name] ?? ''))), // prettier-ignore
        field('Value', 'number', rows.map(() => 1)), // prettier-ignore
      ]);
}
