import type { SearchedCall } from '../model/traceSearch';
import { userName } from './edgeMetrics';
import { nameIn, type ServiceNames } from './serviceNames';
import { traceqlEquals, traceqlFilter } from './traceql';
import type { ServiceId } from '../model/service';

/**
 * What the spans of one call look like, as conditions of TraceQL:
 *
 *   call        { client, kind = client }   >  { server, kind = server }
 *   messaging   { client, kind = producer } >  { server, kind = consumer }
 *   database, virtual                          { client, kind = client, a peer named as the server }
 *   of a user                                  { server, received as the root of its trace }
 *
 * These are the rules by which Tempo and the collector pair spans into edges of a service graph. Wrong for messages whose
 * consumers begin a trace of their own and only link to the producer's: no operator of TraceQL follows links, and service
 * graphs have no edge for them either.
 */
export interface CallConditions {
  /** Of the span directly above; absent where one span alone is the call. */
  readonly caller?: readonly string[];
  /** Of the span that is listed: where the call was answered, or of a call whose other end is not instrumented, its only one. */
  readonly listed: readonly string[];
}

export function callConditions({ client, server, kind }: SearchedCall, names: ServiceNames = []): CallConditions {
  const of = (service: ServiceId) => [
    traceqlEquals('resource.service.name', nameIn(names, service.name)),
    ...(service.namespace ? [traceqlEquals('resource.service.namespace', service.namespace)] : []),
  ];
  switch (kind) {
    case 'call':
      return { caller: [...of(client), 'kind = client'], listed: [...of(server), 'kind = server'] };
    case 'messaging':
      return { caller: [...of(client), 'kind = producer'], listed: [...of(server), 'kind = consumer'] };
    case 'database':
    case 'virtual':
      return isOfUser({ client, kind })
        ? { listed: [...of(server), '(kind = server || kind = consumer)', 'nestedSetParent < 0'] }
        : { listed: [...of(client), '(kind = client || kind = producer)', peerNamed(server.name)] };
  }
}

/** Whether somebody sent the call whom nobody traced. */
export function isOfUser({ client, kind }: Pick<SearchedCall, 'client' | 'kind'>): boolean {
  return kind === 'virtual' && client.name === userName;
}

/** Attributes by which service graphs name the other end of a call that is not instrumented, today's names and older ones. */
export const peerAttributes = [
  'peer.service',
  'server.address',
  'network.peer.address',
  'net.peer.name',
  'net.sock.peer.addr',
  'db.namespace',
  'db.name',
  'db.system',
  'db.system.name',
  'messaging.destination.name',
  'messaging.system',
] as const;

/** Addresses that service graphs join to their ports where the name is `host:port`. */
const addresses = [
  ['server.address', 'server.port'],
  ['network.peer.address', 'network.peer.port'],
  ['net.peer.name', 'net.peer.port'],
] as const;

function peerNamed(name: string): string {
  const [, host, port] = /^(.+):(\d{1,5})$/s.exec(name) ?? [];
  const whole = peerAttributes.map((key) => traceqlEquals(`span.${key}`, name));
  const parts =
    host === undefined || port === undefined
      ? []
      : addresses.map(
          ([address, at]) =>
            `(${traceqlEquals(`span.${address}`, host)} && ${traceqlFilter({ key: `span.${at}`, op: '=', value: port })})`
        );
  return `(${[...whole, ...parts].join(' || ')})`;
}
