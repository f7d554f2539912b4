import { windowOf } from '../../../model/window';

/** What the generated stacks measure: a small chain of services under steady load, the last of which fails sometimes. */
export interface ShopService {
  readonly name: string;
  readonly method: string;
  /** Path of an HTTP route, or a full gRPC method. */
  readonly route: string;
  readonly perSecond: number;
  /** Share of its requests that fail. */
  readonly failing: number;
  /** Durations in seconds with their shares: the last one is the p95. */
  readonly took: ReadonlyArray<readonly [seconds: number, share: number]>;
}

const took = (usual: number, slow: number) =>
  [
    [usual, 0.9],
    [slow, 0.1],
  ] as const;

export const shop: readonly ShopService[] = [
  { name: 'frontend', method: 'GET', route: '/cart', perSecond: 8, failing: 0.05, took: took(0.15, 0.7) },
  { name: 'checkout', method: 'POST', route: '/orders/{id}', perSecond: 4, failing: 0.1, took: took(0.12, 0.6) },
  { name: 'payment', method: 'POST', route: '/charge', perSecond: 2, failing: 0.2, took: took(0.07, 0.45) },
];

/** Who calls whom; `user` stands for whoever is outside. */
export const calls: ReadonlyArray<readonly [client: string, server: string]> = [
  ['user', 'frontend'],
  ['frontend', 'checkout'],
  ['checkout', 'payment'],
];

export const start = Date.UTC(2026, 10, 21, 2);
export const end = start + 30 * 60_000;
/** In which the stacks are asked: rates have settled by then. */
export const asked = windowOf(end - 10 * 60_000, end);

export function service(name: string): ShopService {
  const found = shop.find((one) => one.name === name);
  if (!found) {
    throw new Error(`The shop has no ${name}`);
  }
  return found;
}

/** The trace that exemplars of a service lead to. */
export function traceOf(name: string): string {
  const nth = shop.findIndex((one) => one.name === name) + 1;
  return `${nth}`.repeat(32);
}
