import { mixed, seedOf } from '../chance';
import type { ShopNode } from './nodes';
import type { ScaleShop } from './shop';

/** What requests come in as. */
export interface Operation {
  readonly name: string;
  readonly kind: 'server' | 'consumer';
  /** Of the service's requests. All shares of a service make 1. */
  readonly share: number;
  /** How its durations stand to those of the service. */
  readonly slowness: number;
}

const verbs = ['GET', 'POST', 'PUT', 'DELETE'];
const methods = ['Get', 'List', 'Update', 'Check'];

/** The operations of a service, the most called first. */
export function operationsOf(node: ShopNode): readonly Operation[] {
  const known = operations.get(node) ?? made(node);
  operations.set(node, known);
  return known;
}

const operations = new WeakMap<ShopNode, readonly Operation[]>();

function made(node: ShopNode): readonly Operation[] {
  const seed = seedOf(node.name);
  const count = node.isWorker || node.isAlone ? 1 : 2 + (seed % 3);
  const weights = Array.from({ length: count }, (_, i) => (1 + (mixed(seed, i, 8) % 8)) / (1 + i));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const noun = node.name.split('-').slice(-2)[0] ?? node.name;
  return weights.map((weight, i) => ({
    name: nameOf(node, noun, i),
    kind: node.isWorker ? 'consumer' : 'server',
    share: weight / all,
    slowness: count === 1 ? 1 : 0.85 + (0.3 * i) / (count - 1),
  }));
}

function nameOf({ layer, isWorker, isAlone }: ShopNode, noun: string, i: number): string {
  if (isWorker) {
    return `${noun}-events process`;
  }
  if (isAlone) {
    return `POST /${noun}/run`;
  }
  return layer <= 3
    ? `${verbs[i] ?? 'PATCH'} /${noun}${i % 2 === 0 ? '/{id}' : ''}`
    : `${noun}.v1/${methods[i] ?? 'Put'}`;
}

/** Where a node of a name and, where it is told, a namespace stands; undefined where there is none. */
export function nodeNamed(
  shop: ScaleShop,
  { name, namespace }: { readonly name: string; readonly namespace?: string }
): number | undefined {
  const index = shop.indexOf.get(name);
  const there = index === undefined ? undefined : shop.nodes[index];
  return there && (namespace === undefined || namespace === there.namespace) ? index : undefined;
}
