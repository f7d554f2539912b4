import type { Attribute, Span } from '../model/trace';
import { byText } from './byMarks';

export type AttributeGroupName =
  | 'http'
  | 'rpc'
  | 'db'
  | 'messaging'
  | 'exception'
  | 'kubernetes'
  | 'resource'
  | 'other';

/** An attribute and who carries it: groups may hold both. */
export interface CarriedAttribute extends Attribute {
  readonly of: 'span' | 'resource';
}

export interface AttributeGroup {
  readonly group: AttributeGroupName;
  /** By key. */
  readonly attributes: readonly CarriedAttribute[];
}

const order: readonly AttributeGroupName[] = [
  'exception',
  'http',
  'rpc',
  'db',
  'messaging',
  'other',
  'kubernetes',
  'resource',
];

/** First parts of keys, from OpenTelemetry's registry of attributes and the names it had before. */
const groupOfNamespace: ReadonlyMap<string, AttributeGroupName> = new Map([
  ['http', 'http'],
  ['url', 'http'],
  ['user_agent', 'http'],
  ['rpc', 'rpc'],
  ['grpc', 'rpc'],
  ['db', 'db'],
  ['messaging', 'messaging'],
  ['exception', 'exception'],
  ['error', 'exception'],
  ['k8s', 'kubernetes'],
  ['container', 'kubernetes'],
]);

/** Namespaces that say whom a call goes to, whatever its protocol. */
const addresses = new Set(['server', 'client', 'network', 'net', 'peer']);

/**
 * A span's attributes and its resource's, in groups that are read together; groups without attributes are left out.
 * Addresses (`server.*`, `network.*`) join the protocol that the span speaks, if it speaks one. Attributes of
 * Kubernetes are one group, whether the span or the resource carries them. Events' attributes stay with their events.
 */
export function attributeGroups(span: Span): readonly AttributeGroup[] {
  const groups = new Map<AttributeGroupName, CarriedAttribute[]>();
  const put = (group: AttributeGroupName, { key, value }: Attribute, of: CarriedAttribute['of']) => {
    const known = groups.get(group) ?? [];
    known.push({ key, value, of });
    groups.set(group, known);
  };
  const own = span.attributes.map(({ key }) => namespaceGroup(key));
  const protocol = (['messaging', 'db', 'rpc', 'http'] as const).find((group) => own.includes(group)) ?? 'other';
  for (const attribute of span.attributes) {
    put(addresses.has(namespaceOf(attribute.key)) ? protocol : namespaceGroup(attribute.key), attribute, 'span');
  }
  for (const attribute of span.resource) {
    put(namespaceGroup(attribute.key) === 'kubernetes' ? 'kubernetes' : 'resource', attribute, 'resource');
  }
  return order.flatMap((group) => {
    const attributes = groups.get(group);
    return attributes ? [{ group, attributes: attributes.sort((a, b) => byText(a.key, b.key)) }] : [];
  });
}

function namespaceOf(key: string): string {
  return key.split('.', 1)[0] ?? key;
}

function namespaceGroup(key: string): AttributeGroupName {
  return groupOfNamespace.get(namespaceOf(key)) ?? 'other';
}
