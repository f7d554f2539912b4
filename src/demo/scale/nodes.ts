import type { NodeKind } from '../../model/graph';
import { mixed, seedOf } from '../chance';
import type { ScaleSize } from './environments';
import { databases, domains, endings, frontEnds, nouns, platformServices, regions, teams, thirdParties } from './words';

/** Something that calls or is called. */
export interface ShopNode {
  readonly name: string;
  /** Only services have one. */
  readonly namespace?: string;
  readonly kind: NodeKind;
  readonly layer: number;
  /** It reads messages and is never called. */
  readonly isWorker: boolean;
  /** Nobody's spans tell who calls it. */
  readonly isAlone: boolean;
}

/** Where in the order of calls a node stands; callers stand before what they call. */
export const layer = { user: 0, gateway: 1, frontEnd: 2, api: 3, deepest: 6, platform: 7, beyond: 8 } as const;

/** The services on the way to the one that fails, outermost first. They are there in a shop of any size. */
export const spine = [
  { name: 'shop-gateway', namespace: 'edge', layer: 1 },
  { name: 'checkout-bff', namespace: 'checkout', layer: 2 },
  { name: 'checkout-api', namespace: 'checkout', layer: 3 },
  { name: 'payments-orchestrator', namespace: 'payments', layer: 4 },
  { name: 'payments-ledger', namespace: 'payments', layer: 5 },
  { name: 'ledger-postings', namespace: 'payments', layer: 6 },
] as const;
/** Becomes slow by a new version, apart from all others' trouble. */
export const slowed = { name: 'catalog-ranking', namespace: 'catalog', layer: 4 } as const;

interface Parts {
  readonly gateways: number;
  readonly frontEnds: number;
  readonly platform: number;
  readonly alone: number;
  readonly domains: number;
  readonly queues: number;
  readonly thirdParties: number;
}

const parts: Readonly<Record<ScaleSize, Parts>> = {
  50: { gateways: 2, frontEnds: 4, platform: 8, alone: 1, domains: 3, queues: 1, thirdParties: 3 },
  100: { gateways: 3, frontEnds: 7, platform: 12, alone: 1, domains: 6, queues: 2, thirdParties: 5 },
  500: { gateways: 6, frontEnds: 20, platform: 40, alone: 4, domains: 22, queues: 4, thirdParties: 14 },
  2000: { gateways: 12, frontEnds: 80, platform: 120, alone: 10, domains: 58, queues: 10, thirdParties: 30 },
};

/** All nodes of a shop, layer by layer, so that whoever calls comes before what it calls but for a few circles. */
export function shopNodes(size: ScaleSize): readonly ShopNode[] {
  const part = parts[size];
  const inside = [...gateways(part), ...frontEndServices(part), ...platform(part), ...alone(part)];
  const own = domainServices(part, size - inside.length);
  const nodes = [node({ name: 'user', kind: 'user', layer: layer.user }), ...inside, ...own, ...beyond(part, size)];
  return nodes.sort((a, b) => a.layer - b.layer);
}

type Described = Pick<ShopNode, 'name' | 'layer'> & Partial<ShopNode>;

function node(described: Described): ShopNode {
  return { kind: 'service', isWorker: false, isAlone: false, ...described };
}

function gateways({ gateways: count }: Parts): ShopNode[] {
  const named = Array.from({ length: count - 1 }, (_, i) => `${numbered(frontEnds, i)}-gateway`);
  return ['shop-gateway', ...named].map((name) => node({ name, namespace: 'edge', layer: layer.gateway }));
}

function frontEndServices({ frontEnds: count, domains: among }: Parts): ShopNode[] {
  const others = Array.from({ length: count - 1 }, (_, i) => {
    const namespace = domains[(i + 1) % among] ?? 'edge';
    const round = Math.floor(i / among);
    return node({ name: `${namespace}-${numbered(frontEnds, i + round)}-bff`, namespace, layer: layer.frontEnd });
  });
  return [node(spine[1]), ...others];
}

