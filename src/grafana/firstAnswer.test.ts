import type { DataQueryResponse } from '@grafana/data';
import { of } from 'rxjs';
import type { Environment } from '../model/environment';
import { absent, failed, ready, type Outcome } from '../model/outcome';
import { hours, minutes, seconds } from '../model/units';
import { widened, windowOf, type Window } from '../model/window';
import type { Answers, Question } from '../telemetry/question';
import { createAnswerClient } from './answer';
import { firstOf, type Remembering } from './firstAnswer';
import { withDataSources } from './testing/fakeDataSources';

const all = ['exact', 'field', 'job', 'app', 'any-id', 'any-text'];
const surest = ['any-id', 'any-text'];
const now = Date.UTC(2026, 10, 21, 2);
const lastHour = windowOf(now - hours(1), now);
const source = (uid: string) => ({ uid, matchers: [] });
const environment = (id: string, uid: string): Environment => ({
  id,
  name: id,
  metrics: source('m'),
  traces: source('t'),
  logs: source(uid),
});
const prod = environment('prod', 'loki');

const read =
  (way: string) =>
  (answers: Answers): Outcome<readonly string[]> => {
    const answer = answers.get('lines');
    if (answer?.problem) {
      return failed(answer.problem);
    }
    return answer?.frames.length ? ready(['a line']) : absent({ why: 'nothing-found', looked: [way] });
  };
const wayTo = (way: string, window: Window): Question<readonly string[]> => ({
  about: { is: 'logs', of: { is: 'environment' }, way, limit: 10 },
  signal: 'logs',
  window,
  step: seconds(15),
  queries: [{ kind: 'logql', refId: 'lines', expr: way, shape: 'lines', limit: 10 }],
  read: read(way),
});
const nameOf = ({ about }: Question<unknown>) => (about.is === 'logs' ? about.way : '');

const lookedFor = (outcome: Outcome<unknown>) =>
  outcome.is === 'absent' && outcome.absence.why === 'nothing-found' ? outcome.absence.looked : undefined;

interface At {
  /** The ways that lead to lines this time. */
  readonly leads?: readonly string[];
  readonly subject?: string;
  readonly window?: Window;
  readonly place?: Environment;
  readonly after?: number;
  readonly refuses?: string;
}

/** A reader's session: one memory, searched again and again. Tells which ways each search took, and what it said. */
function session() {
  const client = createAnswerClient();
  return async ({ leads = [], subject, window = lastHour, place = prod, after = 0, refuses }: At = {}) => {
    const asked: string[] = [];
    const packet = (part: object) => of(part as DataQueryResponse);
    withDataSources({
      [place.logs.uid]: {
        query: ({ targets: [target] }) => {
          const way = String(target && Reflect.get(target, 'expr'));
          asked.push(way);
          return refuses === undefined
            ? packet({ data: leads.includes(way) ? [{ refId: 'lines', fields: [{ name: 'x', values: [1] }] }] : [] })
            : packet({ data: [], errors: [{ refId: 'lines', message: refuses }] });
        },
      },
    });
    jest.spyOn(Date, 'now').mockReturnValue(now + after);
    const remembering: Remembering = { remember: 'lines', nameOf, surest, subject };
    const found = await firstOf(
      all.map((way) => wayTo(way, window)),
      { place: { environment: place }, signal: new AbortController().signal, client, remembering }
    );
    return { asked, way: found.way, looked: lookedFor(found.outcome) };
  };
}

afterEach(() => jest.restoreAllMocks());

describe('searches of a kind', () => {
  it('take the way that led there before, and besides it only the surest', async () => {
    const search = session();
    expect((await search({ leads: ['job'] })).asked).toEqual(['exact', 'field', 'job']);
    expect((await search({ leads: ['job'] })).asked).toEqual(['job']);
    const nothing = await search();
    expect(nothing.asked).toEqual(['job', 'any-id', 'any-text']);
    expect(nothing.looked).toEqual(nothing.asked);
  });

  it('keep the way that is known when once one of the surest leads there', async () => {
    const search = session();
    await search({ leads: ['job'] });
    expect((await search({ leads: ['any-text'] })).way).toBe('any-text');
    expect((await search({ leads: ['job', 'any-text'] })).asked).toEqual(['job']);
  });

  it('take all ways in vain only once in five minutes', async () => {
    const search = session();
    expect((await search()).looked).toEqual(all);
    const second = await search({ window: windowOf(0, 1000), after: minutes(4) });
    expect(second).toMatchObject({ asked: surest, looked: surest });
    expect((await search({ after: minutes(5) })).asked).toEqual(all);
  });

  it('look for the best way as soon as one of the surest shows that there is one', async () => {
    const search = session();
    await search();
    expect((await search({ leads: ['app', 'any-text'] })).way).toBe('any-text');
    expect((await search({ leads: ['app', 'any-text'] })).asked).toEqual(['exact', 'field', 'job', 'app']);
    expect((await search({ leads: ['app', 'any-text'] })).asked).toEqual(['app']);
  });

  it('do not take a refusal or a source that is away for a search in vain', async () => {
    const search = session();
    expect((await search({ refuses: 'connection refused' })).asked).toEqual(['exact']);
    expect((await search({ refuses: 'parse error' })).asked).toEqual(all);
    expect((await search()).asked).toEqual(all);
  });

  it('teach nothing about another data source', async () => {
    const search = session();
    await search({ leads: ['job'] });
    const staging = environment('staging', 'loki-2');
    expect((await search({ leads: ['app'], place: staging })).asked).toEqual(['exact', 'field', 'job', 'app']);
  });
});

describe('searches for the same subject', () => {
  it('teach others only where to begin', async () => {
    const search = session();
    await search({ subject: 'cart', leads: ['job'] });
    const ads = await search({ subject: 'ads' });
    expect(ads.asked).toEqual(['job', 'exact', 'field', 'app', 'any-id', 'any-text']);
    expect((await search({ subject: 'ads' })).asked).toEqual(['job', ...surest]);
    expect((await search({ subject: 'mail', leads: ['app'] })).asked).toEqual(['job', 'exact', 'field', 'app']);
    expect((await search({ subject: 'cart' })).asked).toEqual(['job', 'app', ...surest]);
  });

  it('are in vain for the window that was asked, as it moves on, and for no other', async () => {
    const search = session();
    await search({ subject: 'ads' });
    const moved = windowOf(lastHour.from + minutes(3), lastHour.to + minutes(3));
    expect((await search({ subject: 'ads', window: moved, after: minutes(3) })).asked).toEqual(surest);
    const wider = widened(lastHour, hours(1), minutes(0));
    expect((await search({ subject: 'ads', window: wider, after: minutes(3) })).asked).toEqual(all);
  });

  it('are kept apart for environments that share a data source', async () => {
    const search = session();
    await search({ subject: 'cart', leads: ['job'] });
    const staging = environment('staging', 'loki');
    expect((await search({ subject: 'cart', leads: ['app'], place: staging })).way).toBe('app');
    expect((await search({ subject: 'cart', leads: ['job'] })).asked).toEqual(['job']);
  });
});
