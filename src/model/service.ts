/** What answers requests: `service.name`, with `service.namespace` where the signal carries it. Environment is a filter, not identity. */
export interface ServiceId {
  readonly name: string;
  readonly namespace?: string;
}

/** One text per service, for maps and sets. Not for display and not for URLs. */
export function serviceKey(service: ServiceId): string {
  return service.namespace ? `${service.namespace}\u0000${service.name}` : service.name;
}

export function sameService(a: ServiceId, b: ServiceId): boolean {
  return a.name === b.name && (a.namespace ?? '') === (b.namespace ?? '');
}
