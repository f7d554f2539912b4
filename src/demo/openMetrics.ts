import type { Environment } from '../model/environment';
import type { EpochMs } from '../model/units';
import { ordersMetric } from './business';
import { environmentLabel } from './environments';
import { grouped, type Grouped, type Part } from './metrics';
import { ordersParts } from './orders';
import { places } from './places';
import { scrapeInterval } from './prometheus';
import { resourceMetrics, resourceSeries } from './resourceSeries';
import { labelsOfSpan } from './serviceLabels';
import { boundText, edgeBounds, spanBounds, type Distribution, type EdgeTally, type Tally } from './tally';
import { opening } from './traffic';
import { targetInfo, targetSeries } from './versions';
import { requestsBetween, worldOf, type World } from './world';

export interface OpenMetricsWanted {
  readonly anchor: EpochMs;
  readonly from: EpochMs;
  readonly to: EpochMs;
  readonly environments: readonly Environment[];
}

/** One metric name, and its series as far as a request adds to them. */
interface Family {
  readonly name: string;
  readonly parts: (tally: Tally, environment: string) => readonly Part[];
}

/**
 * Every counter of the shop as OpenMetrics text, one sample each 15 s, for
 * `promtool tsdb create-blocks-from openmetrics`. Counters stand where the demo's answers take them, so a Prometheus
 * filled with this answers as the demo does. Comes in pieces of one series; much text (some 200 MB an hour in all).
 */
export function* demoOpenMetrics({ anchor, from, to, environments }: OpenMetricsWanted): Generator<string> {
  const worlds = environments.flatMap(
    ({ id }) =>
      worldOf(
        anchor,
        places.findIndex((place) => place.id === id)
      ) ?? []
  );
  const first = Math.ceil(Math.max(from, opening) / scrapeInterval) * scrapeInterval;
  const moments = Array.from(
    { length: Math.max(0, Math.floor((to - first) / scrapeInterval) + 1) },
    (_, i) => first + i * scrapeInterval
  );
  const counts = worlds.map((world) => ({ world, counts: moments.map((at) => requestCounts(world, at)) }));
  for (const { name, parts } of families) {
    yield `# TYPE ${name} unknown\n`;
    for (const { world, counts: at } of counts) {
      for (const group of grouped(world, (tally) => parts(tally, world.place.environment))) {
        yield seriesText(name, group, { moments, counts: at });
      }
    }
  }
  yield `# TYPE ${targetInfo} gauge\n`;
  for (const world of worlds) {
    for (const { labels, moments: at } of targetSeries(world, moments)) {
      yield at.map((moment) => `${targetInfo}{${labelText(labels)}} 1 ${moment / 1000}\n`).join('');
    }
  }
  yield* resourceText(worlds, moments);
  yield '# EOF\n';
}

function* resourceText(worlds: readonly World[], moments: readonly number[]): Generator<string> {
  for (const name of resourceMetrics) {
    yield `# TYPE ${name} unknown\n`;
    for (const world of worlds) {
      for (const { metric, labels, isThere, valueAt } of resourceSeries(world)) {
        const scraped = metric === name ? moments.filter((at) => isThere(at - world.anchor)) : [];
        const text = labelText(labels);
        yield scraped.map((at) => `${name}{${text}} ${valueAt(at - world.anchor).toFixed(6)} ${at / 1000}\n`).join('');
      }
    }
  }
}

/** Label sets of the series of one metric, as the API gives them. */
export function seriesOf(world: World, metric: string): ReadonlyArray<Readonly<Record<string, string>>> {
  const family = families.find(({ name }) => name === metric);
  const groups = family ? grouped(world, (tally) => family.parts(tally, world.place.environment)) : [];
  return groups.map(({ labels }) => ({ __name__: metric, ...labels }));
}

function requestCounts(world: World, at: number): Float64Array {
  return Float64Array.from(world.crowds, (crowd) => requestsBetween(world, crowd, { from: opening, to: at }));
}

