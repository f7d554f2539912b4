import { lengthOf, type Window } from '../../model/window';
import { nothingFound, type DemoFrame } from '../demoFrame';
import { scrapeInterval } from '../prometheus';
import { seriesFrame, vectorFrame } from '../promFrames';
import { momentAt, writeFigures, type ScaleWorld } from './course';

/** Where and when a large shop is asked. */
export interface ScaleAsked {
  readonly world: ScaleWorld;
  readonly window: Window;
  readonly step: number;
}

export type Labels = Readonly<Record<string, string>>;

/** Places of the services among the nodes. */
export function servicesOf({ shop }: ScaleWorld): readonly number[] {
  return shop.nodes.flatMap(({ kind }, index) => (kind === 'service' ? [index] : []));
}

/** One row per series; nothing found where there is none. */
export function tableOf<Row extends { readonly labels: Labels }>(
  { window }: ScaleAsked,
  rows: readonly Row[],
  value: (row: Row) => number
): readonly DemoFrame[] {
  return rows.length === 0
    ? [nothingFound]
    : [vectorFrame(window.to, Object.fromEntries(columnsOf(rows)), rows.map(value))];
}

/** A column for each label. All rows have the same labels. */
export function columnsOf(
  rows: ReadonlyArray<{ readonly labels: Labels }>
): ReadonlyArray<readonly [string, readonly string[]]> {
  return Object.keys(rows[0]?.labels ?? {}).map((name) => [name, rows.map(({ labels }) => labels[name] ?? '')]);
}

const mostPoints = 11_000;

export function pointsOf(window: Window, step: number): readonly number[] {
  const every = Math.max(1000, step, lengthOf(window) / mostPoints);
  const points: number[] = [];
  for (let at = Math.floor(window.from / every) * every; at <= window.to; at += every) {
    points.push(at);
  }
  return points;
}

export interface Course {
  readonly points: readonly number[];
  /** By the place of a node and of a point. */
  readonly factor: (node: number, point: number) => number;
  readonly errors: (node: number, point: number) => number;
  readonly p95: (node: number, point: number) => number;
}

/** All figures of some nodes at all points, worked out once. A point tells of the time before it, as rates do. */
export function courseOf({ world, window, step }: ScaleAsked, nodes: Iterable<number>): Course {
  const points = pointsOf(window, step);
  const back = Math.max(4 * scrapeInterval, (points[1] ?? 0) - (points[0] ?? 0)) / 2;
  const moments = points.map((at) => momentAt(world, at - back));
  const count = points.length;
  const size = world.shop.nodes.length * count;
  const [factor, errors, p95] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  for (const node of nodes) {
    writeFigures(world, moments, { node, first: node * count, factor, errors, p95 });
  }
  const reading = (of: Float64Array) => (node: number, point: number) => of[node * count + point] ?? 0;
  return { points, factor: reading(factor), errors: reading(errors), p95: reading(p95) };
}

export function series<Row extends { readonly labels: Labels }>(
  { points }: Course,
  rows: readonly Row[],
  value: (row: Row, point: number) => number
): readonly DemoFrame[] {
  if (rows.length === 0 || points.length === 0) {
    return [nothingFound];
  }
  const moments = [...points];
  return rows.map((row) => {
    const values = new Array<number>(moments.length);
    for (let point = 0; point < values.length; point++) {
      values[point] = value(row, point);
    }
    return seriesFrame(moments, values, row.labels);
  });
}
