import type { Edge, GraphNode, NodeKind, ServiceGraph } from '../src/model/graph';
import type { ServiceId } from '../src/model/service';
import { ms, perSecond, ratio } from '../src/model/units';

/** A graph as plain data: calls from and to, as indices of `keys`; each pair once. The same seed gives the same graph. */
export interface GeneratedGraph {
  readonly keys: readonly string[];
  readonly namespaces: readonly string[];
  readonly kinds: readonly NodeKind[];
  readonly edges: ReadonlyArray<readonly [number, number]>;
}

/** How many services and calls. */
export const graphSizes: ReadonlyArray<readonly [services: number, calls: number]> = [
  [50, 110],
  [100, 240],
  [300, 800],
  [500, 1400],
  [1000, 3000],
  [2000, 8000],
];

export interface Wanted {
  readonly services: number;
  readonly calls: number;
  readonly seed?: number;
}

/** As many layers as services in a layer; a call leads one to three layers on, by chance. No circles, no hubs. */
export function randomLayers({ services, calls, seed = 1 }: Wanted): GeneratedGraph {
  const next = numbers(seed);
  const layers = Math.round(Math.sqrt(services));
  const layerOf = Array.from({ length: services }, (_, index) => Math.floor((index * layers) / services));
  const first = (layer: number) => Math.ceil((Math.min(layer, layers) * services) / layers);
  const inLayer = (layer: number) => first(layer) + Math.floor(next() * (first(layer + 1) - first(layer)));
  const edges = new Pairs();
  for (let callee = first(1); callee < services; callee++) {
    edges.add(inLayer((layerOf[callee] ?? 1) - 1), callee);
  }
  while (edges.list.length < calls) {
    const caller = Math.floor(next() * first(layers - 1));
    const layer = (layerOf[caller] ?? 0) + (next() < 0.7 ? 1 : 2 + Math.floor(next() * 2));
    if (layer < layers) {
      edges.add(caller, inLayer(layer));
    }
  }
  const keys = layerOf.map((_, index) => `service-${index}`);
  return { keys, namespaces: keys.map(() => 'random'), kinds: keys.map(() => 'service'), edges: edges.list };
}

const words = ['cart', 'order', 'stock', 'price', 'media', 'fleet', 'ledger', 'search', 'profile', 'claims'];
const hubNames = ['auth', 'config', 'sessions', 'flags', 'audit', 'notify', 'catalog', 'accounts'];

/**
 * As services have it: six to ten layers from edge to storage, teams of about fifteen in namespaces that mostly call
 * their own, a few hubs that a fifth of all calls go to, databases and queues with one or two callers each, and a few calls
 * back up that close circles.
 */
export function serviceLike({ services, calls, seed = 1 }: Wanted): GeneratedGraph {
  const house = new House(services, numbers(seed));
  house.callEachService();
  house.callStores();
  house.closeCircles();
  while (house.edges.list.length < calls) {
    house.callMore();
  }
  return house.told();
}

class House {
  readonly edges = new Pairs();
  /** Services but for hubs come first, then hubs, then databases and queues. */
  private readonly inner: number;
  private readonly hubs: number;
  private readonly team: number[];
  /** Of services but for hubs; more of them in the middle than at the edge. */
  private readonly layer: number[];

  constructor(
    private readonly services: number,
    private readonly next: () => number
  ) {
    const depth = Math.min(10, 5 + Math.round(Math.log10(services / 5)) + Math.floor(services / 500));
    this.hubs = Math.max(2, Math.round(services / 60));
    this.inner = services - Math.round(services * 0.25) - this.hubs;
    const teams = Math.max(2, Math.round(services / 15));
    this.team = Array.from({ length: services }, () => this.pick(teams));
    this.layer = Array.from({ length: this.inner }, (_, index) =>
      index === 0 ? 0 : Math.min(depth - 2, Math.floor((next() + next() * 0.4) * (depth - 1) * 0.8))
    );
  }

  callEachService(): void {
    for (let one = 1; one < this.inner; one++) {
      this.call(this.callerOf(one), one);
    }
  }

