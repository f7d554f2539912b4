import type { ServiceId } from '../model/service';
import { lengthOf, windowOf } from '../model/window';
import { instant, spanGroups, type FramesByRef, type MetricsAsked } from './metricAnswers';
import { quantileOf, rateOf } from './metrics';
import { kindText } from './subjects';
import { spanBounds, type SpanTally } from './tally';

/** How long the spans of some services take, of every kind, in the window and in the one before it. */
export function operationDurationsAnswer(asked: MetricsAsked, services: readonly ServiceId[]): FramesByRef {
  const { from } = asked.window;
  const earlier = { ...asked, window: windowOf(from - lengthOf(asked.window), from) };
  return new Map([...figures(asked, services, ''), ...figures(earlier, services, 'before-')]);
}

const quantiles = { p50: 0.5, p95: 0.95, p99: 0.99 };

function figures(asked: MetricsAsked, services: readonly ServiceId[], prefix: string): FramesByRef {
  const names = new Set(services.map(({ name }) => name));
  const of = (span: SpanTally) => names.has(span.service);
  const by = ({ service, kind, operation }: SpanTally) => ({
    service,
    span_kind: kindText(kind),
    span_name: operation,
  });
  const spans = spanGroups(asked.world, of, { by, row: (span) => [span.count] });
  const buckets = spanGroups(asked.world, of, { by, row: (span) => span.buckets });
  return new Map([
    [`${prefix}count`, [instant(asked, spans, rateOf)]],
    ...Object.entries(quantiles).map(
      ([name, quantile]) => [`${prefix}${name}`, [instant(asked, buckets, quantileOf(quantile, spanBounds))]] as const
    ),
  ]);
}
