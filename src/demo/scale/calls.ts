import { mixed } from '../chance';
import type { EdgeKind } from '../../model/graph';
import type { ScaleSize } from './environments';
import { layer, slowed, spine, type ShopNode } from './nodes';

/** Who calls whom, by the nodes' places in their list. */
export interface ShopCall {
  readonly from: number;
  readonly to: number;
  readonly kind: EdgeKind;
  /** Calls per request of the caller. */
  readonly ratio: number;
}

const totals: Readonly<Record<ScaleSize, number>> = { 50: 130, 100: 260, 500: 1700, 2000: 8000 };
const circles: Readonly<Record<ScaleSize, number>> = { 50: 2, 100: 3, 500: 8, 2000: 24 };
const selfCallers: Readonly<Record<ScaleSize, number>> = { 50: 1, 100: 2, 500: 5, 2000: 15 };
/** Services beside the spine that call into it. */
const sideCallers: Readonly<Record<ScaleSize, number>> = { 50: 1, 100: 2, 500: 6, 2000: 14 };
/** Calls per request from each service of the spine to the next. */
const spineRatios = [0.62, 0.8, 0.75, 0.85, 0.95];

/** All calls of a shop: exactly as many as a shop of that size has, each pair once. */
export function shopCalls(nodes: readonly ShopNode[], size: ScaleSize): readonly ShopCall[] {
  const draft = new Draft(nodes, size);
  draft.spine();
  draft.entrances();
  draft.domains();
  draft.platform();
  draft.beyond();
  draft.oddities();
  draft.fill();
  return draft.settled();
}

type Wish = Omit<ShopCall, 'ratio'> & { readonly ratio?: number };

class Draft {
  private readonly calls = new Map<number, Wish>();
  private readonly called = new Set<number>();
  private readonly indexOf = new Map<string, number>();
  private readonly byLayer: number[][] = Array.from({ length: layer.beyond + 1 }, () => []);
  private readonly byDomain = new Map<string, number[]>();
  private readonly onSpine: readonly number[];
  private drawn = 0;

  public constructor(
    private readonly nodes: readonly ShopNode[],
    private readonly size: ScaleSize
  ) {
    nodes.forEach((node, index) => {
      this.indexOf.set(node.name, index);
      if (!node.isAlone) {
        this.byLayer[node.layer]?.push(index);
        const domain = node.namespace ?? '';
        this.byDomain.set(domain, [...(this.byDomain.get(domain) ?? []), index]);
      }
    });
    this.onSpine = spine.map(({ name }) => this.at(name));
  }

  public spine(): void {
    this.onSpine.slice(1).forEach((to, i) => {
      this.add({ from: this.onSpine[i] ?? 0, to, kind: 'call', ratio: spineRatios[i] });
    });
    const outside = this.among(layer.api, 4).filter((from) => !this.onSpine.includes(from) && !this.isCatalog(from));
    for (let i = 0; i < sideCallers[this.size]; i++) {
      const to = this.onSpine[4 + (i % 2)] ?? 0;
      this.add({ from: this.pick(outside), to, kind: 'call', ratio: 0.25 + 0.3 * this.share() });
    }
    const slow = this.at(slowed.name);
    const callers = this.among(layer.api, layer.api).filter((from) => this.isCatalog(from));
    callers.slice(0, 2).forEach((from) => this.add({ from, to: slow, kind: 'call' }));
  }

  /** From users over gateways and front ends to the domains. */
  public entrances(): void {
    const gateways = this.among(layer.gateway, layer.gateway);
    const frontEnds = this.among(layer.frontEnd, layer.frontEnd);
    const apis = this.among(layer.api, layer.api);
    gateways.forEach((to) => this.add({ from: 0, to, kind: 'virtual' }));
    frontEnds.forEach((to, i) => this.add({ from: gateways[i % gateways.length] ?? 0, to, kind: 'call' }));
    apis.forEach((to, i) => {
      if (!this.isKept(to)) {
        this.add({ from: frontEnds[(i * 7) % frontEnds.length] ?? 0, to, kind: 'call' });
      }
    });
    frontEnds.forEach((from) => this.add({ from, to: this.outsider(apis), kind: 'call' }));
  }

  /** Nobody inside a domain is left uncalled: messages go to workers, calls to all others. */
  public domains(): void {
    this.among(layer.api + 1, layer.deepest).forEach((to) => {
      const { namespace = '', layer: depth, isWorker } = this.node(to);
      const near = (this.byDomain.get(namespace) ?? []).filter((from) => this.node(from).layer < depth);
      const senders = near.filter((from) => this.node(from).layer >= layer.api);
      if (isWorker) {
        this.add({ from: this.pick(senders.length > 0 ? senders : near), to, kind: 'messaging' });
      } else if (!this.called.has(to)) {
        this.add({ from: this.outsider(near), to, kind: 'call' });
      }
    });
  }

  /** A few services that many call, and many that few call. */
  public platform(): void {
    const platform = this.among(layer.platform, layer.platform);
    const callers = this.among(layer.gateway, layer.deepest);
    const hubs = [0.4, 0.3, 0.15];
    callers.forEach((from) => {
      hubs.forEach((chance, i) => {
        if (this.share() < chance * (this.size === 50 ? 0.4 : 1)) {
          this.add({ from, to: platform[i] ?? 0, kind: 'call' });
        }
      });
    });
    platform.forEach((to) => {
      if (!this.called.has(to)) {
        this.add({ from: this.outsider(callers), to, kind: 'call' });
      }
    });
  }

