import type { DataQueryRequest, DataQueryResponse } from '@grafana/data';
import { of, throwError, NEVER } from 'rxjs';
import type { Environment } from '../model/environment';
import { absent, failed, ready } from '../model/outcome';
import { ms } from '../model/units';
import { windowOf } from '../model/window';
import { askedKey } from '../telemetry/asked';
import type { Answers, Question } from '../telemetry/question';
import { ask } from './ask';
import { patience } from './askSource';
import { pendingReply, withDataSources } from './testing/fakeDataSources';

const at = (uid: string) => ({ uid, matchers: [{ label: 'env', op: '=', value: 'prod' } as const] });
const environment: Environment = { id: 'prod', name: 'Production', metrics: at('m'), traces: at('t'), logs: at('l') };

type Seen = Readonly<Record<string, { frames: number; problem?: string }>>;

/** Two queries, and a reader that says what came for each. */
const question: Question<Seen> = {
  about: { is: 'services' },
  signal: 'metrics',
  window: windowOf(3_600_000, 7_200_000),
  step: ms(15_000),
  queries: [
    { kind: 'promql', refId: 'good', expr: 'up', shape: 'instant' },
    { kind: 'promql', refId: 'bad', expr: 'sum(', shape: 'range', exemplars: true },
  ],
  read: (answers: Answers) =>
    ready(
      Object.fromEntries(
        [...answers].map(([refId, { frames, problem }]) => [
          refId,
          { frames: frames.length, ...(problem ? { problem: problem.kind } : {}) },
        ])
      )
    ),
};

const frame = (refId: string, values: unknown[] = [1]) => ({
  refId,
  fields: [{ name: 'Value', type: 'number', values }],
});
const noFields = (refId: string) => ({ refId, fields: [] });
const packet = (part: object) => part as DataQueryResponse;
const askNow = (asked: Question<Seen> = question) => ask(asked, { environment }, new AbortController().signal);
const replying = (...packets: object[]) => withDataSources({ m: { query: () => of(...packets.map(packet)) } });

