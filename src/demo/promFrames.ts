import { field, frameOf, labelled, type DemoFrame } from './demoFrame';

const vector = { meta: { type: 'numeric-multi', custom: { resultType: 'vector' } } };
const matrix = { meta: { type: 'timeseries-multi', custom: { resultType: 'matrix' } } };

/** The table that Grafana makes of a vector: a column per label, a row per series. */
export function vectorFrame(
  at: number,
  labels: Readonly<Record<string, readonly string[]>>,
  values: readonly number[]
): DemoFrame {
  return frameOf(
    [
      field('Time', 'time', new Array<number>(values.length).fill(at)),
      ...Object.entries(labels).map(([name, column]) => field(name, 'string', [...column])),
      field('Value', 'number', [...values]),
    ],
    vector
  );
}

/** One series of a matrix. Series of one answer may share the list of their moments. */
export function seriesFrame(moments: number[], values: number[], labels: Readonly<Record<string, string>>): DemoFrame {
  return frameOf([field('Time', 'time', moments), labelled(field('Value', 'number', values), labels)], matrix);
}
