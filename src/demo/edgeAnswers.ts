import type { ServiceId } from '../model/service';
import { instant, courseOf, courses, type Evaluate, type FramesByRef, type MetricsAsked } from './metricAnswers';
import { grouped, quantileOf, rateOf, type Grouped } from './metrics';
import { edgeBounds, timeOf, type EdgeTally } from './tally';

/** Who calls whom in the whole window; with `of`, only what touches that service. */
export function edgesAnswer(asked: MetricsAsked, of?: ServiceId): FramesByRef {
  const { calls, failures, durations } = edgeGroups(asked, of);
  const groups = [0.5, 0.95, 0.99].flatMap((quantile) =>
    durations.map((group) => ({ ...group, labels: { ...group.labels, quantile: String(quantile) } }))
  );
  const evaluate: Evaluate = (group, rates) => quantileOf(Number(group.labels.quantile), edgeBounds)(group, rates);
  return new Map([
    ['rate', [instant(asked, calls, rateOf)]],
    ['errors', [instant(asked, failures, rateOf)]],
    ['quantiles', [instant(asked, groups, evaluate)]],
  ]);
}

/** The same through the window. */
export function edgesOverTimeAnswer(asked: MetricsAsked): FramesByRef {
  const { calls, failures, durations } = edgeGroups(asked);
  const course = courseOf(asked);
  return new Map([
    ['rateOverTime', courses(course, calls, rateOf)],
    ['errorsOverTime', courses(course, failures, rateOf)],
    ['p95OverTime', courses(course, durations, quantileOf(0.95, edgeBounds))],
  ]);
}

function edgeGroups({ world }: MetricsAsked, of?: ServiceId) {
  const touches = (edge: EdgeTally) => of === undefined || edge.client === of.name || edge.server === of.name;
  const groups = (row: (edge: EdgeTally) => ArrayLike<number> | undefined): Grouped[] =>
    grouped(world, (tally) =>
      tally.edges.filter(touches).flatMap((edge) => {
        const counted = row(edge);
        const { client, connection, server } = edge;
        return counted ? [{ labels: { client, connection_type: connection, server }, row: counted }] : [];
      })
    );
  return {
    calls: groups((edge) => [edge.requests]),
    failures: groups((edge) => (edge.failures > 0 ? [edge.failures] : undefined)),
    durations: groups((edge) => timeOf(edge).buckets),
  };
}
