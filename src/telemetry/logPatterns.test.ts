import { epochMs, seconds } from '../model/units';
import { windowOf } from '../model/window';
import { logPatternsQuestion } from './logPatterns';
import { logWay } from './logWays';
import type { QueryAnswer } from './question';
import { recordedJson } from './testing/recorded';

const window = windowOf(1_795_227_150_000, 1_795_227_990_000);
const way = logWay('otlp') ?? never();
function never(): never {
  throw new Error('no such way');
}
const question = logPatternsQuestion(
  { of: { is: 'service', service: 'recommendation' }, way },
  { matchers: [{ label: 'deployment_environment', op: '=', value: 'prod' }], window, step: seconds(5) }
);
const answered = (body: unknown, rest: Partial<QueryAnswer> = {}) =>
  question.read(
    new Map([
      [
        'patterns',
        {
          frames: [{ fields: [{ name: 'json', type: 'string', values: [JSON.stringify(body)] }], length: 1 }],
          ...rest,
        },
      ],
    ])
  );

describe('the patterns that Loki found', () => {
  it('are asked for by streams alone, by no finer a step than Loki keeps', () => {
    expect(question.queries).toEqual([
      {
        kind: 'loki-api',
        refId: 'patterns',
        path: 'patterns',
        params: {
          query: '{service_name="recommendation", deployment_environment="prod"}',
          start: '1795227150000000000',
          end: '1795227990000000000',
          step: '10s',
        },
      },
    ]);
  });

  it('are read with their levels and counts', () => {
    const outcome = answered((recordedJson('http/loki-patterns.json') as { body: unknown }).body);
    if (outcome.is !== 'ready') {
      throw new Error(outcome.is);
    }
    const told = outcome.value.map(({ template, level, counts }) => [
      template,
      level,
      counts.reduce((sum, count) => sum + count, 0),
    ]);
    expect(told).toEqual([
      ['ListRecommendations handled in <_> ms', 'info', 1011],
      ['cache miss for user <_>, rebuilding <_> products', 'warn', 778],
      ['ListRecommendations failed: cache rebuild timed out order=<_>', 'error', 69],
    ]);
    expect(outcome.value[0]?.at[0]).toBe(epochMs(1_795_227_150_000));
  });

  it('are absent where Loki has none or does not look for them', () => {
    expect(answered({ status: 'success', data: [] }).is).toBe('absent');
    expect(answered({ status: 'success' }).is).toBe('absent');
    const problem = { kind: 'query-rejected', signal: 'logs', query: '', reply: '404 page not found' } as const;
    expect(question.read(new Map([['patterns', { frames: [], problem }]])).is).toBe('absent');
  });

  it('are a failure where Loki cannot be reached or answers something else', () => {
    const problem = { kind: 'unreachable', signal: 'logs', reply: 'refused' } as const;
    expect(question.read(new Map([['patterns', { frames: [], problem }]]))).toEqual({ is: 'failed', problem });
    expect(answered('<html>').is).toBe('failed');
  });
});
