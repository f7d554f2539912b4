import type { KeyedGraph } from '../joinedGraph';
import { freeKey, keyPart } from './placeKeys';
import type { Standing } from './standing';

/** Neighbours of a hub on one side that have no other, put together but for the worst. */
export interface HubRest {
  readonly key: string;
  /** Key of the service they are neighbours of. */
  readonly hub: string;
  readonly side: 'callers' | 'callees';
  readonly box?: string;
  /** The worst first. */
  readonly members: readonly string[];
}

export interface HubsAsked {
  readonly graph: KeyedGraph;
  readonly standing: Standing;
  readonly inOrder: readonly string[];
  /** Services that are never put together with others: those in trouble and those one looks at. */
  readonly isSeen: (key: string) => boolean;
}

/** From more neighbours on, which have no other edge, a service is a hub. */
const hubFrom = 12;
/** Of these so many stand by themselves, the worst. */
const standing = 7;

/**
 * What can be put together around hubs, whether it is opened or not, sorted by hub.
 *
 *   gateway ─► a … g          the seven worst of forty services that only the gateway calls
 *           └► 33 more
 *
 * What is in a closed group is there already; neighbours that stand in different boxes are not mixed.
 */
export function hubRests(asked: HubsAsked): readonly HubRest[] {
  const rests: HubRest[] = [];
  for (const leaves of leavesByHub(asked).values()) {
    const [first] = leaves;
    const members = leaves.slice(standing).flatMap(({ key }) => (asked.isSeen(key) ? [] : [key]));
    if (first && leaves.length > hubFrom && members.length > 1) {
      const { hub, side, box } = first;
      const key = freeKey(keyOf(first, asked.graph), asked.graph.nodes);
      rests.push({ key, hub, side, ...(box === undefined ? {} : { box }), members });
    }
  }
  return rests;
}

interface Leaf {
  readonly key: string;
  readonly hub: string;
  /** On which side of the hub it stands. */
  readonly side: 'callers' | 'callees';
  readonly box?: string;
}

/** By hub, side and box; the worst first. */
function leavesByHub({
  graph,
  standing: { placeOf, boxOf },
  inOrder,
}: HubsAsked): ReadonlyMap<string, readonly Leaf[]> {
  const only = onlyNeighbours(graph);
  const leaves = new Map<string, Leaf[]>();
  for (const key of inOrder) {
    const found = only.get(key);
    if (!found || placeOf.get(key) !== key || placeOf.get(found.hub) !== found.hub) {
      continue;
    }
    const box = boxOf.get(key);
    const at = [found.side, box ?? '', found.hub].join('\u0001');
    const known = leaves.get(at) ?? [];
    known.push({ key, ...found, box });
    leaves.set(at, known);
  }
  return leaves;
}

/** Of each service the only one it calls or is called by; undefined where it has several, or both ways. */
function onlyNeighbours({ edges }: KeyedGraph): ReadonlyMap<string, Pick<Leaf, 'hub' | 'side'> | undefined> {
  const only = new Map<string, Pick<Leaf, 'hub' | 'side'> | undefined>();
  const meet = (key: string, hub: string, side: Leaf['side']) => {
    const known = only.get(key);
    const isFirst = !known && !only.has(key);
    if (isFirst) {
      only.set(key, { hub, side });
    } else if (known && (known.hub !== hub || known.side !== side)) {
      only.set(key, undefined);
    }
  };
  for (const { from, to } of edges) {
    if (from !== to) {
      meet(from, to, 'callers');
      meet(to, from, 'callees');
    }
  }
  return only;
}

/** A box is a key already, and stays as it is within this one. */
function keyOf({ hub, side, box }: Leaf, { nodes }: KeyedGraph): string {
  const service = nodes.get(hub)?.service;
  const name = [...(service?.namespace ? [service.namespace] : []), service?.name ?? ''].map(keyPart).join('/');
  return `more:${side}:${name}${box === undefined ? '' : `:${box}`}`;
}
