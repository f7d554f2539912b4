import { serviceKey, type ServiceId } from './service';
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

/** One text per operation of a service, for maps. Not for display and not for URLs. */
export function operationKey(service: ServiceId, operation: string): string {
  return `${serviceKey(service)}\u0001${operation}`;
}
