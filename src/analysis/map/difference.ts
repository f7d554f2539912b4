import type { ServiceGraph } from '../../model/graph';
import type { ServiceRed } from '../../model/red';
import { emptySeries } from '../../model/series';
import { serviceKey, type ServiceId } from '../../model/service';
import type { Ms } from '../../model/units';
import type { Health } from '../health';
import { edgeKey } from '../topology';
import { changedFigures, type Pair } from './differenceFigures';
import type { MapKnown } from './mapGraph';
import type { MapChange } from './mapMarks';

/** One side of a comparison. */
export interface Compared {
  readonly known: MapKnown;
  /** How long the window is that the figures are of. */
  readonly over: Ms;
  /** Whether it could be told who calls whom. Where it could not, calls are not compared: unknown is not gone. */
  readonly calls: 'known' | 'unknown';
}

/** What is otherwise than before, on a map that has the places and edges of both sides. */
export interface Difference {
  /** As now, and what is gone, which has no figures any more. */
  readonly known: MapKnown;
  /** By `serviceKey` and `edgeKey`. What is as before is not in it. */
  readonly changes: ReadonlyMap<string, MapChange>;
}

/**
 * What was added since, what is gone, and what is slower, faster, or fails more or less than before. Services are the
 * same by name and namespace, edges by their ends and kind; so two environments compare as two times do. What
 * counts as a change of figures stands in differenceFigures.ts.
 *
 * "Gone" is what nothing was seen of: wrong of services that are asked so seldom that a window may miss them.
 */
export function differenceOf(now: Compared, before: Compared): Difference {
  const withCalls = now.calls === 'known' && before.calls === 'known';
  const [places, olderPlaces] = [placesOf(now.known, withCalls), placesOf(before.known, withCalls)];
  const changes = new Map<string, MapChange>([
    ...presence(places, olderPlaces),
    ...changedFigures(pairsOf(redOfServices(now.known), redOfServices(before.known)), lengths(now, before)),
  ]);
  if (!withCalls) {
    return { known: withGone(now.known, before.known, { nodes: [], edges: [] }), changes };
  }
  const [edges, olderEdges] = [redOfEdges(now.known), redOfEdges(before.known)];
  for (const [key, change] of presence(edges, olderEdges)) {
    changes.set(key, change);
  }
  for (const [key, change] of changedFigures(pairsOf(edges, olderEdges), lengths(now, before))) {
    changes.set(key, change);
  }
  return { known: withGone(now.known, before.known, before.known.graph), changes };
}

function lengths(now: Compared, before: Compared) {
  return { now: now.over, before: before.over };
}

/** All that stands on a map; without calls only what was measured itself. */
function placesOf({ services, graph }: MapKnown, withCalls: boolean): ReadonlyMap<string, unknown> {
  const named: ServiceId[] = services.map(({ service }) => service);
  if (withCalls) {
    graph.nodes.forEach(({ service }) => named.push(service));
    graph.edges.forEach(({ client, server }) => named.push(client, server));
  }
  return new Map(named.map((service) => [serviceKey(service), service]));
}

function presence(now: ReadonlyMap<string, unknown>, before: ReadonlyMap<string, unknown>): Map<string, MapChange> {
  const changes = new Map<string, MapChange>();
  for (const key of now.keys()) {
    if (!before.has(key)) {
      changes.set(key, { is: 'added' });
    }
  }
  for (const key of before.keys()) {
    if (!now.has(key)) {
      changes.set(key, { is: 'gone' });
    }
  }
  return changes;
}

type Figures = ReadonlyMap<string, ServiceRed['red']>;

function redOfServices({ services }: MapKnown): Figures {
  return new Map(services.map(({ service, red }) => [serviceKey(service), red]));
}

/** Of edges that come twice the first, as on the map. */
function redOfEdges({ graph }: MapKnown): Figures {
  return new Map([...graph.edges].reverse().map((edge) => [edgeKey(edge), edge.red]));
}

/** Sorted, so that what comes of them does not depend on the order in which they were read. */
function pairsOf(now: Figures, before: Figures): readonly Pair[] {
  return [...now.keys()].sort().flatMap((key) => {
    const [is, was] = [now.get(key), before.get(key)];
    return is && was ? [{ key, now: is, before: was }] : [];
  });
}

/** `now` with what only `before` had. Gone is without figures: those of before would be read as those of now. */
function withGone(now: MapKnown, before: MapKnown, older: ServiceGraph): MapKnown {
  const nodes = new Set(now.graph.nodes.map(({ service }) => serviceKey(service)));
  const edges = new Set(now.graph.edges.map(edgeKey));
  const services = new Set(now.services.map(({ service }) => serviceKey(service)));
  const gone = before.services.filter(({ service }) => !services.has(serviceKey(service)));
  return {
    ...now,
    services: [...now.services, ...gone.map(({ service }) => ({ service, red: {}, course: noCourse }))],
    graph: {
      nodes: [...now.graph.nodes, ...older.nodes.filter(({ service }) => !nodes.has(serviceKey(service)))],
      edges: [
        ...now.graph.edges,
        ...older.edges.filter((edge) => !edges.has(edgeKey(edge))).map((edge) => ({ ...edge, red: {} })),
      ],
    },
    health: new Map([...gone.map(({ service }) => [serviceKey(service), noTraffic] as const), ...now.health]),
    ...labelsOf(now, before),
  };
}

const noCourse: ServiceRed['course'] = { rate: emptySeries, errors: emptySeries, p95: emptySeries };
const noTraffic: Health = { level: 'no-data', reasons: [{ kind: 'no-traffic' }] };

function labelsOf(now: MapKnown, before: MapKnown): Pick<MapKnown, 'labels'> {
  return now.labels || before.labels ? { labels: new Map([...(before.labels ?? []), ...(now.labels ?? [])]) } : {};
}
