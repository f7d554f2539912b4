import type { Edge, GraphNode, NodeKind } from '../model/graph';
import { serviceKey, type ServiceId } from '../model/service';
import { userName } from './edgeMetrics';

/**
 * Messaging systems by the names under which callers know them. A service graph has no word of its own for a queue
 * that only its senders see, so the name is all there is to go by.
 */
const queueNames =
  /^(.*[-_.])?(kafka|rabbitmq|nats|pulsar|activemq|artemis|sqs|sns|kinesis|pubsub|servicebus|eventhubs?|rocketmq|nsq|mqtt)([-_.:].*)?$/i;

/**
 * The nodes of a graph with what stands at each, concluded from its edges:
 *
 *   calls, sends, receives → service     called as a database only → database
 *   the name `user`, calls only → user   known to its callers only → queue if so named, else external
 *
 * A service that was once seen from inside stays one, whatever else its callers take it for.
 */
export function graphNodes(edges: readonly Edge[]): readonly GraphNode[] {
  const nodes = new Map<string, { service: ServiceId; kinds: Set<NodeKind> }>();
  const saw = (service: ServiceId, kind: NodeKind) => {
    const key = serviceKey(service);
    const node = nodes.get(key) ?? { service, kinds: new Set<NodeKind>() };
    node.kinds.add(kind);
    nodes.set(key, node);
  };
  for (const edge of edges) {
    const byNobody = edge.kind === 'virtual' && edge.client.name === userName;
    saw(edge.client, byNobody ? 'user' : 'service');
    saw(edge.server, byNobody ? 'service' : seenAtServer(edge));
  }
  return [...nodes.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { service, kinds }]) => ({ service, kind: strength.find((kind) => kinds.has(kind)) ?? 'external' }));
}

const strength: readonly NodeKind[] = ['service', 'database', 'queue', 'user', 'external'];

function seenAtServer(edge: Edge): NodeKind {
  switch (edge.kind) {
    case 'call':
    case 'messaging':
      return 'service';
    case 'database':
      return 'database';
    case 'virtual':
      return queueNames.test(edge.server.name) ? 'queue' : 'external';
  }
}
