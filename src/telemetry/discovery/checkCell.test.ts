/** @jest-environment node */
import type { Signal } from '../../model/environment';
import { failed, ready, type Outcome } from '../../model/outcome';
import { epochMs, hours } from '../../model/units';
import type { Profile } from '../conventions/convention';
import { tempoGenerator } from '../conventions/tempoGenerator';
import type { Ask, Query, QueryAnswer, Question } from '../question';
import { queryTextOf } from '../target';
import { answerIn, recordedJson } from '../testing/recorded';
import { checkCell } from './checkCell';
import type { CellChecks } from './finding';

const now = epochMs(1_795_227_990_000);
const profile: Profile = {
  convention: tempoGenerator,
  spanHistogram: 'classic',
  graphHistogram: 'classic',
  hasGraph: true,
  namespaced: false,
  pushInterval: 15_000,
  alternatives: [],
  doubts: [],
};
const away = { kind: 'unreachable', signal: 'metrics', reply: 'connection refused' } as const;

type Reply = (query: Query, question: Question<unknown>) => QueryAnswer | undefined;

const json = (body: unknown): QueryAnswer => ({
  frames: [{ fields: [{ name: 'json', type: 'string', values: [JSON.stringify(body)] }] }],
});
const http = (file: string) => json(Reflect.get(Object(recordedJson(`http/${file}.json`)), 'body'));
const nothing: QueryAnswer = { frames: [] };

/** Checks a cell against a data source that replies as told; what it found and what it was asked. */
async function checked(signal: Signal, reply: Reply, found: Outcome<Profile> = ready(profile)) {
  const asked: string[] = [];
  const states: { -readonly [Name in keyof CellChecks]: CellChecks[Name] } = {};
  const begun: string[] = [];
  const ask: Ask = async (question) => {
    const answers = question.queries.map((query) => {
      asked.push(queryTextOf(query));
      return [query.refId, reply(query, question) ?? nothing] as const;
    });
    return question.read(new Map(answers));
  };
  await checkCell({
    signal,
    matchers: [{ label: 'deployment_environment', op: '=', value: 'prod' }],
    now,
    ask,
    profile: async () => found,
    report: (check, state) => {
      if (state.is === 'asking') {
        begun.push(check);
      }
      states[check] = state;
    },
  });
  return { asked, begun, states };
}

describe('checking metrics', () => {
  const reply: Reply = (query) => {
    if (query.kind === 'promql') {
      return query.refId === 'back0' ? answerIn('prometheus/rate-by-service-instant.json', 'metrics') : nothing;
    }
    const text = queryTextOf(query);
    if (text.startsWith('api/v1/query_exemplars')) {
      return http('prometheus-exemplars-raw');
    }
    return text.startsWith('api/v1/labels')
      ? http('prometheus-labels-calls')
      : json({ status: 'success', data: ['prod', 'staging'] });
  };

  it('says how they speak, how environments are told apart, whether exemplars are stored and how far back they go', async () => {
    const { asked, begun, states } = await checked('metrics', reply);
    expect(begun).toEqual(['convention', 'environments', 'exemplars', 'retention']);
    expect(states).toMatchObject({
      convention: {
        value: { is: 'convention', title: tempoGenerator.title, unit: 's', histogram: 'classic', interval: 15_000 },
      },
      environments: { value: { is: 'environments', label: 'deployment_environment', values: ['prod', 'staging'] } },
      exemplars: { value: { is: 'exemplars', label: 'traceID' } },
      retention: { value: { is: 'reaches-back', by: hours(24) } },
    });
    expect(asked.length).toBeLessThanOrEqual(8);
    expect(asked).toContain('count(traces_spanmetrics_calls_total{deployment_environment="prod"} offset 7d)');
  });

  it('go on where one of them fails', async () => {
    const { states } = await checked('metrics', (query, question) =>
      queryTextOf(query).startsWith('api/v1/query_exemplars') ? { frames: [], problem: away } : reply(query, question)
    );
    expect(states.exemplars).toEqual(failed(away));
    expect(states.environments?.is).toBe('ready');
  });

  it('have nothing more to look at where no convention is known', async () => {
    const { asked, states } = await checked('metrics', reply, failed(away));
    expect(asked).toEqual([]);
    expect(states).toMatchObject({ convention: failed(away), environments: { is: 'skipped' } });
  });
});

