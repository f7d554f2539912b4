import { hours, minutes, seconds } from '../../model/units';
import { windowOf, type Window } from '../../model/window';
import type { Ask, QueryAnswer, Question } from '../question';
import { askProfile, lacking, whenToAsk } from './askProfile';
import { tempoGenerator } from './tempoGenerator';

const { requests, graph } = tempoGenerator;
const all = [requests.calls.name, requests.duration, graph?.requests.name ?? '', graph?.serverDuration ?? ''];
const labels = ['service', 'span_name', 'span_kind', 'status_code', 'client', 'server', 'connection_type'];
const now = Date.UTC(2026, 10, 21, 2);
const recent = windowOf(now - hours(1), now);
const lastWeek = windowOf(now - hours(170), now - hours(169));
const away: QueryAnswer = { frames: [], problem: { kind: 'unreachable', signal: 'metrics', reply: '' } };

type Reply = (question: Question<unknown>) => QueryAnswer;

/** A data source that replies as told; what it was asked about, and of when, in order. */
function source(reply: Reply) {
  const asked: Array<readonly [string, Window]> = [];
  const ask: Ask = async (question) => {
    asked.push([question.about.is, question.window]);
    return question.read(new Map(question.queries.map(({ refId }) => [refId, reply(question)])));
  };
  return { ask, asked };
}

const json = (data: unknown): QueryAnswer => ({
  frames: [{ fields: [{ name: 'json', type: 'string', values: [JSON.stringify({ data })] }] }],
});
const counted = (samples: readonly number[]): QueryAnswer => ({
  frames: [{ fields: [{ name: 'Value', type: 'number', values: samples }] }],
});

/** Names only where `speaks`; one series, and forty samples in ten minutes. */
const speaking =
  (speaks: (window: Window) => boolean, names: readonly string[] = all): Reply =>
  ({ about, window }) => {
    switch (about.is) {
      case 'metric-names':
        return json(speaks(window) ? names : []);
      case 'metric-labels':
        return json(labels);
      case 'sample-series':
        return json([{ service: 'a' }]);
      default:
        return counted([40]);
    }
  };

describe('when it is asked how metrics speak', () => {
  it('is of late only, as long as the reader looks at no other time', () => {
    expect(whenToAsk(recent, undefined)).toEqual([recent]);
    expect(whenToAsk(recent, windowOf(now - minutes(5), now))).toEqual([recent]);
    // Cut off at round numbers, the last hour begins a little early.
    expect(whenToAsk(recent, windowOf(recent.from - seconds(15), recent.to - seconds(10)))).toEqual([recent]);
  });

  it('is of the viewed time as well where that lies elsewhere or reaches further', () => {
    expect(whenToAsk(recent, lastWeek)).toEqual([recent, lastWeek]);
    const lastDay = windowOf(now - hours(24), now);
    expect(whenToAsk(recent, lastDay)).toEqual([recent, lastDay]);
  });
});

describe('finding out how metrics speak', () => {
  it('does not ask of the viewed time where something is sent of late', async () => {
    const { ask, asked } = source(speaking((window) => window === recent));
    expect(await askProfile([recent, lastWeek], ask)).toMatchObject({ is: 'ready', value: { hasGraph: true } });
    expect(asked).toEqual([
      ['metric-names', recent],
      ['metric-labels', recent],
      ['metric-labels', recent],
      ['sample-series', recent],
      ['push-interval', recent],
    ]);
  });

  it('finds what is silent now in the time that the reader looks at, for one question more', async () => {
    const { ask, asked } = source(speaking((window) => window === lastWeek));
    expect((await askProfile([recent, lastWeek], ask)).is).toBe('ready');
    expect(asked).toEqual([
      ['metric-names', recent],
      ['metric-names', lastWeek],
      ['metric-labels', lastWeek],
      ['metric-labels', lastWeek],
      ['sample-series', lastWeek],
      ['push-interval', lastWeek],
    ]);
  });

  it('is in vain after one question per window', async () => {
    const { ask, asked } = source(speaking(() => false));
    expect(await askProfile([recent, lastWeek], ask)).toMatchObject({
      is: 'absent',
      absence: { why: 'not-instrumented' },
    });
    expect(asked).toEqual([
      ['metric-names', recent],
      ['metric-names', lastWeek],
    ]);
  });

  it('does not take silence of late for the answer where the viewed time could not be asked for', async () => {
    const { ask } = source(({ window }) => (window === recent ? json([]) : away));
    expect(await askProfile([recent, lastWeek], ask)).toMatchObject({ is: 'failed' });
    const gone = source(() => away);
    await askProfile([recent, lastWeek], gone.ask);
    expect(gone.asked).toHaveLength(1);
  });

  it('measures the distance of samples further back where the end of the window is silent', async () => {
    const reply = speaking(() => true);
    const { ask, asked } = source((question) => {
      const atEnd = question.queries.some((query) => query.kind === 'promql' && !query.expr.includes('max_over_time'));
      if (question.about.is !== 'push-interval') {
        return reply(question);
      }
      return counted(atEnd ? [] : [10]);
    });
    expect(await askProfile([lastWeek], ask)).toMatchObject({ value: { pushInterval: 60_000 }, caveats: [] });
    expect(asked.filter(([about]) => about === 'push-interval')).toHaveLength(2);
  });
});

describe('what a profile lacks', () => {
  const lackingOf = async (reply: Reply) => {
    const outcome = await askProfile([recent], source(reply).ask);
    return outcome.is === 'ready' ? lacking(outcome) : undefined;
  };

  it('is nothing where all metrics of the convention are there', async () => {
    expect(await lackingOf(speaking(() => true))).toBe(0);
  });

  it('is a service graph or a histogram that may still come, and a question that failed', async () => {
    expect(await lackingOf(speaking(() => true, [requests.calls.name, requests.duration]))).toBe(1);
    expect(await lackingOf(speaking(() => true, [requests.calls.name]))).toBe(2);
    const reply = speaking(() => true);
    expect(await lackingOf((question) => (question.about.is === 'sample-series' ? away : reply(question)))).toBe(1);
  });
});
