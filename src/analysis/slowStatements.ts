import type { StatementSpan, StatementTotal } from '../model/resource';
import { ms } from '../model/units';

/** What a sample of executions says of each statement. */
export interface SlowStatements {
  /** Longest together first. */
  readonly statements: readonly StatementTotal[];
  /** How many executions were looked at. */
  readonly sampled: number;
}

/**
 * Statements by the time that their executions in the sample took together. Executions that differ only in literal
 * values are one statement:
 *
 *   select * from t where id = 7      ⎫
 *   select *  from t where id = 4711  ⎭  select * from t where id = ?
 *
 * Wrong where the sample is: newest traces are not all traces, and a statement that is slow once an hour is missed.
 */
export function slowStatements(spans: readonly StatementSpan[]): SlowStatements {
  const totals = new Map<string, StatementTotal>();
  for (const { statement: written, system, duration, traceId } of spans) {
    const statement = withoutLiterals(written);
    const key = `${system ?? ''}\u0000${statement}`;
    const before = totals.get(key);
    const isSlowest = before?.slowest === undefined || duration > before.slowest.duration;
    totals.set(key, {
      statement,
      system,
      count: (before?.count ?? 0) + 1,
      total: ms((before?.total ?? 0) + duration),
      slowest: isSlowest ? { duration, traceId } : before.slowest,
    });
  }
  const order = (a: StatementTotal, b: StatementTotal) => b.total - a.total || (a.statement < b.statement ? -1 : 1);
  return { statements: [...totals.values()].sort(order), sampled: spans.length };
}

/** Longer texts tell no more, and every line of a bulk insert would be a statement of its own. */
const longest = 2000;

/** A statement with `?` for its literals and single blanks. Placeholders such as `$1` stay. */
export function withoutLiterals(statement: string): string {
  return statement
    .slice(0, longest)
    .replace(/'(?:[^']|'')*'/g, '?')
    .replace(/(?<![\w$:.@])-?\d+(?:\.\d+)?\b/g, '?')
    .replace(/\(\s*\?(?:\s*,\s*\?)+\s*\)/g, '(?)')
    .replace(/\s+/g, ' ')
    .trim();
}
