/** A search as somebody wrote it, asked within an environment. */
export interface RawTraceql {
  readonly traceql: string;
  /** Whether it is asked of the environment's spans only. */
  readonly narrowed: boolean;
  /** How many lines of ours stand before the text: what a data source says of a line is that much less in the text. */
  readonly linesBefore: number;
}

/**
 * `text` asked of the spans that `narrowing` lets through: `{ environment } | text`. A pipe hands on only the spans that
 * passed, so every part of the text, pipelines and structural operators included, sees nothing else. (`{ … } && (text)`
 * would not do: it asks only that the trace has such a span somewhere, and lists those spans too.)
 *
 * A pipeline inside brackets may stand only at the very beginning of a query. Such a text is asked as it stands, and
 * `narrowed` says so.
 *
 * The text keeps lines of its own, so that positions in a complaint are its positions; `after` goes before its hints,
 * and without hints the newest are asked for.
 */
export function rawTraceqlIn(text: string, narrowing: string | undefined, after: string): RawTraceql {
  const { body, hints, nested } = partsOf(text.trim());
  const narrowed = narrowing === undefined || !nested;
  const before = narrowing !== undefined && narrowed ? `${narrowing} |\n` : '';
  return {
    traceql: `${before}${body}\n| ${after} ${hints === '' ? 'with (most_recent=true)' : hints}`,
    narrowed,
    linesBefore: before === '' ? 0 : 1,
  };
}

export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** Where in the text a data source's complaint points; undefined where it names no place in it. */
export function positionIn(text: string, reply: string, linesBefore: number): TextPosition | undefined {
  const [, line, column] = /\bline (\d+),? col(?:umn)? (\d+)/i.exec(reply) ?? [];
  const at = { line: Number(line) - linesBefore, column: Number(column) };
  const written = text.trim().split('\n')[at.line - 1];
  return written !== undefined && at.column >= 1 && at.column <= written.length + 1 ? at : undefined;
}

interface Parts {
  readonly body: string;
  /** `with (…)` at the end, which must stay there. */
  readonly hints: string;
  /** Whether a pipe stands inside brackets. */
  readonly nested: boolean;
}

/** Reads past what is quoted; a text that is no TraceQL has parts as well, and is complained about when it is asked. */
function partsOf(text: string): Parts {
  let depth = 0;
  let nested = false;
  let hintsAt = -1;
  for (const { 0: token, index } of text.matchAll(tokens)) {
    if (token === '(') {
      depth += 1;
    } else if (token === ')') {
      depth -= 1;
    } else if (token === '|' && depth > 0) {
      nested = true;
    } else if (/^with/.test(token) && depth === 0) {
      hintsAt = index;
      depth += 1;
    }
  }
  return hintsAt < 0
    ? { body: text, hints: '', nested }
    : { body: text.slice(0, hintsAt).trimEnd(), hints: text.slice(hintsAt), nested };
}

/** What is quoted or between braces as a whole, `||`, and then the few signs that matter. */
const quoted = '"(?:[^"\\\\]|\\\\[^])*"?|`[^`]*`?';
const tokens = new RegExp(`${quoted}|\\{(?:${quoted}|[^}"\`])*\\}?|\\|\\||\\|(?!\\|)|\\bwith\\s*\\(|[()]`, 'gu');
