import { serviceKey, type ServiceId } from './service';
import type { Span, SpanKind } from './trace';
import type { Ms } from './units';

/** How long an operation usually takes: quantiles of its distribution in one window. */
export interface UsualDuration {
  readonly p50?: Ms;
  readonly p95?: Ms;
  readonly p99?: Ms;
  /** How many spans these are told from. */
  readonly count?: number;
  /** The same in the window before. */
  readonly before?: Omit<UsualDuration, 'before'>;
}

/** What is usual, by {@link operationKey}. */
export type UsualDurations = ReadonlyMap<string, UsualDuration>;

/**
 * One text per operation of a service, for maps. Not for display and not for URLs. With a kind, of its spans of that kind
 * alone: a client's call of an operation waits for more than the server that answers it.
 */
export function operationKey(service: ServiceId, operation: string, kind?: SpanKind): string {
  const key = `${serviceKey(service)}\u0001${operation}`;
  return kind === undefined ? key : `${key}\u0001${kind}`;
}

/** The parts of a key again. */
export function readOperationKey(key: string): {
  readonly service: string;
  readonly operation: string;
  readonly kind?: string;
} {
  const [service = '', operation = '', kind] = key.split('\u0001');
  return { service, operation, ...(kind === undefined ? {} : { kind }) };
}

/** What is usual for spans like this one: of its kind where kinds are told apart. */
export function usualOf(
  usual: UsualDurations,
  span: Pick<Span, 'service' | 'operation' | 'kind'>
): UsualDuration | undefined {
  return (
    usual.get(operationKey(span.service, span.operation, span.kind)) ??
    usual.get(operationKey(span.service, span.operation))
  );
}
