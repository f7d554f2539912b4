import type { RedSubject } from '../model/red';
import type { ServiceId } from '../model/service';
import { ms, type Ms } from '../model/units';
import { lengthOf, type Window } from '../model/window';
import type { About } from '../telemetry/about';
import { isAuxiliary } from '../telemetry/auxiliary';
import { rateWindow } from '../telemetry/rateWindow';
import { nothingFound, type DemoFrame } from './demoFrame';
import { exemplarsOf } from './exemplars';
import { crowdRates, grouped, quantileOf, rateOf, type Grouped } from './metrics';
import { scrapeInterval } from './prometheus';
import { seriesFrame, vectorFrame } from './promFrames';
import { counted, covers, inbound, kindText } from './subjects';
import { edgeBounds, spanBounds, timeOf, type EdgeTally, type SpanTally, type Tally } from './tally';
import type { World } from './world';

/** Where and when metrics are asked for. */
export interface MetricsAsked {
  readonly world: World;
  readonly window: Window;
  readonly step: Ms;
}

export type Labels = Readonly<Record<string, string>>;
export type Evaluate = (group: Grouped, rates: Float64Array) => number;

/** Frames by refId. */
export type FramesByRef = Map<string, readonly DemoFrame[]>;

const interval = ms(scrapeInterval);
/** Prometheus refuses to answer with more. */
const mostPoints = 11_000;
const p95 = quantileOf(0.95, spanBounds);

export function servicesAnswer(asked: MetricsAsked, without?: string): FramesByRef {
  const by = (span: SpanTally): Labels => ({ service: span.service });
  const course = courseOf(asked);
  const requests = counted(without);
  const calls = spanGroups(asked.world, requests, { by, row: (span) => [span.count] });
  const failures = spanGroups(asked.world, (span) => requests(span) && span.failed, {
    by,
    row: (span) => [span.count],
  });
  const buckets = spanGroups(asked.world, requests, { by, row: (span) => span.buckets });
  return new Map([
    ['rate', [instant(asked, calls, rateOf)]],
    ['errors', [instant(asked, failures, rateOf)]],
    ['p95', [instant(asked, buckets, p95)]],
    ['rateOverTime', courses(course, calls, rateOf)],
    ['errorsOverTime', courses(course, failures, rateOf)],
    ['p95OverTime', courses(course, buckets, p95)],
  ]);
}

type OperationsAsked = Pick<Extract<About, { is: 'operations' }>, 'service' | 'without'>;

export function operationsAnswer(asked: MetricsAsked, { service, without }: OperationsAsked): FramesByRef {
  const by = (span: SpanTally): Labels => ({ span_kind: kindText(span.kind), span_name: span.operation });
  const requests = counted(without);
  const own = (span: SpanTally) => requests(span) && span.service === service.name;
  const failed = (span: SpanTally) => own(span) && span.failed;
  const count = (span: SpanTally) => [span.count];
  const answer = (evaluate: Evaluate, of: typeof own, row: Grouping['row']) => [
    instant(asked, spanGroups(asked.world, of, { by, row }), evaluate),
  ];
  return new Map([
    ['rate', answer(rateOf, own, count)],
    ['errors', answer(rateOf, failed, count)],
    ['p95', answer(p95, own, (span) => span.buckets)],
    ['time', answer(rateOf, own, (span) => [span.sum])],
  ]);
}

/** The rates of a service's operations that fit `only`. */
export function auxiliaryAnswer(asked: MetricsAsked, service: ServiceId, only: string): FramesByRef {
  const of = (span: SpanTally) => inbound(span) && span.service === service.name && isAuxiliary(span.operation, only);
  const by = (span: SpanTally): Labels => ({ span_name: span.operation });
  return new Map([
    ['rate', [instant(asked, spanGroups(asked.world, of, { by, row: (span) => [span.count] }), rateOf)]],
  ]);
}

/** RED through the window; the durations bring exemplars. */
export function redAnswer(asked: MetricsAsked, subject: RedSubject, without?: string): FramesByRef {
  const [calls, failures, buckets] =
    subject.is === 'edge' ? edgeRows(asked.world, subject) : spanRows(asked.world, subject, without);
  const course = courseOf(asked);
  const bounds = subject.is === 'edge' ? edgeBounds : spanBounds;
  const durations = [0.5, 0.95, 0.99].flatMap((quantile) =>
    courses(
      course,
      buckets.map((group) => ({ ...group, labels: { quantile: String(quantile) } })),
      quantileOf(quantile, bounds)
    )
  );
  const drawn = durations.filter((frame) => frame.fields.length > 0);
  const exemplars = drawn.length > 0 ? exemplarsOf({ world: asked.world, window: asked.window, subject, without }) : [];
  const told = (groups: readonly Grouped[], of: string) =>
    courses(
      course,
      groups.map((group) => ({ ...group, labels: { ...group.labels, of } })),
      rateOf
    );
  const failed = told(failures, 'failures').filter(({ fields }) => fields.length > 0);
  return new Map([
    ['rate', [...told(calls, 'requests'), ...failed]],
    ['duration', drawn.length > 0 ? [...drawn, ...exemplars] : [nothingFound]],
  ]);
}

