import { epochMs, ms, type EpochMs } from '../../model/units';
import { windowOf } from '../../model/window';
import type { About } from '../../telemetry/about';
import { demoAnswer } from '../demoAnswer';
import type { DemoFrame } from '../demoFrame';
import { demoEnvironments } from '../environments';
import type { DemoReply } from '../traceAnswers';

/** Not on the grid of samples, as a real "now" is not. */
export const anchor: EpochMs = epochMs(Date.UTC(2026, 10, 21, 3, 0, 7));

const refIds: Readonly<Record<About['is'], readonly string[]>> = {
  'edges-over-time': ['rateOverTime', 'errorsOverTime', 'p95OverTime'],
  'service-labels': ['labels'],
  'metric-names': ['names'],
  'sample-series': ['series'],
  'metric-labels': ['labels'],
  'bucket-bounds': ['bounds'],
  'series-count': [],
  'push-interval': ['samples'],
  check: [],
  services: ['rate', 'errors', 'p95', 'rateOverTime', 'errorsOverTime', 'p95OverTime'],
  red: ['rate', 'duration'],
  operations: ['rate', 'errors', 'p95', 'time'],
  'auxiliary-operations': ['rate'],
  versions: ['versions'],
  'versions-in-traces': ['traces'],
  edges: ['rate', 'errors', 'quantiles'],
  traces: ['traces'],
  'trace-sample': ['traces'],
  'trace-search': ['traces'],
  'trace-tags': ['tags'],
  'trace-tag-values': ['values'],
  'trace-compare': ['compared'],
  'traces-linking-to': ['traces'],
  'operation-durations': ['p50', 'p95', 'p99', 'count', 'before-p50', 'before-p95', 'before-p99', 'before-count'],
  trace: ['trace'],
  logs: ['lines'],
  'log-volume': ['volume'],
  'log-patterns': ['patterns'],
  'recorded-log-volume': ['volume'],
  'resource-names': ['names'],
  'resource-joins': ['labels', 'targets', 'pods', 'guesses'],
  resources: ['cadvisor-cpu', 'cadvisor-cpu-limit', 'jvm-heap', 'pool-otel', 'business-0'],
  'statement-times': ['time', 'count'],
  'statement-spans': ['statements'],
};

export interface DemoAsked {
  readonly environment?: 'demo-kr' | 'demo-eu' | 'demo-staging';
  /** Minutes before and after the anchor; without them, the hour before it. */
  readonly from?: number;
  readonly to?: number;
  readonly step?: number;
}

/** Asks the demo shop as the door would. */
export function askDemo(
  about: About,
  { environment = 'demo-kr', from = -60, to = 0, step = 15_000 }: DemoAsked = {}
): Map<string, DemoReply> {
  const chosen = demoEnvironments.find(({ id }) => id === environment);
  return demoAnswer({
    anchor,
    asked: {
      about,
      window: windowOf(anchor + from * 60_000, anchor + to * 60_000),
      step: ms(step),
      environment,
      matchers: chosen?.metrics.matchers ?? [],
    },
    queries: refIds[about.is].map((refId) => ({ kind: 'promql', refId, expr: '', shape: 'instant' })),
  });
}

/** The values of a column of a reply's frame. */
export function column(frame: DemoFrame | undefined, name: string): readonly unknown[] {
  const field = frame?.fields.find((candidate) => candidate.name === name);
  if (field === undefined) {
    throw new Error(`No column ${name}`);
  }
  return field.values;
}

export function numbers(frame: DemoFrame | undefined, name: string): readonly number[] {
  return column(frame, name).map(Number);
}

/** The figure of one row of an instant answer, found by its labels. */
export function figure(reply: DemoReply | undefined, labels: Readonly<Record<string, string>>): number | undefined {
  const frame = reply?.frames[0];
  if (frame === undefined || frame.fields.length === 0) {
    return undefined;
  }
  const row = numbers(frame, 'Value').findIndex((_, i) =>
    Object.entries(labels).every(([name, value]) => column(frame, name)[i] === value)
  );
  return row < 0 ? undefined : numbers(frame, 'Value')[row];
}
