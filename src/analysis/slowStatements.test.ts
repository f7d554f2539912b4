/** @jest-environment node */
import fc from 'fast-check';
import { readTraceId } from '../model/ids';
import type { StatementSpan } from '../model/resource';
import { ms } from '../model/units';
import { slowStatements, withoutLiterals } from './slowStatements';

const id = (digit: number) => readTraceId(`${digit + 1}`.repeat(8)) ?? fail('no id');
function fail(why: string): never {
  throw new Error(why);
}
const span = (statement: string, duration: number, digit = 1): StatementSpan => ({
  statement,
  system: 'postgresql',
  duration: ms(duration),
  traceId: id(digit),
});

describe('slow statements', () => {
  it('come by the time their executions took together, not by the slowest', () => {
    const spans = [span('SELECT a', 30), span('SELECT b', 20), span('SELECT b', 25)];
    expect(slowStatements(spans).statements.map(({ statement, total }) => [statement, total])).toEqual([
      ['SELECT b', 45],
      ['SELECT a', 30],
    ]);
  });

  it('are one statement whatever its literals are', () => {
    const spans = [
      span("SELECT x FROM t WHERE id = 7 AND n = 'it''s'", 1),
      span("SELECT x  FROM t WHERE id = 81 AND n = 'b'", 2),
    ];
    expect(slowStatements(spans).statements).toMatchObject([
      { statement: 'SELECT x FROM t WHERE id = ? AND n = ?', count: 2, total: 3 },
    ]);
  });

  it('lead to the trace of their slowest execution', () => {
    const [one] = slowStatements([span('S', 3, 1), span('S', 9, 2), span('S', 4, 3)]).statements;
    expect(one?.slowest).toEqual({ duration: 9, traceId: id(2) });
  });

  it('keep placeholders, names with digits and lists of any length as they are known', () => {
    expect(withoutLiterals('INSERT INTO t2 VALUES ($1, :2, 3)')).toBe('INSERT INTO t2 VALUES ($1, :2, ?)');
    expect(withoutLiterals('WHERE id IN (1, 2, 3, 4)')).toBe('WHERE id IN (?)');
  });

  it('lose no execution and no time, in whatever order they come', () => {
    const spans = fc.array(fc.record({ text: fc.string(), took: fc.integer({ min: 0, max: 9999 }) }));
    fc.assert(
      fc.property(spans, (list) => {
        const all = list.map(({ text, took }) => span(text, took));
        const { statements, sampled } = slowStatements(all);
        const sum = (of: (one: (typeof statements)[number]) => number) => statements.reduce((n, one) => n + of(one), 0);
        expect(sampled).toBe(list.length);
        expect(sum(({ count }) => count)).toBe(list.length);
        expect(sum(({ total }) => total)).toBe(list.reduce((n, { took }) => n + took, 0));
        const totals = (of: readonly StatementSpan[]) => slowStatements(of).statements.map(({ total }) => total);
        expect(totals([...all].reverse())).toEqual(totals(all));
      })
    );
  });
});