describe('asking a data source', () => {
  it('hands each query its own frames', async () => {
    replying({ data: [frame('bad'), frame('good'), frame('good')] });
    expect(await askNow()).toEqual(ready({ good: { frames: 2 }, bad: { frames: 1 } }));
  });

  it('believes the last packet of a stream', async () => {
    replying({ data: [], state: 'Streaming' }, { data: [frame('good')], state: 'Done' });
    expect(await askNow()).toEqual(ready({ good: { frames: 1 }, bad: { frames: 0 } }));
  });

  it('keeps the good query of a request in which another failed', async () => {
    const errors = [{ refId: 'bad', message: 'bad_data: 1:5: parse error', status: 400 }];
    replying({ state: 'Error', data: [noFields('bad'), frame('good')], errors });
    expect(await askNow()).toEqual(ready({ good: { frames: 1 }, bad: { frames: 1, problem: 'query-rejected' } }));
  });

  it('blames the query without rows for an error that names none', async () => {
    replying({ state: 'Error', data: [noFields('bad'), frame('good')], errors: [{ message: 'parse error' }] });
    expect(await askNow()).toEqual(ready({ good: { frames: 1 }, bad: { frames: 1, problem: 'query-rejected' } }));
  });

  it('finds the error that comes without a state and without a list, as Tempo reports it', async () => {
    replying({ data: [], error: { message: 'Error (Bad Gateway). Please check the server logs for more details.' } });
    expect(await askNow()).toEqual(
      ready({ good: { frames: 0, problem: 'unreachable' }, bad: { frames: 0, problem: 'unreachable' } })
    );
  });

  it('finds the error beside a state that says all is done, as Loki reports it', async () => {
    const message = 'Get "http://x": dial tcp: connect: connection refused';
    replying({ data: [], state: 'Done', error: { message }, errors: [{ message }] });
    expect(await askNow()).toEqual(
      ready({ good: { frames: 0, problem: 'unreachable' }, bad: { frames: 0, problem: 'unreachable' } })
    );
  });

  it('survives a data source that throws, at once or later, and answers of nonsense', async () => {
    const refused = { status: 403, data: { message: 'Access denied' } };
    withDataSources({ m: { query: () => throwError(() => refused) } });
    expect(await askNow()).toMatchObject({ value: { good: { problem: 'forbidden' } } });
    withDataSources({
      m: {
        query: () => {
          throw new Error('broken plugin');
        },
      },
    });
    expect(await askNow()).toMatchObject({ value: { good: { problem: 'query-rejected' } } });
    replying({ data: [null, 7, 'x', { fields: 'none' }] });
    expect(await askNow()).toEqual(ready({ good: { frames: 0 }, bad: { frames: 0 } }));
    replying();
    expect(await askNow()).toEqual(ready({ good: { frames: 0 }, bad: { frames: 0 } }));
  });

  it('says which data source is gone', async () => {
    withDataSources({});
    expect(await askNow()).toEqual(failed({ kind: 'no-data-source', signal: 'metrics', uid: 'm' }));
  });

  it('asks once for all queries, with the window, the step and what it is about', async () => {
    const requests: DataQueryRequest[] = [];
    withDataSources({ m: { query: (request) => (requests.push(request), of(packet({ data: [] }))) } });
    await askNow();
    await askNow();
    const [first, second] = requests;
    expect(requests).toHaveLength(2);
    expect(first?.targets).toMatchObject([
      { refId: 'good', expr: 'up', instant: true, range: false, exemplar: false },
      { refId: 'bad', expr: 'sum(', instant: false, range: true, exemplar: true, interval: '15s' },
    ]);
    expect([first?.range.from.valueOf(), first?.range.to.valueOf()]).toEqual([3_600_000, 7_200_000]);
    expect(first?.intervalMs).toBe(15_000);
    expect(first?.scopedVars[askedKey]?.value).toEqual({
      about: { is: 'services' },
      window: question.window,
      step: 15_000,
      environment: 'prod',
      matchers: environment.metrics.matchers,
    });
    expect(first?.requestId).not.toBe(second?.requestId);
  });

  it('does not narrow a trace by the time range', async () => {
    const requests: DataQueryRequest[] = [];
    withDataSources({ t: { query: (request) => (requests.push(request), of(packet({ data: [] }))) } });
    const traceId = '0af7651916cd43dd8448eb211c80319c' as never;
    await askNow({ ...question, signal: 'traces', queries: [{ kind: 'trace-by-id', refId: 'trace', traceId }] });
    expect(requests[0]?.targets).toMatchObject([{ queryType: 'traceql', query: traceId }]);
    expect(requests[0]?.range.from.valueOf()).toBeLessThan(question.window.from + 86_400_000);
    expect(requests[0]?.range.to.valueOf()).toBeGreaterThan(Date.now());
  });

  it('reads the metadata API through the same instance', async () => {
    const calls: unknown[] = [];
    const getResource = async (...call: unknown[]) => (calls.push(call), { data: ['up'] });
    withDataSources({ m: { query: () => NEVER, getResource } });
    const read = (answers: Answers) => ready(JSON.parse(String(answers.get('names')?.frames[0]?.fields[0]?.values[0])));
    const queries = [
      { kind: 'prometheus-api', refId: 'names', path: 'api/v1/labels', params: { start: '1' } },
    ] as const;
    expect(await askNow({ ...question, queries, read })).toEqual(ready({ data: ['up'] }));
    expect(calls).toEqual([['api/v1/labels', { start: '1' }]]);
  });

  it('takes a metadata API that is missing for a problem of that query', async () => {
    withDataSources({ m: { query: () => NEVER } });
    const queries = [{ kind: 'prometheus-api', refId: 'names', path: 'api/v1/labels', params: {} }] as const;
    expect(await askNow({ ...question, queries })).toMatchObject({ value: { names: { problem: 'query-rejected' } } });
  });

  it('cancels the request when nobody waits any longer', async () => {
    const { query, state } = pendingReply();
    withDataSources({ m: { query } });
    const left = new AbortController();
    const outcome = ask(question, { environment }, left.signal);
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect([state.asked, state.cancelled]).toEqual([1, 0]);
    left.abort();
    expect((await outcome).is).toBe('failed');
    expect(state.cancelled).toBe(1);
  });

  it('asks nothing when it was left before it began', async () => {
    const { query, state } = pendingReply();
    withDataSources({ m: { query } });
    const left = new AbortController();
    left.abort();
    expect((await ask(question, { environment }, left.signal)).is).toBe('failed');
    expect(state.asked).toBe(0);
  });

  it('gives up on a data source that does not answer, and cancels the request', async () => {
    jest.useFakeTimers();
    try {
      const { query, state } = pendingReply();
      withDataSources({ m: { query } });
      const outcome = askNow();
      await jest.advanceTimersByTimeAsync(patience);
      expect(await outcome).toEqual(failed({ kind: 'timed-out', signal: 'metrics', after: patience }));
      expect(state.cancelled).toBe(1);
    } finally {
      jest.useRealTimers();
    }
  });

  it('passes on what the reader concludes', async () => {
    replying({ data: [] });
    expect(await askNow({ ...question, read: () => absent({ why: 'no-traffic' }) })).toEqual(
      absent({ why: 'no-traffic' })
    );
  });
});
