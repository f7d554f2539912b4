import { FieldType, type DataFrame, type Field } from '@grafana/data';
import type { Target } from './HostDataSource';

type Labels = Record<string, string>;
type Point = readonly [number, string];

export interface Result {
  readonly resultType: string;
  readonly result: unknown;
}

interface Shape {
  readonly target: Target;
  readonly step: number;
  readonly valueName: string;
}

/** Prometheus' JSON as Grafana's data source gives it: see `tests/recorded/prometheus`. */
export function framesOf({ result, resultType }: Result, shape: Shape): DataFrame[] {
  if (resultType === 'scalar') {
    return [table([{ metric: {}, value: result as Point }], shape)];
  }
  const series = result as Array<{ metric: Labels; value: Point; values: Point[] }>;
  if (!series.length) {
    return [emptyFrame(shape)];
  }
  return resultType === 'matrix' ? series.map((one, index) => course(one, shape, index)) : [table(series, shape)];
}

/** "No data": a frame without fields. */
export function emptyFrame({ target, step }: Pick<Shape, 'target' | 'step'>): DataFrame {
  const meta = {
    typeVersion: [0, 0],
    executedQueryString: executed(target, step),
    preferredVisualisationType: 'graph' as const,
  };
  return { refId: target.refId, meta: meta as DataFrame['meta'], fields: [], length: 0 };
}

/** One series of a range query: a frame with the labels on its value. */
function course(
  { metric, values }: { metric: Labels; values: Point[] },
  { target, step }: Shape,
  index: number
): DataFrame {
  // Only the first series says what was run.
  const meta = metaOf(target, step, { type: 'timeseries-multi', resultType: 'matrix', preferred: 'graph' });
  const name = Object.keys(metric).length ? metricName(metric) : target.expr;
  return {
    refId: target.refId,
    meta: { ...meta, ...(index === 0 ? {} : { executedQueryString: undefined }) },
    fields: [
      {
        name: 'Time',
        type: FieldType.time,
        typeInfo: { frame: 'time.Time' },
        config: { interval: step },
        values: values.map(timeOf),
      } as Field,
      {
        name: 'Value',
        type: FieldType.number,
        typeInfo: { frame: 'float64' },
        labels: metric,
        config: { displayNameFromDS: name },
        values: values.map(valueOf),
      } as Field,
    ],
    length: values.length,
  };
}

/** An instant query's vector: one table, a column per label. */
function table(series: Array<{ metric: Labels; value: Point }>, { target, step, valueName }: Shape): DataFrame {
  const names = [...new Set(series.flatMap(({ metric }) => Object.keys(metric).sort()))];
  const label = (name: string): Field => ({
    name,
    config: { filterable: true },
    type: FieldType.string,
    values: series.map(({ metric }) => metric[name] ?? ''),
  });
  return {
    refId: target.refId,
    meta: metaOf(target, step, { type: 'numeric-multi', resultType: 'vector', preferred: 'rawPrometheus' }),
    fields: [
      {
        name: 'Time',
        type: FieldType.time,
        config: { interval: step },
        values: series.map(({ value }) => timeOf(value)),
      },
      ...names.map(label),
      { name: valueName, type: FieldType.number, config: {}, values: series.map(({ value }) => valueOf(value)) },
    ],
    length: series.length,
  };
}

function metaOf(
  target: Target,
  step: number,
  kind: { type: string; resultType: string; preferred: string }
): DataFrame['meta'] {
  return {
    type: kind.type,
    typeVersion: [0, 1],
    custom: { resultType: kind.resultType },
    executedQueryString: executed(target, step),
    preferredVisualisationType: kind.preferred,
  } as DataFrame['meta'];
}

function executed(target: Target, step: number): string {
  return `Expr: ${target.expr}\nStep: ${step / 1000}s`;
}

const timeOf = ([at]: Point) => Math.round(at * 1000);

function valueOf([, text]: Point): number {
  const infinities: Record<string, number> = { '+Inf': Infinity, '-Inf': -Infinity };
  return infinities[text] ?? Number(text);
}

function metricName({ __name__ = '', ...labels }: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${value}"`);
  return pairs.length ? `${__name__}{${pairs.join(', ')}}` : __name__;
}
