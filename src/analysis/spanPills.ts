import type { Attribute, AttributeValue, Span } from '../model/trace';

/** What a row says about its span besides its name. */
export type SpanPill =
  /** `isFailure` for a server's own fault; a client's mistake is worth a quiet word only. */
  | { readonly is: 'http'; readonly status: number; readonly isFailure: boolean }
  | { readonly is: 'grpc'; readonly status: string }
  | { readonly is: 'exception'; readonly type: string }
  | { readonly is: 'slower'; readonly times: number }
  | { readonly is: 'database'; readonly system: string; readonly statement?: string }
  | { readonly is: 'messaging'; readonly destination: string };

const most = 2;
const statementLength = 60;
/** What is hardly slower than usual is not worth a word. */
const slower = 1.1;

/**
 * At most two pills, what went wrong before what was done. `times` is how many times its operation's p95 the span took,
 * where it exceeded that. By OpenTelemetry's attribute names, the stable ones before those they replaced.
 */
export function spanPills(span: Span, times?: number): readonly SpanPill[] {
  const { attributes } = span;
  return [
    httpPill(span),
    exceptionPill(span),
    grpcPill(attributes),
    times !== undefined && times >= slower ? ({ is: 'slower', times } as const) : undefined,
    databasePill(attributes),
    messagingPill(attributes),
  ]
    .filter((pill) => pill !== undefined)
    .slice(0, most);
}

function httpPill({ kind, attributes }: Span): SpanPill | undefined {
  const status = Number(plain(attributes, 'http.response.status_code', 'http.status_code'));
  const isFailure = status >= 500;
  return isFailure || (status >= 400 && kind === 'server') ? { is: 'http', status, isFailure } : undefined;
}

/** By number as written until 2025, by name since. */
const grpcNames = [
  'OK',
  'CANCELLED',
  'UNKNOWN',
  'INVALID_ARGUMENT',
  'DEADLINE_EXCEEDED',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'PERMISSION_DENIED',
  'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION',
  'ABORTED',
  'OUT_OF_RANGE',
  'UNIMPLEMENTED',
  'INTERNAL',
  'UNAVAILABLE',
  'DATA_LOSS',
  'UNAUTHENTICATED',
];

function grpcPill(attributes: readonly Attribute[]): SpanPill | undefined {
  const isGrpc = plain(attributes, 'rpc.system.name', 'rpc.system') === 'grpc';
  const code =
    plain(attributes, 'rpc.grpc.status_code') ?? (isGrpc ? plain(attributes, 'rpc.response.status_code') : undefined);
  const status = code === undefined ? undefined : (grpcNames[Number(code)] ?? code);
  return status === undefined || status === 'OK' ? undefined : { is: 'grpc', status };
}

/** The last exception recorded; where none is, what kind of error a failed span names, unless that is a status code. */
function exceptionPill({ events, attributes, status }: Span): SpanPill | undefined {
  const event = events.filter(({ name }) => name === 'exception').at(-1);
  const named = status === 'error' ? plain(attributes, 'error.type') : undefined;
  const type = plain(event?.attributes ?? [], 'exception.type') ?? (/^\d*$|^_OTHER$/.test(named ?? '') ? '' : named);
  return type ? { is: 'exception', type } : undefined;
}

function databasePill(attributes: readonly Attribute[]): SpanPill | undefined {
  const system = plain(attributes, 'db.system.name', 'db.system');
  if (!system) {
    return undefined;
  }
  const operation = plain(attributes, 'db.operation.name', 'db.operation');
  const statement =
    plain(attributes, 'db.query.summary', 'db.query.text', 'db.statement') ??
    [operation, plain(attributes, 'db.collection.name', 'db.sql.table')].filter(Boolean).join(' ');
  return { is: 'database', system, ...(statement ? { statement: short(statement) } : {}) };
}

function messagingPill(attributes: readonly Attribute[]): SpanPill | undefined {
  const destination = plain(attributes, 'messaging.destination.name', 'messaging.destination');
  return destination ? { is: 'messaging', destination } : undefined;
}

/** The first of `keys` that has a plain value, as text. */
function plain(attributes: readonly Attribute[], ...keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const value: AttributeValue | undefined = attributes.find((attribute) => attribute.key === key)?.value;
    if (typeof value === 'string' || typeof value === 'number') {
      return String(value);
    }
  }
  return undefined;
}

function short(statement: string): string {
  const line = statement
    .slice(0, 10 * statementLength)
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > statementLength ? `${line.slice(0, statementLength - 1)}…` : line;
}
