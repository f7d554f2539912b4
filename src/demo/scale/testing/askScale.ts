import { epochMs, ms } from '../../../model/units';
import { windowOf } from '../../../model/window';
import type { About } from '../../../telemetry/about';
import type { QueryAnswer } from '../../../telemetry/question';
import type { DemoReply } from '../../traceAnswers';
import { scaleEnvironments, scaleSizes, type ScaleSize } from '../environments';
import { scaleAnswer } from '../scaleAnswer';

/** Not on the grid of samples, as a real "now" is not. */
export const anchor = epochMs(Date.UTC(2026, 10, 21, 3, 0, 7));

export interface ScaleAsking {
  readonly size: ScaleSize;
  readonly refIds: readonly string[];
  /** Minutes before and after the anchor; without them, the hour before it. */
  readonly from?: number;
  readonly to?: number;
  readonly step?: number;
}

/** Asks a large shop as the door would. */
export function askScale(
  about: About,
  { size, refIds, from = -60, to = 0, step = 15_000 }: ScaleAsking
): Map<string, DemoReply> {
  const environment = scaleEnvironments[scaleSizes.indexOf(size)];
  return scaleAnswer({
    anchor,
    asked: {
      about,
      window: windowOf(anchor + from * 60_000, anchor + to * 60_000),
      step: ms(step),
      environment: environment?.id ?? '',
      matchers: environment?.metrics.matchers ?? [],
    },
    queries: refIds.map((refId) => ({ kind: 'promql', refId, expr: '', shape: 'instant' })),
  });
}

/** Replies as a question reads them. */
export function asAnswers(replies: ReadonlyMap<string, DemoReply>): ReadonlyMap<string, QueryAnswer> {
  return new Map([...replies].map(([refId, { frames }]) => [refId, { frames }]));
}

export const servicesRefIds = ['rate', 'errors', 'p95', 'rateOverTime', 'errorsOverTime', 'p95OverTime'];
export const edgesRefIds = ['rate', 'errors', 'quantiles'];