interface Samples {
  readonly moments: readonly number[];
  readonly counts: readonly Float64Array[];
}

function seriesText(name: string, { labels, shares }: Grouped, { moments, counts }: Samples): string {
  const text = labelText(labels);
  const adding = shares.flatMap((row, c) => (row ? { c, share: row[0] ?? 0 } : []));
  let lines = '';
  moments.forEach((at, i) => {
    let value = 0;
    for (const { c, share } of adding) {
      value += share * (counts[i]?.[c] ?? 0);
    }
    lines += `${name}{${text}} ${Number(value.toFixed(6))} ${at / 1000}\n`;
  });
  return lines;
}

function labelText(labels: Readonly<Record<string, string>>): string {
  return Object.keys(labels)
    .sort()
    .filter((label) => labels[label] !== '')
    .map((label) => `${label}="${escaped(labels[label] ?? '')}"`)
    .join(',');
}

function escaped(value: string): string {
  return value.replace(/[\\"\n]/g, (character) => (character === '\n' ? '\\n' : `\\${character}`));
}

const edgeName = (rest: string) => `traces_service_graph_request_${rest}`;

const families: readonly Family[] = [
  { name: 'traces_spanmetrics_calls_total', parts: spanParts((span) => [{ row: [span.count] }]) },
  ...histogram('traces_spanmetrics_latency', (of) => spanParts((span) => of(span, spanBounds))),
  { name: edgeName('total'), parts: edgeParts((edge) => [{ row: [edge.requests] }]) },
  { name: edgeName('failed_total'), parts: edgeParts((edge) => (edge.failures > 0 ? [{ row: [edge.failures] }] : [])) },
  ...histogram(edgeName('server_seconds'), (of) => edgeParts((edge) => of(edge.serverTime, edgeBounds))),
  ...histogram(edgeName('client_seconds'), (of) => edgeParts((edge) => of(edge.clientTime, edgeBounds))),
  ...histogram(edgeName('messaging_system_seconds'), (of) =>
    edgeParts((edge) => (edge.messagingTime ? of(edge.messagingTime, edgeBounds) : []))
  ),
  { name: ordersMetric, parts: ordersParts },
];

export const metricNames: readonly string[] = [...families.map(({ name }) => name), targetInfo];

interface Counter {
  readonly le?: string;
  readonly row: readonly number[];
}

type CountersOf = (distribution: Distribution, bounds: readonly number[]) => readonly Counter[];

function histogram(base: string, parts: (of: CountersOf) => Family['parts']): Family[] {
  return [
    { name: `${base}_bucket`, parts: parts(bucketCounters) },
    { name: `${base}_count`, parts: parts(({ count }) => [{ row: [count] }]) },
    { name: `${base}_sum`, parts: parts(({ sum }) => [{ row: [sum] }]) },
  ];
}

function bucketCounters({ buckets }: Distribution, bounds: readonly number[]): Counter[] {
  let below = 0;
  return Array.from(buckets, (inside, bucket) => {
    below += inside;
    return { le: boundText(bounds, bucket), row: [below] };
  });
}

const instance = { __metrics_gen_instance: 'demo' };

function spanParts(counters: (span: Tally['spans'][number]) => readonly Counter[]): Family['parts'] {
  return (tally, environment) =>
    tally.spans.flatMap((span) => counters(span).map((counter) => part(labelsOfSpan(span, environment), counter)));
}

function edgeParts(counters: (edge: EdgeTally) => readonly Counter[]): Family['parts'] {
  return (tally, environment) =>
    tally.edges.flatMap((edge) => {
      const own = {
        client: edge.client,
        server: edge.server,
        ...(edge.connection ? { connection_type: edge.connection } : {}),
      };
      return counters(edge).map((counter) => part({ ...instance, [environmentLabel]: environment, ...own }, counter));
    });
}

function part(labels: Readonly<Record<string, string>>, { le, row }: Counter): Part {
  return { labels: le === undefined ? labels : { ...labels, le }, row };
}
