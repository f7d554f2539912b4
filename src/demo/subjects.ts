import type { RedSubject } from '../model/red';
import { isAuxiliary } from '../telemetry/auxiliary';

/** Whether spans of this service and operation belong to the subject. */
export function covers(
  subject: Exclude<RedSubject, { is: 'edge' }>,
  of: { readonly service: string; readonly operation: string }
): boolean {
  if (subject.is === 'environment') {
    return true;
  }
  return of.service === subject.service.name && (subject.is === 'service' || of.operation === subject.operation);
}

/** Whether a span of this kind means that a request came in. */
export function inbound(of: { readonly kind: string }): boolean {
  return of.kind === 'server' || of.kind === 'consumer';
}

/** Whether a request came in with it that counts: not one of the operations that `without` leaves out. */
export function counted(without: string | undefined) {
  return (of: { readonly kind: string; readonly operation: string }): boolean =>
    inbound(of) && !isAuxiliary(of.operation, without);
}

export function kindText(kind: string): string {
  return `SPAN_KIND_${kind.toUpperCase()}`;
}
