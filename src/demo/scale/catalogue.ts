import type { About } from '../../telemetry/about';
import { field, frameOf } from '../demoFrame';
import { environmentLabel } from '../environments';
import type { FramesByRef } from '../metricAnswers';
import { scrapeInterval } from '../prometheus';
import { vectorFrame } from '../promFrames';
import { idOf } from './environments';
import type { ScaleAsked } from './grid';
import { callLabels, serviceLabels, serviceLabelValues } from './metrics';

const catalogued = ['metric-names', 'metric-labels', 'bucket-bounds', 'sample-series', 'push-interval'] as const;
export type CatalogueAbout = Extract<About, { is: (typeof catalogued)[number] }>;

export function isOfCatalogue(about: About): about is CatalogueAbout {
  return catalogued.some((is) => is === about.is);
}

const histogram = (base: string) => [`${base}_bucket`, `${base}_count`, `${base}_sum`];
const ofCalls = 'traces_service_graph_request';
/** As Tempo's metrics-generator writes them. */
const names: readonly string[] = [
  'traces_spanmetrics_calls_total',
  ...histogram('traces_spanmetrics_latency'),
  `${ofCalls}_total`,
  `${ofCalls}_failed_total`,
  ...histogram(`${ofCalls}_server_seconds`),
  ...histogram(`${ofCalls}_client_seconds`),
  'traces_target_info',
];
/** Seconds; finer below than Tempo's own, so that fast services have quantiles too. */
const bounds = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];

/** What metrics there are and how they are labelled. */
export function catalogueAnswer(about: CatalogueAbout, asked: ScaleAsked): FramesByRef {
  switch (about.is) {
    case 'push-interval':
      return new Map([['samples', [vectorFrame(asked.window.to, {}, [600_000 / scrapeInterval])]]]);
    case 'metric-names':
      return json('names', names);
    case 'sample-series':
      return json('series', seriesOf(about.metric, asked));
    case 'metric-labels':
      return json(
        'labels',
        [...new Set(seriesOf(about.metric, asked).flatMap((labels) => Object.keys(labels)))].sort()
      );
    case 'bucket-bounds':
      return json('bounds', about.metric.endsWith('_bucket') ? [...bounds.map(String), '+Inf'] : []);
  }
}

/** One series of a metric; none of what is not there. */
function seriesOf(metric: string, { world }: ScaleAsked): ReadonlyArray<Readonly<Record<string, string>>> {
  if (!names.includes(metric)) {
    return [];
  }
  const { nodes, calls, size } = world.shop;
  const shared = {
    __name__: metric,
    [environmentLabel]: idOf(size),
    ...(metric.endsWith('_bucket') ? { le: '+Inf' } : {}),
  };
  const [call] = calls;
  if (metric.startsWith(ofCalls)) {
    return call ? [{ ...shared, ...callLabels(nodes, call) }] : [];
  }
  const node = nodes.find(({ kind }) => kind === 'service');
  if (!node) {
    return [];
  }
  if (metric === 'traces_target_info') {
    return [{ ...shared, job: `${node.namespace ?? ''}/${node.name}`, service_version: '1.0.0' }];
  }
  const more = Object.entries(serviceLabelValues).map(([label, of]) => [label, of?.(node) ?? '']);
  return [
    {
      ...shared,
      ...serviceLabels(node),
      ...Object.fromEntries(more),
      span_kind: 'SPAN_KIND_SERVER',
      span_name: '',
      status_code: 'STATUS_CODE_UNSET',
    },
  ];
}

/** An answer of a data source's API beside queries. */
export function json(refId: string, data: unknown): FramesByRef {
  return new Map([[refId, [frameOf([field('json', 'string', [JSON.stringify({ status: 'success', data })])])]]]);
}
