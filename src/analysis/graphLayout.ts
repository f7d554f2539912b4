import type { Edge, NodeKind, ServiceGraph } from '../model/graph';
import { serviceKey, type ServiceId } from '../model/service';
import { layersOf } from './graphLayers';
import { byText } from './byMarks';
import { edgeKey, connectedGraph } from './topology';

/** Sizes in the layout's own units, pixels at zoom 1. */
export const nodeSize = { width: 168, height: 48 } as const;
const gap = { x: 72, y: 24 } as const;
const margin = 16;

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PlacedNode extends Point {
  readonly service: ServiceId;
  readonly kind: NodeKind;
  /** Column, from 0 at the left. */
  readonly layer: number;
}

export interface PlacedEdge {
  readonly edge: Edge;
  /** From the client's side to the server's side, by way of the columns between. Leftwards where calls go in a circle. */
  readonly points: readonly Point[];
}

/** `x` and `y` of nodes are their middles. */
export interface GraphLayout {
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
  readonly width: number;
  readonly height: number;
}

/** A place in a column: a node, or where an edge passes a column on its way (`edge` set). */
interface Slot {
  readonly key: string;
  readonly layer: number;
  readonly height: number;
  y: number;
}

type Slots = ReadonlyMap<string, Slot>;
type Links = ReadonlyMap<string, readonly Slot[]>;

const sweeps = 8;

/**
 * Columns of services in the direction of calls, left to right.
 *
 *   user ─► frontend ─► cart ─► redis
 *                   └─► payment ─► bank
 *
 * A service stands one column right of its furthest caller (see graphLayers.ts), so databases, queues and third
 * parties stand right of who uses them. Edges that pass a column get a free lane there. Within a column the order
 * follows the mean of the neighbours' heights, some sweeps to and fro; then each place moves as near to its
 * neighbours as its column allows. The same graph gives the same picture, in whatever order it was read.
 * Services without edges stand below. Meant for up to some 60 nodes; crossings are few but not fewest.
 */
export function layoutGraph(graph: ServiceGraph): GraphLayout {
  const { nodes, edges } = connectedGraph(graph, []);
  const keys = nodes.map((node) => serviceKey(node.service));
  const { layers, lone } = layersOf(keys, edges);
  const slots = new Map(layers.map(({ key, layer }) => [key, { key, layer, height: nodeSize.height, y: 0 }]));
  const chains = edges.map((edge) => ({ edge, chain: chainOf(edge, slots) }));
  const columns = columnsOf(slots);
  const links = linksOf(chains.map(({ chain }) => chain));
  arrange(columns, links);
  placeLone(lone, slots, columns.length);
  return drawn(nodes, chains, slots);
}

/** The places an edge goes through, left to right, with new ones in the columns it passes. */
function chainOf(edge: Edge, slots: Map<string, Slot>): readonly Slot[] {
  const ends = [slots.get(serviceKey(edge.client)), slots.get(serviceKey(edge.server))];
  const [from, to] = ends.filter((slot) => slot !== undefined).sort((a, b) => a.layer - b.layer);
  if (!from || !to) {
    return [];
  }
  const passed: Slot[] = [];
  for (let layer = from.layer + 1; layer < to.layer; layer += 1) {
    // A key behind all others, so that lanes start below the nodes of a column and move from there.
    const lane = { key: `\uffff${edgeKey(edge)}\u0001${layer}`, layer, height: 0, y: 0 };
    slots.set(lane.key, lane);
    passed.push(lane);
  }
  return [from, ...passed, to];
}

function columnsOf(slots: Slots): Slot[][] {
  const columns: Slot[][] = [];
  for (const slot of [...slots.values()].sort((a, b) => byText(a.key, b.key))) {
    while (columns.length <= slot.layer) {
      columns.push([]);
    }
    columns[slot.layer]?.push(slot);
  }
  return columns;
}

function linksOf(chains: ReadonlyArray<readonly Slot[]>): { readonly left: Links; readonly right: Links } {
  const left = new Map<string, Slot[]>();
  const right = new Map<string, Slot[]>();
  const add = (links: Map<string, Slot[]>, key: string, slot: Slot) =>
    links.set(key, [...(links.get(key) ?? []), slot]);
  for (const chain of chains) {
    chain.slice(1).forEach((slot, index) => {
      const before = chain[index];
      if (before) {
        add(left, slot.key, before);
        add(right, before.key, slot);
      }
    });
  }
  return { left, right };
}