  public beyond(): void {
    const stores = this.byLayer[layer.beyond] ?? [];
    const callers = this.among(layer.api, layer.deepest);
    stores.forEach((to) => {
      const { name, kind } = this.node(to);
      const domain = name.slice(0, name.lastIndexOf('-'));
      const own = (this.byDomain.get(domain) ?? []).filter((from) => this.node(from).layer >= layer.api);
      this.add({ from: this.outsider(own.length > 0 ? own : callers), to, kind: kindTo(kind) });
    });
    const [shared, kafka] = [this.at('core-postgres'), this.at('kafka')];
    callers.forEach((from) => {
      if (this.share() < 0.12) {
        this.add({ from, to: shared, kind: 'database' });
      }
      if (this.share() < 0.08) {
        this.add({ from, to: kafka, kind: 'virtual' });
      }
    });
    this.add({ from: this.onSpine[5] ?? 0, to: this.at('payments-postgres'), kind: 'database', ratio: 1.4 });
  }

  /** Calls against the direction, which close circles, and services that call themselves. */
  public oddities(): void {
    const deep = this.among(5, layer.deepest);
    const shallow = this.among(layer.api, 4);
    for (let i = 0; i < circles[this.size]; i++) {
      this.add({ from: this.outsider(deep), to: this.outsider(shallow), kind: 'call', ratio: 0.02 });
    }
    const own = this.among(4, layer.deepest).filter((one) => !this.node(one).isWorker && !this.isKept(one));
    for (let i = 0; i < selfCallers[this.size]; i++) {
      const one = this.pick(own);
      this.add({ from: one, to: one, kind: 'call', ratio: 0.05 });
    }
  }

  /** Further calls, most of them within a domain, until there are as many as there should be. */
  public fill(): void {
    const callers = this.among(layer.frontEnd, layer.deepest);
    const below = this.byLayer.map((_, depth) => this.among(depth + 1, layer.platform));
    for (let tries = 0; this.calls.size < totals[this.size] && tries < 40 * totals[this.size]; tries++) {
      const from = this.pick(callers);
      const { namespace = '', layer: depth } = this.node(from);
      const near = this.byDomain.get(namespace) ?? [];
      const to = this.share() < 0.6 ? this.pick(near) : this.pick(below[depth] ?? []);
      const callee = this.node(to);
      if (callee.layer > depth && !this.isKept(to)) {
        this.add({ from, to, kind: callee.isWorker ? 'messaging' : 'call' });
      }
    }
  }

  /** With how often each is called: what is not fixed shares what a service calls per request. */
  public settled(): readonly ShopCall[] {
    const slow = this.at(slowed.name);
    const wishes = [...this.calls.values()].sort((a, b) => a.from - b.from || a.to - b.to);
    const weights = wishes.map((wish, i) => (this.isShared(wish) ? 0.15 + mixed(this.size, i, 77) / 2 ** 32 : 0));
    const sums = new Float64Array(this.nodes.length);
    const fixed = new Float64Array(this.nodes.length);
    wishes.forEach((wish, i) => {
      sums[wish.from] = (sums[wish.from] ?? 0) + (weights[i] ?? 0);
      fixed[wish.from] = (fixed[wish.from] ?? 0) + (wish.kind === 'call' ? (wish.ratio ?? 0) : 0);
    });
    return wishes.map(({ ratio, ...wish }, i) => {
      const { layer: depth } = this.node(wish.from);
      const most = depth <= layer.gateway ? 1 : 1.15;
      const left = Math.max(0.25, most - (fixed[wish.from] ?? 0));
      const shared = ((weights[i] ?? 0) / Math.max(1e-9, sums[wish.from] ?? 1)) * left;
      const own = this.isShared(wish) ? shared : 0.1 + 0.6 * (mixed(this.size, i, 78) / 2 ** 32);
      return { ...wish, ratio: ratio ?? (wish.to === slow ? Math.min(0.04, own) : own) };
    });
  }

  private isShared({ kind, from }: Pick<ShopCall, 'kind' | 'from'>): boolean {
    return kind === 'call' || from === 0;
  }

  private add(wish: Wish): void {
    const key = wish.from * 4096 + wish.to;
    if (!this.calls.has(key)) {
      this.calls.set(key, wish);
      this.called.add(wish.to);
    }
  }

  /** The spine is called by those who are meant to, so that it stays plain who suffers, and so is the slow one. */
  private isKept(index: number): boolean {
    return this.onSpine.includes(index) || this.node(index).name === slowed.name;
  }

  private isCatalog(index: number): boolean {
    return this.node(index).namespace === slowed.namespace;
  }

  private outsider(among: readonly number[]): number {
    const others = among.filter((index) => !this.isKept(index) && !this.node(index).isWorker);
    return this.pick(others.length > 0 ? others : among);
  }

  private among(from: number, to: number): readonly number[] {
    return this.byLayer.slice(from, to + 1).flat();
  }

  private node(index: number): ShopNode {
    const found = this.nodes[index];
    if (!found) {
      throw new Error(`No node ${index}`);
    }
    return found;
  }

  private at(name: string): number {
    return this.indexOf.get(name) ?? 0;
  }

  private pick(among: readonly number[]): number {
    return among[Math.floor(this.share() * among.length)] ?? 0;
  }

  private share(): number {
    this.drawn += 1;
    return mixed(this.size, this.drawn, 5) / 2 ** 32;
  }
}

function kindTo(kind: ShopNode['kind']): EdgeKind {
  return kind === 'database' ? 'database' : 'virtual';
}
