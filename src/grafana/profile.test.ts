import type { DataQueryResponse } from '@grafana/data';
import { of } from 'rxjs';
import { demoEnvironments } from '../demo/environments';
import type { Environment } from '../model/environment';
import { hours } from '../model/units';
import { windowOf } from '../model/window';
import { tempoGenerator } from '../telemetry/conventions/tempoGenerator';
import { recognized } from './profile';
import { withDataSources } from './testing/fakeDataSources';

const source = (uid: string) => ({ uid, matchers: [] });
const environment: Environment = { id: 'p', name: 'P', metrics: source('m'), traces: source('t'), logs: source('l') };
const signal = new AbortController().signal;
const now = Date.UTC(2026, 10, 21, 2);
const samples = (count: number) =>
  ({
    data: [{ refId: 'samples', fields: [{ name: 'Value', type: 'number', values: [count] }] }],
  }) as unknown as DataQueryResponse;
const { calls, duration } = tempoGenerator.requests;
const everyLabel = ['service', 'span_name', 'span_kind', 'status_code'];
const labelled = (path: string) => (path.endsWith('labels') ? everyLabel : [{ service: 'a' }]);

describe('recognition at the start', () => {
  it('finds out convention, histogram and push interval', async () => {
    withDataSources({
      m: {
        query: () => of(samples(20)),
        getResource: async (path) => ({
          data: path.includes('values') ? [calls.name, `${duration}_bucket`] : labelled(path),
        }),
      },
    });
    expect(await recognized({ environment }, { signal })).toMatchObject({
      is: 'ready',
      value: { convention: { id: tempoGenerator.id }, spanHistogram: 'classic', hasGraph: false, pushInterval: 30_000 },
    });
  });

  it('looks at what the reader looks at where nothing is sent any longer', async () => {
    const asked: number[] = [];
    const lastWeek = windowOf(now - hours(170), now - hours(169));
    withDataSources({
      m: {
        query: () => of(samples(10)),
        getResource: async (path, params) => {
          const end = Number(params?.end);
          asked.push(end);
          const names = end * 1000 === lastWeek.to ? [calls.name, `${duration}_bucket`] : [];
          return { data: path.includes('values') ? names : labelled(path) };
        },
      },
    });
    expect(await recognized({ environment }, { viewed: lastWeek, signal, now })).toMatchObject({
      is: 'ready',
      value: { convention: { id: tempoGenerator.id }, pushInterval: 60_000 },
    });
    expect(asked).toEqual([now / 1000, lastWeek.to / 1000, lastWeek.to / 1000, lastWeek.to / 1000]);
  });

  it('says that nothing is instrumented, instead of guessing', async () => {
    withDataSources({ m: { query: () => of(samples(20)), getResource: async () => ({ data: ['up'] }) } });
    expect(await recognized({ environment }, { signal })).toMatchObject({
      is: 'absent',
      absence: { why: 'not-instrumented' },
    });
  });

  it('does not take a data source that is down for one without metrics', async () => {
    const refused = { status: 502, data: { message: 'dial tcp: connect: connection refused' } };
    withDataSources({ m: { query: () => of(samples(20)), getResource: () => Promise.reject(refused) } });
    expect(await recognized({ environment }, { signal })).toMatchObject({
      is: 'failed',
      problem: { kind: 'unreachable' },
    });
  });

  it('recognises the demo', async () => {
    const [demo] = demoEnvironments;
    expect(demo && (await recognized({ environment: demo }, { signal }))).toMatchObject({
      is: 'ready',
      value: { hasGraph: true },
    });
  });
});