function arrange(columns: Slot[][], { left, right }: { left: Links; right: Links }): void {
  columns.forEach((column) => stack(column));
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    const toRight = sweep % 2 === 0;
    for (const column of toRight ? columns : [...columns].reverse()) {
      const wish = wishesOf(column, toRight ? left : right);
      column.sort((a, b) => (wish.get(a) ?? 0) - (wish.get(b) ?? 0) || a.y - b.y || byText(a.key, b.key));
      stack(column);
    }
  }
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    for (const column of sweep % 2 === 0 ? columns : [...columns].reverse()) {
      settle(column, wishesOf(column, left, right));
    }
  }
}

/** Where each place would like to be: at the mean height of its neighbours, or where it is. */
function wishesOf(column: readonly Slot[], ...sides: readonly Links[]): ReadonlyMap<Slot, number> {
  return new Map(
    column.map((slot) => {
      const near = sides.flatMap((links) => links.get(slot.key) ?? []);
      return [slot, near.length === 0 ? slot.y : near.reduce((sum, { y }) => sum + y, 0) / near.length];
    })
  );
}

/** One below the other around 0, in the order of the column. */
function stack(column: readonly Slot[]): void {
  let y = 0;
  column.forEach((slot, index) => {
    y += index === 0 ? 0 : distance(column[index - 1], slot);
    slot.y = y;
  });
  column.forEach((slot) => (slot.y -= y / 2));
}

function distance(above: Slot | undefined, below: Slot): number {
  return ((above?.height ?? 0) + below.height) / 2 + gap.y;
}

/**
 * Moves the places of a column as near to their wishes as order and distances allow: places that would overlap form a
 * block, which goes to the mean of its wishes (isotonic regression).
 */
function settle(column: readonly Slot[], wishes: ReadonlyMap<Slot, number>): void {
  const blocks: Array<{ readonly slots: Array<{ slot: Slot; below: number }>; wish: number }> = [];
  let below = 0;
  column.forEach((slot, index) => {
    below += index === 0 ? 0 : distance(column[index - 1], slot);
    let block = { slots: [{ slot, below }], wish: (wishes.get(slot) ?? 0) - below };
    for (let last = blocks.at(-1); last && last.wish >= block.wish; last = blocks.at(-1)) {
      blocks.pop();
      const slots = [...last.slots, ...block.slots];
      const wish = (last.wish * last.slots.length + block.wish * block.slots.length) / slots.length;
      block = { slots, wish };
    }
    blocks.push(block);
  });
  for (const { slots, wish } of blocks) {
    slots.forEach((one) => (one.slot.y = wish + one.below));
  }
}

/** Services without edges: rows under all others, as wide as the picture is. */
function placeLone(lone: readonly string[], slots: Map<string, Slot>, columns: number): void {
  const width = Math.max(columns, 4);
  const lowest = [...slots.values()].reduce((y, slot) => Math.max(y, slot.y), -Infinity);
  const first = Number.isFinite(lowest) ? lowest + nodeSize.height + gap.y * 2 : 0;
  lone.forEach((key, index) => {
    const y = first + Math.floor(index / width) * (nodeSize.height + gap.y);
    slots.set(key, { key, layer: index % width, height: nodeSize.height, y });
  });
}

function drawn(
  nodes: ServiceGraph['nodes'],
  chains: ReadonlyArray<{ readonly edge: Edge; readonly chain: readonly Slot[] }>,
  slots: Slots
): GraphLayout {
  const all = [...slots.values()];
  const top = all.reduce((y, slot) => Math.min(y, slot.y), Infinity);
  const bottom = all.reduce((y, slot) => Math.max(y, slot.y), -Infinity);
  const last = all.reduce((layer, slot) => Math.max(layer, slot.layer), -1);
  const middle = ({ layer, y }: Slot): Point => ({
    x: margin + nodeSize.width / 2 + layer * (nodeSize.width + gap.x),
    y: margin + nodeSize.height / 2 + y - top,
  });
  return {
    nodes: nodes.flatMap(({ service, kind }) => {
      const slot = slots.get(serviceKey(service));
      return slot ? [{ service, kind, layer: slot.layer, ...middle(slot) }] : [];
    }),
    edges: chains.map(({ edge, chain }) => ({ edge, points: pointsOf(edge, chain, middle) })),
    width: last < 0 ? 0 : 2 * margin + (last + 1) * (nodeSize.width + gap.x) - gap.x,
    height: last < 0 ? 0 : 2 * margin + nodeSize.height + bottom - top,
  };
}

function pointsOf(edge: Edge, chain: readonly Slot[], middle: (slot: Slot) => Point): readonly Point[] {
  const half = nodeSize.width / 2;
  const points = chain.flatMap((slot, index) => {
    const { x, y } = middle(slot);
    const left = index > 0 ? [{ x: x - half, y }] : [];
    const right = index < chain.length - 1 ? [{ x: x + half, y }] : [];
    return [...left, ...right];
  });
  return chain[0]?.key === serviceKey(edge.client) ? points : points.reverse();
}
