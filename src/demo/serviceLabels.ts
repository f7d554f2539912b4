import { environmentLabel } from './environments';
import { instant, spanGroups, type FramesByRef, type MetricsAsked } from './metricAnswers';
import type { Grouped } from './metrics';
import { inbound, kindText } from './subjects';
import type { SpanTally } from './tally';

type Labels = Readonly<Record<string, string>>;

/** Which team of the shop looks after which service; its processes say so by a label of their spans. */
const teams: Readonly<Record<string, readonly string[]>> = {
  storefront: ['frontend', 'ad', 'recommendation', 'product-catalog', 'currency'],
  orders: ['cart', 'checkout', 'accounting', 'email'],
  payments: ['payment', 'fraud-detection'],
  delivery: ['shipping', 'quote', '재고-알림'],
};
const teamOf = new Map(Object.entries(teams).flatMap(([team, all]) => all.map((service) => [service, team] as const)));

/** What the metrics of spans are labelled with. */
export function labelsOfSpan(span: SpanTally, environment: string): Labels {
  const team = teamOf.get(span.service);
  return {
    __metrics_gen_instance: 'demo',
    [environmentLabel]: environment,
    service: span.service,
    span_kind: kindText(span.kind),
    span_name: span.operation,
    status_code: span.failed ? 'STATUS_CODE_ERROR' : 'STATUS_CODE_UNSET',
    ...(team === undefined ? {} : { team }),
  };
}

/** The values of one label of the services that received anything. */
export function serviceLabelsAnswer(asked: MetricsAsked, label: string): FramesByRef {
  const { world } = asked;
  const by = (span: SpanTally): Labels => ({
    service: span.service,
    [label]: labelsOfSpan(span, world.place.environment)[label] ?? '',
  });
  const groups: readonly Grouped[] = spanGroups(world, inbound, { by, row: (span) => [span.count] });
  const told = groups.filter(({ labels }) => labels[label] !== '');
  return new Map([['labels', [instant(asked, told, () => 1)]]]);
}
