import type { Caveat, Problem } from '../../model/outcome';
import { epochMs, ms } from '../../model/units';
import { windowOf } from '../../model/window';
import { english } from '../testing/english';
import { absenceText, caveatExplained, caveatText, problemText } from './problemText';

const signal = 'logs';
const problems: readonly Problem[] = [
  { kind: 'no-data-source', signal, uid: 'gone' },
  { kind: 'forbidden', signal, reply: 'HTTP 403' },
  { kind: 'unreachable', signal, reply: 'connection refused' },
  { kind: 'query-rejected', signal, query: '{a="b"}', reply: 'parse error' },
  { kind: 'timed-out', signal, after: ms(30_000) },
  { kind: 'unreadable', signal, expected: 'frames', found: 'nothing' },
];

describe('a problem in words', () => {
  it.each(problems)('says what happened and what to do: $kind', (problem) => {
    const { title, action } = problemText(problem, english);
    expect(title).toContain('Logs');
    expect(action).not.toBe('');
    expect(`${title}${action}`).not.toMatch(/\{\{|undefined/);
  });

  it('names the data source where it is known', () => {
    expect(problemText({ kind: 'timed-out', signal, after: ms(30_000) }, english, 'Loki kr').title).toBe(
      'Loki kr did not answer within 30 s'
    );
  });

  it('keeps reply and query together for those who need them', () => {
    const rejected = problems.find(({ kind }) => kind === 'query-rejected');
    expect(rejected && problemText(rejected, english).detail).toBe('parse error\n\n{a="b"}');
  });
});

describe('an absence in words', () => {
  it('says what was looked for', () => {
    expect(absenceText({ why: 'not-instrumented', looked: ['calls_total', 'spans'] }, english)).toContain(
      'calls_total, spans'
    );
  });
});

describe('a caveat in words', () => {
  const at = epochMs(Date.UTC(2026, 10, 21, 2, 20));

  it('tells times in the reader’s zone', () => {
    const caveat: Caveat = { kind: 'narrowed', to: windowOf(at, at + 600_000) };
    expect(caveatText(caveat, english, 'Asia/Seoul')).toBe('only 11:20 – 11:30');
  });

  it('does not claim a total that nobody knows', () => {
    expect(caveatText({ kind: 'truncated', shown: 20 }, english)).toBe('first 20 shown');
    expect(caveatText({ kind: 'truncated', shown: 500, of: 'newest' }, english)).toBe('newest 500 shown');
    expect(caveatText({ kind: 'truncated', shown: 20, total: 90 }, english)).toBe('20 of 90 shown');
  });

  it('names the way in which lines were found, the exact one only to those who ask', () => {
    const by = (way: string): Caveat => ({ kind: 'found-by', way });
    expect(caveatText(by('otlp'), english)).toBe('found by id');
    expect(caveatExplained(by('otlp'), english)).toBe('found by OpenTelemetry: ids as structured metadata');
    expect(caveatText(by('any-line'), english)).toBe('found by trace id in a line of any service');
    expect(caveatExplained(by('any-line'), english)).toBe('found by trace id in a line of any service');
  });

  it('is explained by the problem behind it, where there is one', () => {
    const problem: Problem = { kind: 'unreachable', signal, reply: '' };
    expect(caveatExplained({ kind: 'part-failed', part: 'p95', problem }, english)).toMatch(
      /^Logs cannot be reached\. /
    );
    expect(caveatExplained({ kind: 'truncated', shown: 20 }, english)).toBe('first 20 shown');
  });
});
