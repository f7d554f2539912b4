import type { SpanKind } from '../model/trace';
import type { Trouble } from './incidents';

export type Attributes = Readonly<Record<string, string | number | boolean>>;

/** A way in which a span goes wrong by itself. Its share is either fixed or set by a trouble. */
export interface Fault {
  readonly share: number | Trouble;
  readonly reason: string;
  readonly exception: string;
  /** How many times longer it takes before it gives up. */
  readonly wait?: number;
}

/** One kind of span of a journey: all requests of the journey are made from the same shapes. */
export interface SpanShape {
  /** Index of the parent's shape; -1 at the root. Parents come before children. */
  readonly parent: number;
  readonly service: string;
  readonly operation: string;
  readonly kind: SpanKind;
  /** Median of the time that it spends on its own work, in milliseconds, and how far that spreads (sigma of its logarithm). */
  readonly own: number;
  readonly spread: number;
  /** Its children run at once instead of one after the other. */
  readonly atOnce: boolean;
  /** Share of requests that have it, or the trouble that brings it. */
  readonly share: number | 'cache-miss';
  readonly fault: Fault | undefined;
  /** Whether its caller fails when it does: always, every other time, or never. */
  readonly needed: 'always' | 'every-other' | 'never';
  /** Its time and its attributes depend on the recommendation cache. */
  readonly feelsCache: boolean;
  /** What a CLIENT span without a SERVER span reaches. */
  readonly peer: { readonly name: string; readonly connection: 'database' | 'virtual_node' } | undefined;
  /** Where its parent is a span that nobody stored. */
  readonly parentNotStored: boolean;
  readonly attributes: Attributes;
}

type Details = Partial<Omit<SpanShape, 'parent' | 'service' | 'operation' | 'kind' | 'own'>>;

/** A call and the calls it makes. `service` is absent where the caller's holds. */
export interface Call {
  readonly service?: string;
  readonly operation: string;
  readonly kind: SpanKind;
  readonly own: number;
  readonly details: Details;
  readonly calls: readonly Call[];
}

/** How long a call works by itself (a median, in milliseconds), and what else is particular about it. */
export type Work = Details & { readonly own: number };

/** A request that comes in from outside. `what` is `service METHOD /route`. */
export function serve(what: string, { own, ...details }: Work, calls: readonly Call[] = []): Call {
  const [service = '', method = '', route = ''] = what.split(' ');
  const attributes = { 'http.request.method': method, 'http.route': route, ...details.attributes };
  return { service, operation: `${method} ${route}`, kind: 'server', own, calls, details: { ...details, attributes } };
}

/** A gRPC call: the CLIENT span of the caller with the callee's SERVER span in it. `what` is `service/Method`. */
export function grpc(
  what: string,
  { own, share = 1, needed = 'always', ...details }: Work,
  calls: readonly Call[] = []
): Call {
  const [service = '', method = ''] = what.split('/');
  const rpc = { 'rpc.system': 'grpc', 'rpc.service': `shop.${service}`, 'rpc.method': method };
  const attributes = { ...rpc, ...details.attributes };
  return {
    operation: `grpc.${what}`,
    kind: 'client',
    own: 1.1,
    details: { attributes: { ...rpc, 'server.address': service }, share, needed },
    calls: [{ service, operation: method, kind: 'server', own, calls, details: { ...details, attributes } }],
  };
}

/** An HTTP call to another service. `what` is `service METHOD /route`. */
export function http(what: string, work: Work, calls: readonly Call[] = []): Call {
  const [service = '', method = '', route = ''] = what.split(' ');
  const attributes = {
    'http.request.method': method,
    'url.full': `http://${service}:8080${route}`,
    'server.address': service,
  };
  return { operation: method, kind: 'client', own: 1.4, details: { attributes }, calls: [serve(what, work, calls)] };
}

export function sql(database: string, statement: string, own: number): Call {
  return stored({ system: 'postgresql', name: database }, statement, own);
}

export function redis(cache: string, statement: string, own: number): Call {
  return stored({ system: 'redis', name: cache }, statement, own);
}

function stored({ system, name }: { system: string; name: string }, statement: string, own: number): Call {
  const attributes = {
    'db.system': system,
    'db.name': name,
    'db.statement': statement,
    'peer.service': name,
    'server.address': `${name}.svc`,
  };
  const operation = statement.split(' ').slice(0, 2).join(' ');
  return {
    operation,
    kind: 'client',
    own,
    calls: [],
    details: { peer: { name, connection: 'database' }, attributes, spread: 0.45 },
  };
}

/** A call to somebody else's service, which sends no spans. `what` is `host METHOD /path`. */
export function external(what: string, { own, ...details }: Work): Call {
  const [host = '', method = '', path = ''] = what.split(' ');
  const attributes = {
    'http.request.method': method,
    'url.full': `https://${host}${path}`,
    'server.address': host,
    'peer.service': host,
  };
  const peer = { name: host, connection: 'virtual_node' } as const;
  return {
    operation: `${method} ${path}`,
    kind: 'client',
    own,
    calls: [],
    details: { spread: 0.4, ...details, peer, attributes },
  };
}

/** A message, with the spans of those who read it later. */
export function publishes(topic: string, { own, ...details }: Work, consumers: readonly Call[]): Call {
  const attributes = { ...onTopic(topic), 'messaging.operation.type': 'publish' };
  return {
    operation: `${topic} publish`,
    kind: 'producer',
    own,
    calls: consumers,
    details: { ...details, attributes },
  };
}

/** `what` is `service/topic`. */
export function consumes(what: string, { own, ...details }: Work, calls: readonly Call[]): Call {
  const [service = '', topic = ''] = what.split('/');
  const attributes = {
    ...onTopic(topic),
    'messaging.operation.type': 'process',
    'messaging.consumer.group.name': service,
  };
  return { service, operation: `${topic} process`, kind: 'consumer', own, calls, details: { ...details, attributes } };
}

function onTopic(topic: string): Attributes {
  return { 'messaging.system': 'kafka', 'messaging.destination.name': topic };
}

/** Work inside a service that has a span of its own. */
export function works(operation: string, own: number, calls: readonly Call[] = []): Call {
  return { operation, kind: 'internal', own, calls, details: {} };
}

/** The tree as a list, parents before children and siblings in the order of their calls. */
export function shapesOf(root: Call): readonly SpanShape[] {
  const shapes: SpanShape[] = [];
  const open: Array<{ call: Call; parent: number }> = [{ call: root, parent: -1 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { call, parent } = next;
    const index = shapes.length;
    shapes.push(shapeOf(call, parent, call.service ?? shapes[parent]?.service ?? ''));
    for (const child of [...call.calls].reverse()) {
      open.push({ call: child, parent: index });
    }
  }
  return shapes;
}

/** All shapes have the same properties in the same order: populations read them a million times. */
function shapeOf({ operation, kind, own, details }: Call, parent: number, service: string): SpanShape {
  const usual = { spread: 0.32, atOnce: false, share: 1, needed: 'always', feelsCache: false } as const;
  const unusual = { parentNotStored: false, attributes: {}, fault: undefined, peer: undefined };
  return { parent, service, operation, kind, own, ...usual, ...unusual, ...details };
}
