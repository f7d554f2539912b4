import type { Edge } from '../../model/graph';
import { serviceKey, type ServiceId } from '../../model/service';
import { byMarks, byText } from '../byMarks';
import { edgeKey } from '../topology';
import type { Difference } from './difference';
import type { MapGraph } from './mapGraph';
import type { MapChange } from './mapMarks';

/** In what a service or an edge differs, the worst first. */
export const changeKinds = ['failing', 'slower', 'gone', 'added', 'recovered', 'faster'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** The kinds of a change, the worst first: one may be slower and fail less at the same time. */
export function kindsOf(change: MapChange): readonly ChangeKind[] {
  if (change.is !== 'changed') {
    return [change.is];
  }
  const { failing, slower } = change;
  const kinds = new Set<ChangeKind>();
  if (failing) {
    kinds.add(failing.now > failing.before ? 'failing' : 'recovered');
  }
  if (slower) {
    kinds.add(slower.now > slower.before ? 'slower' : 'faster');
  }
  return changeKinds.filter((kind) => kinds.has(kind));
}

/** A service or an edge that is otherwise than before. */
export interface Differing {
  readonly key: string;
  readonly of: { readonly is: 'service'; readonly service: ServiceId } | ({ readonly is: 'edge' } & Ends);
  readonly change: MapChange;
  readonly kinds: readonly ChangeKind[];
}

type Ends = Pick<Edge, 'client' | 'server' | 'kind'>;

/** All that differs, the worst first: by kind, then by how much, then by name. */
export function differingOf({ known, changes }: Difference): readonly Differing[] {
  const found: Differing[] = [];
  const taken = new Set<string>();
  const take = (key: string, of: Differing['of']) => {
    const change = changes.get(key);
    if (change && !taken.has(key)) {
      taken.add(key);
      found.push({ key, of, change, kinds: kindsOf(change) });
    }
  };
  const takeService = (service: ServiceId) => take(serviceKey(service), { is: 'service', service });
  known.services.forEach(({ service }) => takeService(service));
  known.graph.nodes.forEach(({ service }) => takeService(service));
  known.graph.edges.forEach(({ client, server, kind }) => {
    takeService(client);
    takeService(server);
    take(edgeKey({ client, server, kind }), { is: 'edge', client, server, kind });
  });
  return found.sort((a, b) => byMarks(marksOf(a.change), marksOf(b.change)) || byText(a.key, b.key));
}

/** Smaller is worse. */
function marksOf(change: MapChange): readonly number[] {
  const [worst = 'faster'] = kindsOf(change);
  const rank = changeKinds.indexOf(worst);
  if (change.is !== 'changed') {
    return [rank, 0, 0];
  }
  const { failing, slower } = change;
  const points = failing ? Math.abs(failing.now - failing.before) : 0;
  const times = slower ? Math.max(slower.now, slower.before) / Math.max(1e-9, Math.min(slower.now, slower.before)) : 0;
  return worst === 'failing' || worst === 'recovered' ? [rank, -points, -times] : [rank, -times, -points];
}

/**
 * What a map shows of changes, by the keys of its places and links. A group, and a link that stands for several edges,
 * carries the worst change of all that is in it, as its level is that of its worst member.
 */
export function changesOnMap(map: MapGraph, changes: ReadonlyMap<string, MapChange>): ReadonlyMap<string, MapChange> {
  const onMap = new Map<string, MapChange>();
  const write = (key: string, parts: readonly string[]) => {
    const worst = worstOf(parts.flatMap((part) => changes.get(part) ?? []));
    if (worst) {
      onMap.set(key, worst);
    }
  };
  for (const place of map.places) {
    write(place.key, place.is === 'service' ? [place.key] : place.members.map(serviceKey));
  }
  for (const link of map.links) {
    write(link.key, link.edges.map(edgeKey));
  }
  return onMap;
}

function worstOf(changes: readonly MapChange[]): MapChange | undefined {
  return changes.reduce<MapChange | undefined>(
    (worst, change) => (worst && byMarks(marksOf(worst), marksOf(change)) <= 0 ? worst : change),
    undefined
  );
}
