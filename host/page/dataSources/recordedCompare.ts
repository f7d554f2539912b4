import { LoadingState, type DataFrame, type DataQueryResponse, type Field } from '@grafana/data';
import type { Asked } from '../../../src/telemetry/asked';
import type { Target } from './HostDataSource';
import { fits, recording } from './recordings';

interface RecordedValue {
  readonly stringValue?: string;
  readonly intValue?: string;
  readonly boolValue?: boolean;
}

interface RecordedSeries {
  readonly labels: ReadonlyArray<{ readonly key: string; readonly value: RecordedValue }>;
  readonly samples: ReadonlyArray<{ readonly timestampMs: string; readonly value?: number }>;
}

/**
 * Tempo's recorded `compare()` of failed recommendations in `prod`, as Grafana's data source turns it into frames. Anything
 * else is refused in the words of a Tempo without the generator's local blocks.
 */
export async function comparedRecordings(asked: Asked, target: Target | undefined): Promise<DataQueryResponse> {
  if (!isRecorded(asked)) {
    const message =
      'failed to execute TraceQL query: Status: 500 Internal Server Error Body: error finding generators in Querier.queryRangeRecent: empty ring';
    const error = { message, refId: target?.refId };
    return { data: [], state: LoadingState.Error, error, errors: [error] };
  }
  const { body } = await recording<{ body: { series: RecordedSeries[] } }>('http/tempo-metrics-compare.json');
  return { data: body.series.map(frameOf), state: LoadingState.Done };
}

function isRecorded({ about, matchers }: Asked): boolean {
  if (about.is !== 'trace-compare') {
    return false;
  }
  const { service, ...wanted } = about.want;
  const { failed, ...bounds } = about.selection;
  const only = [...Object.values(wanted), ...Object.values(bounds)].every((one) => one === undefined);
  return (
    only && failed === true && service?.name === 'recommendation' && fits({ deployment_environment: 'prod' }, matchers)
  );
}

function frameOf({ labels, samples }: RecordedSeries): DataFrame {
  const name = labels.map(({ key, value }) => `${key}=${written(value)}`).join(', ');
  const fields = [
    { name: 'time', type: 'time', config: {}, values: samples.map(({ timestampMs }) => Number(timestampMs)) },
    {
      name,
      type: 'number',
      config: { displayName: name },
      labels: Object.fromEntries(labels.map(({ key, value }) => [key, written(value)])),
      values: samples.map(({ value = 0 }) => value),
    },
  ] as unknown as Field[];
  return { name, refId: name, fields, length: samples.length };
}

/** Text in quotes: `"1"` is another value than `1`. */
function written({ stringValue, intValue, boolValue }: RecordedValue): string {
  return stringValue === undefined ? String(intValue ?? boolValue) : `"${stringValue}"`;
}
