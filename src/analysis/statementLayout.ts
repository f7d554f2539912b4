/** Longer statements stay as they were sent: nobody reads them, and they are mostly lists of values. */
const longest = 20_000;

const beginnings = /^\s*(?:select|insert|update|delete|with|merge|replace|create|alter)\b/i;

/** What begins a line of its own, and what begins one further in. */
const clauses =
  /^(?:select|from|where|group\s+by|order\s+by|having|limit|offset|fetch|union(?:\s+all)?|intersect|except|values|set|returning|on\s+conflict|on\s+duplicate\s+key|(?:(?:left|right|full|inner|cross|natural)(?:\s+outer)?\s+)?join)\b/i;
const conditions = /^(?:and|or)\b/i;

/**
 * An SQL statement with a line for each clause, and else as it was sent: only whitespace between words changes, never a
 * word, a string or a comment. What is already in lines, or is no SQL, stays as it is.
 *
 *   SELECT a FROM t WHERE x = 1 AND y = 2   →   SELECT a
 *                                               FROM t
 *                                               WHERE x = 1
 *                                                 AND y = 2
 */
export function statementLayout(statement: string): string {
  const text = statement.trim();
  if (text.length > longest || text.includes('\n') || !beginnings.test(text)) {
    return statement;
  }
  let laid = '';
  let depth = 0;
  let between = false;
  for (const token of text.match(tokens) ?? []) {
    depth += Number(token === '(') - Number(token === ')');
    const broken = /^[A-Za-z]/.test(token) ? breakBefore(token, { laid, depth, between }) : '';
    laid = `${broken ? laid.trimEnd() : laid}${broken}${token}`;
    between = isBetween(token, between);
  }
  return laid.trimEnd();
}

/** Strings and comments whole, clauses of several words whole, words, blanks, and any other character by itself. */
const tokens =
  /'(?:[^']|'')*'?|"[^"]*"?|`[^`]*`?|\/\*[\s\S]*?(?:\*\/|$)|--.*$|(?:group|order)\s+by\b|union\s+all\b|on\s+(?:conflict|duplicate\s+key)\b|(?:left|right|full|inner|cross|natural)\s+(?:outer\s+)?join\b|\w+|\s+|[\s\S]/gi;

interface Place {
  readonly laid: string;
  readonly depth: number;
  readonly between: boolean;
}

function breakBefore(token: string, { laid, depth, between }: Place): string {
  const afterBlank = /\s/.test(laid.at(-1) ?? '');
  if (depth !== 0 || !afterBlank) {
    return '';
  }
  if (clauses.test(token)) {
    return '\n';
  }
  return conditions.test(token) && !(between && /^and$/i.test(token)) ? '\n  ' : '';
}

/** The `and` of `between a and b` joins no conditions. */
function isBetween(token: string, before: boolean): boolean {
  if (/^between$/i.test(token)) {
    return true;
  }
  return before && !conditions.test(token) && !clauses.test(token);
}
