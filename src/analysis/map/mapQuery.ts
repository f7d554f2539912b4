import type { MapQuery, QueryFault, Unreadable } from './mapQueryLanguage';
import { readTerm } from './mapQueryTerm';
import { tokensOf, type QueryToken } from './mapQueryTokens';

export type ReadQuery = { readonly ok: true; readonly query: MapQuery } | Unreadable;

/** What stands in one pair of parentheses, as far as it is read. */
interface Frame {
  /** Where its parenthesis is. */
  readonly at: number;
  /** Terms joined by `and`, in alternatives joined by `or`. */
  readonly alternatives: MapQuery[][];
  /** How many `not` wait for the next term. */
  negations: number;
  /** Whether a term must follow. */
  isAwaiting: boolean;
}

/** Deeper than anybody writes by hand. */
const deepest = 40;

/**
 * Reads a query:
 *
 *   errors > 1%   p95 > 500ms   p99 >= 2s   rate < 0.1/s   rate > 5/m   kind = database   state = no data
 *   namespace = shop   name ~ cart   name = cart-api   cart   "two words"
 *   a b = a and b   a or b   not a = -a = !a   (a or b) c
 *
 * `and` binds closer than `or`, `not` closest. Numbers without a unit are percents, per second and milliseconds.
 */
export function parseMapQuery(text: string): ReadQuery {
  const read = tokensOf(text);
  if (!read.ok) {
    return read;
  }
  const { tokens } = read;
  const stack: [Frame, ...Frame[]] = [frameAt(0)];
  let index = 0;
  for (let token = tokens[0]; token; token = tokens[index]) {
    const step = token.is === 'word' || token.is === 'compare' ? termAt(tokens, index, stack) : signAt(token, stack);
    if (typeof step !== 'number') {
      return step;
    }
    index += step;
  }
  return tokens.length === 0 ? unreadable(0, { is: 'nothing' }) : finished(stack, text.length);
}

function frameAt(at: number): Frame {
  return { at, alternatives: [[]], negations: 0, isAwaiting: true };
}

function unreadable(at: number, why: QueryFault): Unreadable {
  return { ok: false, at, why };
}

function innermost(stack: readonly [Frame, ...Frame[]]): Frame {
  return stack.at(-1) ?? stack[0];
}

/** How many tokens have been read, or why they cannot be. */
function termAt(
  tokens: readonly QueryToken[],
  index: number,
  stack: readonly [Frame, ...Frame[]]
): number | Unreadable {
  const read = readTerm(tokens.slice(index, index + 5));
  if (!read.ok) {
    return read;
  }
  add(read.query, innermost(stack));
  return read.length;
}

function signAt(token: QueryToken, stack: [Frame, ...Frame[]]): number | Unreadable {
  const frame = innermost(stack);
  switch (token.is) {
    case 'not':
      frame.negations += 1;
      frame.isAwaiting = true;
      return isTooDeep(stack) ? unreadable(token.at, { is: 'too-deep' }) : 1;
    case 'open':
      stack.push(frameAt(token.at));
      return isTooDeep(stack) ? unreadable(token.at, { is: 'too-deep' }) : 1;
    case 'close':
      return closed(token, stack);
    default:
      return joined(token, frame);
  }
}

function isTooDeep(stack: readonly Frame[]): boolean {
  return stack.reduce((depth, { negations }) => depth + 1 + negations, 0) > deepest;
}

function joined(token: QueryToken, frame: Frame): number | Unreadable {
  if (frame.isAwaiting) {
    return unreadable(token.at, { is: 'term-missing' });
  }
  if (token.is === 'or') {
    frame.alternatives.push([]);
  }
  frame.isAwaiting = true;
  return 1;
}

function closed(token: QueryToken, stack: [Frame, ...Frame[]]): number | Unreadable {
  const frame = innermost(stack);
  if (stack.length === 1) {
    return unreadable(token.at, { is: 'parenthesis-stray' });
  }
  stack.pop();
  const query = frame.isAwaiting ? undefined : queryOf(frame);
  if (!query) {
    return unreadable(token.at, { is: 'term-missing' });
  }
  add(query, innermost(stack));
  return 1;
}

function finished(stack: readonly [Frame, ...Frame[]], end: number): ReadQuery {
  const frame = innermost(stack);
  const query = frame.isAwaiting ? undefined : queryOf(frame);
  if (!query) {
    return unreadable(end, { is: 'term-missing' });
  }
  return stack.length > 1 ? unreadable(frame.at, { is: 'parenthesis-open' }) : { ok: true, query };
}

function add(query: MapQuery, frame: Frame): void {
  let negated = query;
  for (; frame.negations > 0; frame.negations -= 1) {
    negated = { is: 'not', part: negated };
  }
  frame.alternatives.at(-1)?.push(negated);
  frame.isAwaiting = false;
}

function queryOf({ alternatives }: Frame): MapQuery | undefined {
  return together(
    'or',
    alternatives.flatMap((terms) => together('and', terms) ?? [])
  );
}

function together(is: 'and' | 'or', [first, second, ...more]: readonly MapQuery[]): MapQuery | undefined {
  return first && second ? { is, parts: [first, second, ...more] } : first;
}
