import type { ServiceId } from '../../model/service';
import { nothingFound, type DemoFrame } from '../demoFrame';
import type { FramesByRef } from '../metricAnswers';
import { vectorFrame } from '../promFrames';
import type { ShopCall } from './calls';
import { fromP95, quantiles, windowFigures, type ScaleWorld } from './course';
import { columnsOf, courseOf, series, servicesOf, tableOf, type Labels, type ScaleAsked } from './grid';
import { regionOf, teamOf, type ShopNode } from './nodes';
import { nodeNamed } from './operations';
import type { ScaleShop } from './shop';

export function servicesAnswer(asked: ScaleAsked): FramesByRef {
  const services = servicesOf(asked.world);
  const { shop } = asked.world;
  const whole = windowFigures(asked.world, asked.window);
  const rows = services.map((index) => ({ index, labels: serviceLabels(shop.nodes[index]), ...whole(index) }));
  const table = (of: ReadonlyArray<(typeof rows)[number]>, value: (row: (typeof rows)[number]) => number) =>
    tableOf(asked, of, value);
  const rateOf = (index: number) => shop.rate[index] ?? 0;
  const failing = rows.filter(({ errors }) => errors > 0);
  const over = courseOf(asked, services);
  return new Map([
    ['rate', table(rows, ({ index, factor }) => rateOf(index) * factor)],
    ['errors', table(failing, ({ index, factor, errors }) => rateOf(index) * factor * errors)],
    ['p95', table(rows, ({ p95 }) => p95 / 1000)],
    ['rateOverTime', series(over, rows, ({ index }, at) => rateOf(index) * over.factor(index, at))],
    [
      'errorsOverTime',
      series(over, failing, ({ index }, at) => rateOf(index) * over.factor(index, at) * over.errors(index, at)),
    ],
    ['p95OverTime', series(over, rows, ({ index }, at) => over.p95(index, at) / 1000)],
  ]);
}

interface CallRow {
  readonly labels: Labels;
  /** Places of both ends in the list of nodes. */
  readonly from: number;
  readonly to: number;
  readonly rate: number;
}

/** Figures of a call are its callee's, of so many requests as come over it. */
export function edgesAnswer(asked: ScaleAsked, of?: ServiceId): FramesByRef {
  const figures = remembered(windowFigures(asked.world, asked.window));
  const rows = callRows(asked.world, of);
  const failing = rows.filter(({ to }) => figures(to).errors > 0);
  return new Map([
    ['rate', tableOf(asked, rows, ({ to, rate }) => rate * figures(to).factor)],
    ['errors', tableOf(asked, failing, ({ to, rate }) => rate * figures(to).factor * figures(to).errors)],
    ['quantiles', quantileTable(asked, rows, ({ to }) => figures(to).p95)],
  ]);
}

/** Three of each row, told apart by a label. */
function quantileTable(
  { window }: ScaleAsked,
  rows: readonly CallRow[],
  p95: (row: CallRow) => number
): readonly DemoFrame[] {
  if (rows.length === 0) {
    return [nothingFound];
  }
  const thrice = (column: readonly string[]) => quantiles.flatMap(() => column);
  const columns = columnsOf(rows).map(([name, column]): [string, readonly string[]] => [name, thrice(column)]);
  const values = rows.map(p95);
  const told = quantiles.flatMap((quantile) => rows.map(() => String(quantile)));
  return [
    vectorFrame(
      window.to,
      Object.fromEntries([...columns, ['quantile', told]]),
      quantiles.flatMap((quantile) => values.map((value) => fromP95(value, quantile) / 1000))
    ),
  ];
}

export function edgesOverTimeAnswer(asked: ScaleAsked): FramesByRef {
  const { shop } = asked.world;
  const rows = callRows(asked.world);
  const over = courseOf(asked, shop.nodes.keys());
  const failing = rows.filter(({ to }) => (shop.errors[to] ?? 0) > 0 || (shop.failing[to] ?? 0) > 0);
  return new Map([
    ['rateOverTime', series(over, rows, ({ to, rate }, at) => rate * over.factor(to, at))],
    ['errorsOverTime', series(over, failing, ({ to, rate }, at) => rate * over.factor(to, at) * over.errors(to, at))],
    ['p95OverTime', series(over, rows, ({ to }, at) => over.p95(to, at) / 1000)],
  ]);
}

/** Which label has which values at services. */
export function labelsAnswer(asked: ScaleAsked, label: string): FramesByRef {
  const value = Object.hasOwn(serviceLabelValues, label) ? serviceLabelValues[label] : undefined;
  if (!value) {
    return new Map();
  }
  const rows = servicesOf(asked.world).flatMap((index) => {
    const node = asked.world.shop.nodes[index];
    return node ? { labels: { ...serviceLabels(node), [label]: value(node) } } : [];
  });
  return new Map([['labels', tableOf(asked, rows, () => 1)]]);
}

/** What metrics of requests say of a service beside its name. */
export const serviceLabelValues: Readonly<Partial<Record<string, (node: ShopNode) => string>>> = {
  service_namespace: ({ namespace = '' }) => namespace,
  cloud_region: regionOf,
  team: teamOf,
};

function callRows({ shop }: ScaleWorld, of?: ServiceId): readonly CallRow[] {
  const known = rowsOf.get(shop) ?? shop.calls.map((call, index) => rowOf(shop, call, index));
  rowsOf.set(shop, known);
  const only = of && nodeNamed(shop, of);
  return of === undefined ? known : known.filter(({ from, to }) => from === only || to === only);
}

/** The calls of a shop do not change, and there are many. */
const rowsOf = new WeakMap<ScaleShop, readonly CallRow[]>();

function rowOf({ nodes, callRate }: ScaleShop, call: ShopCall, index: number): CallRow {
  return { labels: callLabels(nodes, call), from: call.from, to: call.to, rate: callRate[index] ?? 0 };
}

export function callLabels(nodes: readonly ShopNode[], { from, to, kind }: ShopCall): Labels {
  return {
    client: nodes[from]?.name ?? '',
    client_service_namespace: nodes[from]?.namespace ?? '',
    connection_type: connections[kind],
    server: nodes[to]?.name ?? '',
    server_service_namespace: nodes[to]?.namespace ?? '',
  };
}

const connections: Readonly<Record<ShopCall['kind'], string>> = {
  call: '',
  messaging: 'messaging_system',
  database: 'database',
  virtual: 'virtual_node',
};

export function serviceLabels(node: ShopNode | undefined): Labels {
  return { service_namespace: node?.namespace ?? '', service: node?.name ?? '' };
}

function remembered<Value>(of: (node: number) => Value): (node: number) => Value {
  const known = new Map<number, Value>();
  return (node) => {
    const value = known.get(node) ?? of(node);
    known.set(node, value);
    return value;
  };
}
