import { NEVER, of, throwError, type Observable } from 'rxjs';
import type { DataQueryResponse } from '@grafana/data';
import type { Environment } from '../model/environment';
import { seconds } from '../model/units';
import { windowOf } from '../model/window';
import { sampleRead, traceSampleQuestion } from '../telemetry/traceSample';
import { withDataSources } from './testing/fakeDataSources';
import { traceSample } from './traceSample';

const source = (uid: string) => ({ uid, matchers: [] });
const environment: Environment = {
  id: 'prod',
  name: 'prod',
  metrics: source('m'),
  traces: source('t'),
  logs: source('l'),
};
const window = windowOf(1_795_227_600_000, 1_795_228_000_000);
const search = traceSampleQuestion({ matchers: [], window, step: seconds(15) });
const packet = (part: object) => part as DataQueryResponse;

const ids = Array.from({ length: sampleRead + 2 }, (_, index) => `${'0'.repeat(30)}${10 + index}`);
const listed = packet({
  data: [
    {
      refId: 'traces',
      fields: [
        { name: 'traceID', type: 'string', values: ids },
        { name: 'startTime', type: 'time', values: ids.map(() => window.from) },
      ],
    },
  ],
});
const stored = (id: string) =>
  packet({
    data: [
      {
        refId: 'trace',
        fields: [
          { name: 'traceID', type: 'string', values: [id] },
          { name: 'spanID', type: 'string', values: ['1111111111111111'] },
          { name: 'serviceName', type: 'string', values: ['cart'] },
          { name: 'startTime', type: 'number', values: [window.from] },
          { name: 'duration', type: 'number', values: [5] },
        ],
      },
    ],
  });

/** A Tempo that lists twelve traces and answers for each as told; `most` is how many it was asked for at once. */
function tempo(answer: (id: string) => Observable<DataQueryResponse>) {
  const asked: string[] = [];
  withDataSources({
    t: {
      query: ({ targets: [target] }) => {
        const text = String(target && Reflect.get(target, 'query'));
        asked.push(text);
        return text.startsWith('{') ? of(listed) : answer(text);
      },
    },
  });
  return asked;
}

const sample = (signal = new AbortController().signal) => traceSample(search, { place: { environment }, signal });

describe('a sample of traces', () => {
  it('is twenty of those that a search lists, however many there are', async () => {
    const asked = tempo((id) => of(stored(id)));
    const outcome = await sample();
    expect(outcome.is === 'ready' && outcome.value.map(({ traceId }) => traceId)).toEqual(ids.slice(0, sampleRead));
    expect(asked).toHaveLength(1 + sampleRead);
  });

  it('does without those that cannot be read, unless none can', async () => {
    tempo((id) => (id === ids[0] ? of(stored(id)) : throwError(() => new Error('away'))));
    expect(await sample()).toMatchObject({ is: 'ready', value: [{ traceId: ids[0] }] });
    tempo(() => throwError(() => new Error('away')));
    expect(await sample()).toMatchObject({ is: 'failed' });
  });

  it('reads few at a time, and no more once nobody looks', async () => {
    const asked = tempo(() => NEVER);
    const leaving = new AbortController();
    const left = sample(leaving.signal);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(asked).toHaveLength(1 + 3);
    leaving.abort();
    await left.catch(() => undefined);
    expect(asked).toHaveLength(1 + 3);
  });
});
