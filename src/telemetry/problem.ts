import type { Signal } from '../model/environment';
import type { Problem } from '../model/outcome';
import { ms, type Ms } from '../model/units';

/** A failure as it came, before anyone has understood it. */
export interface RawProblem {
  readonly signal: Signal;
  /** The query's text, where there was one. */
  readonly query?: string;
  readonly message?: string;
  /** HTTP status, as far as the data source passes it on. Loki's gives 500 for a parse error, Tempo's gives none. */
  readonly status?: number;
  /** Uid of the data source, and how long was waited, where the caller knows. */
  readonly uid?: string;
  readonly after?: Ms;
}

type Kind = Problem['kind'];

/** Texts are surer than statuses, and are looked at in this order: a rejected query also mentions a URL. */
const bySentence: ReadonlyArray<readonly [RegExp, Kind]> = [
  [/\bdata ?source\b.*\bnot found\b/i, 'no-data-source'],
  [
    /parse error|syntax error|invalid TraceQL|bad_data|unexpected (token|character)|(exceed|too many|limit)\w*\b.*\b(series|samples|points|entries|length|chunks|bytes|range)/i,
    'query-rejected',
  ],
  [/\btime(d)? ?-?out\b|deadline exceeded|Gateway Time/i, 'timed-out'],
  [/unauthori[sz]ed|forbidden|access denied|permission|not allowed/i, 'forbidden'],
  [
    /connection (refused|reset)|dial tcp|no such host|no route to host|bad gateway|service unavailable|failed to fetch|network ?error|\bEOF\b|ECONN\w+/i,
    'unreachable',
  ],
];

const byStatus: Readonly<Record<number, Kind>> = {
  401: 'forbidden',
  403: 'forbidden',
  408: 'timed-out',
  500: 'unreachable',
  502: 'unreachable',
  503: 'unreachable',
  504: 'timed-out',
};

/**
 * What a raw failure means. Where neither text nor status tells, the query is taken to be rejected: that keeps its
 * text and the reply together for whoever reads it.
 */
export function problemOf(raw: RawProblem): Problem {
  const { signal } = raw;
  const reply = replyOf(raw);
  switch (kindOf(raw)) {
    case 'no-data-source':
      return { kind: 'no-data-source', signal, uid: raw.uid ?? uidIn(reply) };
    case 'forbidden':
      return { kind: 'forbidden', signal, reply };
    case 'unreachable':
      return { kind: 'unreachable', signal, reply };
    case 'timed-out':
      return { kind: 'timed-out', signal, after: raw.after ?? ms(0) };
    default:
      return { kind: 'query-rejected', signal, query: raw.query ?? '', reply };
  }
}

function replyOf({ message, status }: RawProblem): string {
  return message?.trim() || (status ? `HTTP ${status}` : 'no message');
}

function uidIn(reply: string): string {
  return /data ?source\s+(\S+)\s+was not found/i.exec(reply)?.[1] ?? '';
}

function kindOf({ message, status }: RawProblem): Kind {
  const said = bySentence.find(([sentence]) => sentence.test(message ?? ''));
  return said?.[1] ?? byStatus[status ?? 0] ?? 'query-rejected';
}