function spanRows(
  world: World,
  subject: Exclude<RedSubject, { is: 'edge' }>,
  without: string | undefined
): [Grouped[], Grouped[], Grouped[]] {
  const requests = counted(without);
  const own = (span: SpanTally) => requests(span) && covers(subject, span);
  const rows = (of: (span: SpanTally) => boolean, row: (span: SpanTally) => ArrayLike<number>) =>
    spanGroups(world, of, { by: () => ({}), row });
  return [
    rows(own, (span) => [span.count]),
    rows(
      (span) => own(span) && span.failed,
      (span) => [span.count]
    ),
    rows(own, (span) => span.buckets),
  ];
}

function edgeRows(world: World, subject: Extract<RedSubject, { is: 'edge' }>): [Grouped[], Grouped[], Grouped[]] {
  const own = (tally: Tally) =>
    tally.edges.filter(({ client, server }) => client === subject.client.name && server === subject.server.name);
  const rows = (row: (edge: EdgeTally) => ArrayLike<number>) =>
    grouped(world, (tally) => own(tally).map((edge) => ({ labels: {}, row: row(edge) })));
  const failing = grouped(world, (tally) =>
    own(tally).flatMap((edge) => (edge.failures > 0 ? { labels: {}, row: [edge.failures] } : []))
  );
  return [rows((edge) => [edge.requests]), failing, rows((edge) => timeOf(edge).buckets)];
}

/** How many samples in ten minutes a series has. */
export function pushIntervalAnswer(at: number): FramesByRef {
  return new Map([['samples', [vectorFrame(at, {}, [600_000 / scrapeInterval])]]]);
}

interface Grouping {
  readonly by: (span: SpanTally) => Labels;
  readonly row: (span: SpanTally) => ArrayLike<number>;
}

export function spanGroups(world: World, of: (span: SpanTally) => boolean, { by, row }: Grouping): Grouped[] {
  return grouped(world, (tally) => tally.spans.filter(of).map((span) => ({ labels: by(span), row: row(span) })));
}

/** One value per group for the whole window, as the table that Grafana makes of a vector. */
export function instant({ world, window }: MetricsAsked, groups: readonly Grouped[], evaluate: Evaluate): DemoFrame {
  const range = Math.max(lengthOf(window), rateWindow(interval, ms(0)));
  const rates = crowdRates(world, window.to, range);
  if (rates === undefined || groups.length === 0) {
    return nothingFound;
  }
  const names = Object.keys(groups[0]?.labels ?? {});
  return vectorFrame(
    window.to,
    Object.fromEntries(names.map((name) => [name, groups.map((group) => group.labels[name] ?? '')])),
    groups.map((group) => evaluate(group, rates))
  );
}

/** The moments of a range query with what each crowd did then. */
export interface Course {
  readonly points: readonly number[];
  readonly rates: readonly Float64Array[];
}

/** At the multiples of the step, as Grafana aligns them; without the moments before anything was measured. */
export function courseOf({ world, window, step }: MetricsAsked): Course {
  const points: number[] = [];
  const rates: Float64Array[] = [];
  const every = Math.max(1000, step, lengthOf(window) / mostPoints);
  const range = rateWindow(interval, ms(every));
  for (let at = Math.floor(window.from / every) * every; at <= window.to; at += every) {
    const seen = crowdRates(world, at, range);
    if (seen?.some((rate) => rate > 0)) {
      points.push(at);
      rates.push(seen);
    }
  }
  return { points, rates };
}

/** One frame per group. */
export function courses(
  { points, rates }: Course,
  groups: readonly Grouped[],
  evaluate: Evaluate
): readonly DemoFrame[] {
  if (points.length === 0 || groups.length === 0) {
    return [nothingFound];
  }
  return groups.map((group) =>
    seriesFrame(
      [...points],
      rates.map((seen) => evaluate(group, seen)),
      group.labels
    )
  );
}
