import fc from 'fast-check';
import { seconds } from '../model/units';
import { problemOf } from './problem';
import { answerIn } from './testing/recorded';

const recordedProblem = (file: string, signal: 'metrics' | 'traces' | 'logs') =>
  answerIn(`failures/${file}.json`, signal).problem;

describe('what a failure means', () => {
  it.each([
    ['dead-prometheus', 'metrics', 'unreachable'],
    ['dead-loki', 'logs', 'unreachable'],
    ['dead-tempo', 'traces', 'unreachable'],
    ['no-such-uid', 'metrics', 'no-data-source'],
    ['prometheus-bad-promql', 'metrics', 'query-rejected'],
    ['prometheus-one-of-two-bad', 'metrics', 'query-rejected'],
    ['loki-bad-logql', 'logs', 'query-rejected'],
    ['loki-no-matcher', 'logs', 'query-rejected'],
    ['tempo-bad-traceql', 'traces', 'query-rejected'],
  ] as const)('%s', (file, signal, kind) => {
    expect(recordedProblem(file, signal)).toMatchObject({ kind, signal });
  });

  it('keeps what people need to act: the query with the reply, the uid', () => {
    expect(recordedProblem('prometheus-bad-promql', 'metrics')).toEqual({
      kind: 'query-rejected',
      signal: 'metrics',
      query: 'sum(rate(traces_spanmetrics_calls_total[5m])',
      reply: 'bad_data: 1:45: parse error: unclosed left parenthesis',
    });
    expect(recordedProblem('no-such-uid', 'metrics')).toEqual({
      kind: 'no-data-source',
      signal: 'metrics',
      uid: 'no-such-uid',
    });
    expect(problemOf({ signal: 'logs', message: 'timeout', after: seconds(10) })).toEqual({
      kind: 'timed-out',
      signal: 'logs',
      after: 10_000,
    });
  });

  it('is no failure when a question is merely too wide for its points', () => {
    expect(recordedProblem('prometheus-too-many-points', 'metrics')).toBeUndefined();
  });

  it.each([
    [{ status: 401 }, 'forbidden'],
    [{ status: 403, message: 'You have no permission to query' }, 'forbidden'],
    [{ status: 404, message: 'Data source not found' }, 'no-data-source'],
    [{ status: 422, message: 'execution: query processing would load too many samples into memory' }, 'query-rejected'],
    [{ status: 500, message: 'the query exceeds the maximum number of series (limit: 500)' }, 'query-rejected'],
    [{ status: 400, message: 'exceeded maximum resolution of 11,000 points per timeseries' }, 'query-rejected'],
    [{ status: 504 }, 'timed-out'],
    [{ message: 'context deadline exceeded' }, 'timed-out'],
    [{ message: 'Failed to fetch' }, 'unreachable'],
    [{ status: 500 }, 'unreachable'],
    [{ status: 502, message: 'Get "http://x": EOF' }, 'unreachable'],
    [{}, 'query-rejected'],
  ] as const)('%j is %s', (raw, kind) => {
    expect(problemOf({ signal: 'metrics', ...raw }).kind).toBe(kind);
  });

  it('is always something', () => {
    fc.assert(
      fc.property(
        fc.option(fc.string(), { nil: undefined }),
        fc.option(fc.integer(), { nil: undefined }),
        (message, status) => {
          expect(problemOf({ signal: 'traces', message, status }).signal).toBe('traces');
        }
      )
    );
  });
});
