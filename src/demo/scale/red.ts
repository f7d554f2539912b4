import type { RedSubject } from '../../model/red';
import type { ServiceId } from '../../model/service';
import type { FramesByRef } from '../metricAnswers';
import { fromP95, quantiles, windowFigures, type ScaleWorld } from './course';
import { courseOf, series, servicesOf, tableOf, type ScaleAsked } from './grid';
import { nodeNamed, operationsOf } from './operations';

/** RED through the window of all services, of one, of one of its operations, or of the calls from one to another. */
export function redAnswer(asked: ScaleAsked, subject: RedSubject): FramesByRef {
  const { shop } = asked.world;
  const parts = partsOf(asked.world, subject);
  const over = courseOf(
    asked,
    parts.map(({ to }) => to)
  );
  const sum = (of: (part: Part) => number) => parts.reduce((all, part) => all + of(part), 0);
  const requests = (at: number) => sum(({ to, rate }) => rate * over.factor(to, at));
  const failures = (at: number) => sum(({ to, rate }) => rate * over.factor(to, at) * over.errors(to, at));
  // Of many services together the weighed mean stands in for the quantile of all their requests.
  const p95 = (at: number) =>
    sum(({ to, rate, slowness }) => rate * over.factor(to, at) * over.p95(to, at) * slowness) / requests(at) / 1000;
  const everFails = parts.some(({ to }) => (shop.errors[to] ?? 0) > 0 || (shop.failing[to] ?? 0) > 0);
  if (parts.length === 0) {
    return new Map();
  }
  return new Map([
    [
      'rate',
      [
        ...series(over, [{ labels: { of: 'requests' } }], (_, at) => requests(at)),
        ...(everFails ? series(over, [{ labels: { of: 'failures' } }], (_, at) => failures(at)) : []),
      ],
    ],
    [
      'duration',
      quantiles.flatMap((quantile) =>
        series(over, [{ labels: { quantile: String(quantile) } }], (_, at) => fromP95(p95(at), quantile))
      ),
    ],
  ]);
}

interface Part {
  readonly to: number;
  readonly rate: number;
  readonly slowness: number;
}

function partsOf(world: ScaleWorld, subject: RedSubject): readonly Part[] {
  const { shop } = world;
  const whole = (to: number): Part => ({ to, rate: shop.rate[to] ?? 0, slowness: 1 });
  if (subject.is === 'environment') {
    return servicesOf(world).map(whole);
  }
  if (subject.is === 'edge') {
    const [from, to] = [nodeNamed(shop, subject.client), nodeNamed(shop, subject.server)];
    return callsBetween(world, from, to).map((call) => ({ to: to ?? 0, rate: shop.callRate[call] ?? 0, slowness: 1 }));
  }
  const index = nodeNamed(shop, subject.service);
  const node = index === undefined ? undefined : shop.nodes[index];
  if (index === undefined || node?.kind !== 'service') {
    return [];
  }
  const operation = subject.is === 'operation' ? subject.operation : undefined;
  return operation === undefined
    ? [whole(index)]
    : operationsOf(node)
        .filter(({ name }) => name === operation)
        .map(({ share, slowness }) => ({ to: index, rate: (shop.rate[index] ?? 0) * share, slowness }));
}

/** Places of the calls from one node to another in the list: one, or none. */
export function callsBetween(
  { shop }: ScaleWorld,
  from: number | undefined,
  to: number | undefined
): readonly number[] {
  return (from === undefined ? [] : (shop.from[from] ?? [])).filter((call) => shop.calls[call]?.to === to);
}

export function operationsAnswer(asked: ScaleAsked, service: ServiceId): FramesByRef {
  const { shop } = asked.world;
  const index = nodeNamed(shop, service);
  const node = index === undefined ? undefined : shop.nodes[index];
  if (index === undefined || node?.kind !== 'service') {
    return new Map();
  }
  const { factor, errors, p95 } = windowFigures(asked.world, asked.window)(index);
  const rows = operationsOf(node).map(({ name, kind, share, slowness }) => ({
    labels: { span_kind: `SPAN_KIND_${kind.toUpperCase()}`, span_name: name },
    rate: (shop.rate[index] ?? 0) * factor * share,
    p95: (p95 * slowness) / 1000,
  }));
  return new Map([
    ['rate', tableOf(asked, rows, ({ rate }) => rate)],
    ['errors', tableOf(asked, errors > 0 ? rows : [], ({ rate }) => rate * errors)],
    ['p95', tableOf(asked, rows, (row) => row.p95)],
    // The mean of a log-normal duration stands a little above its median.
    ['time', tableOf(asked, rows, (row) => row.rate * fromP95(row.p95, 0.5) * 1.18)],
  ]);
}