describe('checking traces', () => {
  const answer = answerIn('tempo/search-traces-service.json', 'traces');

  it('looks for the newest one, and for one a day, a week and a month ago', async () => {
    const { asked, states } = await checked('traces', (_, { window }) => (window.to === now ? answer : nothing));
    expect(states['newest-trace']).toMatchObject({ is: 'ready', value: { is: 'newest-trace' } });
    expect(states.retention).toMatchObject({ value: { is: 'reaches-back', by: 0 } });
    expect(asked.length).toBeLessThanOrEqual(6);
    expect(asked[0]).toBe(
      '{ (resource.deployment.environment.name = "prod" || resource.deployment.environment = "prod") } with (most_recent=true)'
    );
  });

  it('reads environments off a sample of spans, whichever way Tempo nests them', async () => {
    const spans = (values: readonly string[]) => ({
      fields: [{ name: 'deployment.environment', type: 'string', values }],
    });
    const nested = {
      fields: [{ name: 'nested', type: 'nestedFrames', values: [[spans(['b', 'a'])], [spans(['b'])]] }],
    };
    for (const frames of [[nested], [spans(['a', 'b'])]]) {
      const { states } = await checked('traces', (query) =>
        queryTextOf(query).includes('resource.deployment.environment != nil') ? { frames } : nothing
      );
      expect(states.environments).toMatchObject({
        value: { label: 'resource.deployment.environment', values: ['a', 'b'] },
      });
    }
  });
});

describe('checking logs', () => {
  const reply: Reply = (query) => {
    switch (query.kind === 'loki-api' ? query.path : query.kind) {
      case 'labels':
        return http('loki-labels');
      case 'label/service_name/values':
        return http('loki-label-values-service_name');
      case 'detected_fields':
        return http('loki-detected-fields');
      case 'logql':
        return answerIn('loki/logs-service.json', 'logs');
      default:
        return json({ status: 'success', data: ['prod', 'staging'] });
    }
  };

  it('says which label names services, where trace ids are and how far back lines go', async () => {
    const { asked, states } = await checked('logs', reply);
    expect(states).toMatchObject({
      'log-service': { value: { is: 'log-service', label: 'service_name' } },
      'trace-id': { value: { is: 'trace-id', where: 'metadata', field: 'trace_id' } },
      environments: { value: { label: 'deployment_environment_name', values: ['prod', 'staging'] } },
      retention: { value: { is: 'reaches-back', by: hours(24 * 30) } },
    });
    expect(asked.length).toBeLessThanOrEqual(9);
  });

  it('says that ids are at most somewhere in the line where no field has them', async () => {
    const { states } = await checked('logs', (query, question) =>
      query.kind === 'loki-api' && query.path === 'detected_fields' ? json({ fields: null }) : reply(query, question)
    );
    expect(states['trace-id']).toMatchObject({ value: { where: 'line' } });
  });

  it('stops where no label names a service', async () => {
    const { states } = await checked('logs', () => json({ data: ['filename'] }));
    expect(states).toMatchObject({
      'log-service': { is: 'absent', absence: { looked: ['filename'] } },
      retention: { is: 'skipped' },
    });
  });
});

describe('answers that are not what was asked for', () => {
  it.each(['metrics', 'traces', 'logs'] as const)('never make the checks of %s throw', async (signal) => {
    for (const values of [['<html>'], [null], [{}], ['{"data": {"fields": 7}}'], ['[[]]']]) {
      const { states } = await checked(signal, () => ({
        frames: [{ fields: [{ name: 'json', type: 'string', values }] }],
      }));
      expect(Object.values(states).every((state) => state.is !== 'asking')).toBe(true);
    }
  });
});