const platformParts = ['', '-cache', '-proxy', '-worker', '-admin', '-sync'];

function platform({ platform: count }: Parts): ShopNode[] {
  return Array.from({ length: count }, (_, i) => {
    const ending = platformParts[Math.floor(i / platformServices.length)] ?? `-${i}`;
    const name = `${platformServices[i % platformServices.length] ?? ''}${ending}`;
    return node({ name, namespace: 'platform', layer: layer.platform });
  });
}

function alone({ alone: count, domains: among }: Parts): ShopNode[] {
  return Array.from({ length: count }, (_, i) => {
    const namespace = domains[(2 * i + 2) % among] ?? 'edge';
    return node({ name: `${namespace}-nightly-report`, namespace, layer: layer.deepest, isAlone: true });
  });
}

/** Of twenty services of a domain so many stand in each of its layers. */
const share = [4, 11, 16, 20];

function domainServices({ domains: among }: Parts, count: number): ShopNode[] {
  const named = [...spine.slice(2), slowed].map(node);
  const rest = count - named.length;
  const others = Array.from({ length: rest }, (_, i) => {
    const namespace = domains[i % among] ?? 'edge';
    const nth = Math.floor(i / among);
    const depth = share.findIndex((upTo) => (nth * 7 + 1) % 20 < upTo);
    const isWorker = depth === 2 && nth % 3 === 2;
    const noun = nouns[(nth * 3 + (seedOf(namespace) % nouns.length)) % nouns.length] ?? '';
    const words = endings[depth] ?? [];
    const ending = isWorker ? 'worker' : words[Math.floor(nth / 2) % words.length];
    return node({ name: `${namespace}-${noun}-${ending}`, namespace, layer: layer.api + depth, isWorker });
  });
  return [...named, ...unlike(others)];
}

/** A second service of one name is told apart by its number. */
function unlike(nodes: readonly ShopNode[]): ShopNode[] {
  const seen = new Map<string, number>();
  return nodes.map((one) => {
    const before = seen.get(one.name) ?? 0;
    seen.set(one.name, before + 1);
    return before === 0 ? one : { ...one, name: `${one.name}-${before + 1}` };
  });
}

const queueNames = ['kafka', 'rabbitmq'];

function beyond({ domains: among, queues, thirdParties: third }: Parts, size: ScaleSize): ShopNode[] {
  const perDomain = size === 50 ? 2 : 4;
  const stores = domains
    .slice(0, among)
    .flatMap((domain) => Array.from({ length: perDomain }, (_, i) => `${domain}-${databases[i] ?? 'db'}`));
  const queued = Array.from({ length: queues }, (_, i) =>
    i < queueNames.length ? (queueNames[i] ?? '') : `${domains[i] ?? ''}-kafka`
  );
  const outside = Array.from({ length: third }, (_, i) => numbered(thirdParties, i));
  const at = layer.beyond;
  return [
    ...['core-postgres', ...stores].map((name) => node({ name, kind: 'database', layer: at })),
    ...queued.map((name) => node({ name, kind: 'queue', layer: at })),
    ...outside.map((name) => node({ name, kind: 'external', layer: at })),
  ];
}

/** The words in turn; from the second round on with the round's number. */
function numbered(words: readonly string[], i: number): string {
  const word = words[i % words.length] ?? '';
  return i < words.length ? word : `${word}-${Math.floor(i / words.length) + 1}`;
}

/** Who is on call for a service: one of two teams of its namespace. */
export function teamOf({ name, namespace = '' }: Pick<ShopNode, 'name' | 'namespace'>): string {
  return teams[(seedOf(namespace) + (mixed(seedOf(name), 1) % 2)) % teams.length] ?? '';
}

/** Where a service's processes run: where its namespace is at home. */
export function regionOf({ namespace = '' }: Pick<ShopNode, 'namespace'>): string {
  return regions[seedOf(namespace) % regions.length] ?? '';
}
