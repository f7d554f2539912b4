import type { Attribute } from '../resource';
import { regionOf, type ShopNode } from './nodes';
import { idOf } from './environments';
import { versionAt } from './releases';
import type { Walked, WalkedSpan } from './walk';

/** Whose process a span is of. */
export function nodeOf({ key }: Walked, span: WalkedSpan): ShopNode | undefined {
  return key.world.shop.nodes[span.node];
}

/** Why a span failed: its own fault, or the one further down that reached it. */
export function failureText(walked: Walked, span: WalkedSpan): string {
  const { nodes, failingAt } = walked.key.world.shop;
  const reason = (node: number) =>
    node === failingAt
      ? 'posting rejected: ledger partition is read-only'
      : `${nodes[node]?.name ?? ''}: deadline exceeded`;
  if (span.faulty) {
    return reason(span.callee ?? span.node);
  }
  const origin = walked.spans.filter(({ faulty }) => faulty).at(-1);
  return `downstream: ${origin ? reason(origin.callee ?? origin.node) : 'failed'}`;
}

/** OpenTelemetry's attributes of the process. */
export function resourceOf(walked: Walked, span: WalkedSpan): Attribute[] {
  const { world } = walked.key;
  const node = nodeOf(walked, span);
  return [
    { key: 'service.name', value: node?.name ?? '' },
    { key: 'service.namespace', value: node?.namespace ?? '' },
    { key: 'service.version', value: versionAt(world, span.node, span.start) },
    { key: 'deployment.environment', value: idOf(world.shop.size) },
    { key: 'cloud.region', value: node ? regionOf(node) : '' },
    { key: 'k8s.pod.name', value: `${node?.name ?? ''}-${(span.node * 2654435761) % 997}-${walked.key.n % 3}` },
  ];
}

/** A span's own attributes. */
export function attributesOf({ key }: Walked, span: WalkedSpan): Attribute[] {
  const there = span.callee === undefined ? undefined : key.world.shop.nodes[span.callee];
  const isMessage = span.kind === 'producer' || span.kind === 'consumer';
  return [
    ...(there ? peerAttributes(there) : []),
    ...(isMessage ? [{ key: 'messaging.system', value: 'kafka' }] : []),
    ...protocolAttributes(span),
  ];
}

function peerAttributes({ name, kind }: ShopNode): Attribute[] {
  const peer = ['server.address', 'peer.service'].map((key) => ({ key, value: name }));
  return kind === 'database' ? [...peer, { key: 'db.system.name', value: name.split('-').at(-1) ?? '' }] : peer;
}

function protocolAttributes({ operation, failed }: WalkedSpan): Attribute[] {
  const [method = '', route] = operation.split(' ');
  if (route?.startsWith('/')) {
    return [
      { key: 'http.request.method', value: method },
      { key: 'http.route', value: route },
      { key: 'http.response.status_code', value: failed ? 503 : 200 },
    ];
  }
  const isRpc = operation.includes('.v1/');
  return isRpc
    ? [
        { key: 'rpc.system', value: 'grpc' },
        { key: 'rpc.grpc.status_code', value: failed ? 14 : 0 },
      ]
    : [];
}