  callStores(): void {
    for (let store = this.inner + this.hubs; store < this.services; store++) {
      const owner = 1 + this.pick(this.inner - 1);
      this.team[store] = this.team[owner] ?? 0;
      this.call(owner, store);
      if (this.next() < 0.25) {
        this.call(1 + this.pick(this.inner - 1), store);
      }
    }
  }

  closeCircles(): void {
    for (let back = 0; back < Math.max(1, this.services / 100); back++) {
      const [caller, callee] = this.edges.list[this.pick(this.edges.list.length)] ?? [0, 0];
      if (callee < this.inner && caller > 0) {
        this.call(callee, caller);
      }
    }
  }

  callMore(): void {
    if (this.next() < 0.2) {
      // The first hubs are called most.
      this.call(this.pick(this.inner), this.inner + Math.floor(this.next() * this.next() * this.hubs));
    } else {
      const callee = 1 + this.pick(this.inner - 1);
      this.call(this.callerOf(callee), callee);
    }
  }

  private pick(count: number): number {
    return Math.floor(this.next() * count);
  }

  private call(from: number, to: number): void {
    if ((this.layer[to] ?? 1) > 0 || from > 0) {
      this.edges.add(from, to);
    }
  }

  /** Mostly one layer above and of the same team; else any that is above. */
  private callerOf(callee: number): number {
    const below = this.layer[callee] ?? 0;
    let found = 0;
    for (let attempt = 0; attempt < 24; attempt++) {
      const caller = this.pick(this.inner);
      const distance = below - (this.layer[caller] ?? 0);
      const near = this.team[caller] === this.team[callee] || this.next() < 0.3;
      if (distance > 0 && near && (distance === 1 || this.next() < 0.15)) {
        return caller;
      }
      found = distance > 0 ? caller : found;
    }
    return found;
  }

  told(): GeneratedGraph {
    const { inner, hubs, team, edges } = this;
    const isHub = (index: number) => index >= inner && index < inner + hubs;
    const storeKind = (index: number): NodeKind => (index % 4 === 0 ? 'queue' : 'database');
    const kinds = team.map((_, index): NodeKind => (index < inner + hubs ? 'service' : storeKind(index)));
    const nameOf = (index: number) =>
      isHub(index)
        ? `${hubNames[(index - inner) % hubNames.length]}-${index - inner}`
        : `${words[index % words.length]}-${index < inner ? index : `${kinds[index]}-${index}`}`;
    const namespaces = team.map((one, index) => (isHub(index) ? 'platform' : `team-${one}`));
    return {
      keys: team.map((_, index) => `${namespaces[index]}/${nameOf(index)}`),
      namespaces,
      kinds,
      edges: edges.list,
    };
  }
}

/** Pairs of different nodes, each once. */
class Pairs {
  readonly list: Array<readonly [number, number]> = [];
  private readonly seen = new Set<string>();

  add(from: number, to: number): void {
    const name = `${from} ${to}`;
    if (from !== to && !this.seen.has(name)) {
      this.seen.add(name);
      this.list.push([from, to]);
    }
  }
}

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The same as the model has it, with figures that differ from call to call. */
export function serviceGraphOf({ keys, namespaces, kinds, edges }: GeneratedGraph): ServiceGraph {
  const services = keys.map(
    (key, index): ServiceId => ({
      name: key.slice(key.indexOf('/') + 1),
      namespace: namespaces[index],
    })
  );
  const nodes = services.map((service, index): GraphNode => ({ service, kind: kinds[index] ?? 'service' }));
  const known = (index: number): ServiceId => services[index] ?? { name: '' };
  return {
    nodes,
    edges: edges.map(([from, to], index): Edge => {
      const callee = kinds[to];
      const kind = callee === 'database' ? 'database' : 'call';
      return {
        client: known(from),
        server: known(to),
        kind: callee === 'queue' ? 'messaging' : kind,
        red: {
          rate: perSecond(1 + ((index * 37) % 400)),
          errors: ratio(index % 29 === 0 ? 0.04 : 0.001),
          duration: { p50: ms(4 + (index % 40)), p95: ms(20 + (index % 300)), p99: ms(60 + (index % 900)) },
        },
      };
    }),
  };
}
