import type { Edge, ServiceGraph } from '../model/graph';
import { sameService, serviceKey, type ServiceId } from '../model/service';
import { byMarks, byText } from './byMarks';
import { failuresPerSecond } from './causes';
import type { Health } from './health';
import { callKey, joinedGraph, type KeyedEdge, type KeyedGraph } from './joinedGraph';

/** One text per edge, for maps and sets. Two services may be joined by several edges of different kinds. */
export function edgeKey(edge: Pick<Edge, 'client' | 'server' | 'kind'>): string {
  return callKey(serviceKey(edge.client), serviceKey(edge.server), edge.kind);
}

/** A graph fit for drawing: every edge's ends are nodes, every node and edge is there once. */
export interface ConnectedGraph extends ServiceGraph {
  /** Edges from a service to itself, which are left out. */
  readonly selfCalls: number;
}

/**
 * The graph with all services as nodes, called or not, and with nodes for edges' ends that had none.
 * Nodes and edges come sorted, so that the same graph looks the same in whatever order it was read.
 * Edges that come twice are one, with the figures of both.
 */
export function connectedGraph(
  graph: ServiceGraph,
  services: ReadonlyArray<{ readonly service: ServiceId }>
): ConnectedGraph {
  const { nodes, edges } = joinedGraph(graph, services);
  const others = edges.filter(({ from, to }) => from !== to);
  return {
    nodes: [...nodes.values()],
    edges: others.map(({ edge }) => edge),
    selfCalls: edges.length - others.length,
  };
}

/** Who calls a service and whom it calls, the worst edges first: most failures, then slowest, then busiest. */
export function neighboursOf(
  graph: ServiceGraph,
  service: ServiceId
): { readonly callers: readonly Edge[]; readonly callees: readonly Edge[] } {
  const others = graph.edges.filter((edge) => !sameService(edge.client, edge.server));
  return {
    callers: worstEdgesFirst(others.filter((edge) => sameService(edge.server, service))),
    callees: worstEdgesFirst(others.filter((edge) => sameService(edge.client, service))),
  };
}

/** The order of {@link worstEdgesFirst}, for a few. */
export function worstEdgeFirst(a: Edge, b: Edge): number {
  return byMarks(marksOf(a), marksOf(b)) || byText(edgeKey(a), edgeKey(b));
}

/** Edges, the worst first: most failures, then the greatest share of them, then slowest, then busiest. */
export function worstEdgesFirst(edges: readonly Edge[]): readonly Edge[] {
  if (edges.length < 2) {
    return edges;
  }
  const marked = edges.map((edge) => ({ edge, marks: marksOf(edge), key: edgeKey(edge) }));
  marked.sort((a, b) => byMarks(a.marks, b.marks) || byText(a.key, b.key));
  return marked.map(({ edge }) => edge);
}

function marksOf({ red }: Edge): readonly number[] {
  return [-(failuresPerSecond(red) ?? 0), -(red.errors ?? 0), -(red.duration?.p95 ?? 0), -(red.rate ?? 0)];
}

/**
 * Keys of the edges that are hurt themselves: what they lead to is in trouble, and their own figures show it. An edge
 * between two healthy services is never hurt, whatever lies behind it.
 */
export function hurtPath(graph: ServiceGraph, health: ReadonlyMap<string, Health>): ReadonlySet<string> {
  return new Set(hurtEdges(joinedGraph(graph, []), health).map(({ key }) => key));
}

/** As {@link hurtPath}, of a graph whose keys are known. */
export function hurtEdges(graph: KeyedGraph, health: ReadonlyMap<string, Health>): readonly KeyedEdge[] {
  const callersOf = callersOfHurt(graph, health);
  return [
    ...new Set([...hurtBy('errors', { graph, callersOf, health }), ...hurtBy('slow', { graph, callersOf, health })]),
  ];
}

/**
 * Keys of the edges hurt by one kind of trouble. Edges have no course, only figures of the whole window, so the edges
 * that lead to one service are measured against each other: hurt is what stands above the service's quiet level by at
 * least half as much as the worst of them.
 *
 *   frontend ──4 %──► recommendation (usually 0.4 %)      hurt
 *   batch    ─0.4 %─► recommendation                      not hurt: its calls do not fail more than usual
 *
 * Edges without figures are hurt where their caller is in trouble too, or where no caller is (then the way to the hurt
 * service is seen in any case); users count as in trouble.
 */
export function edgesHurtBy(by: HurtBy, graph: ServiceGraph, health: ReadonlyMap<string, Health>): ReadonlySet<string> {
  const joined = joinedGraph(graph, []);
  const callersOf = callersOfHurt(joined, health);
  return new Set(hurtBy(by, { graph: joined, callersOf, health }).map(({ key }) => key));
}

interface Hurt {
  readonly graph: KeyedGraph;
  readonly callersOf: ReadonlyMap<string, readonly KeyedEdge[]>;
  readonly health: ReadonlyMap<string, Health>;
}

function hurtBy(by: HurtBy, { graph: { nodes }, callersOf, health }: Hurt): readonly KeyedEdge[] {
  const hurt: KeyedEdge[] = [];
  for (const [server, callers] of callersOf) {
    const quiet = quietOf(health.get(server)?.reasons ?? [], by);
    if (quiet === undefined) {
      continue;
    }
    const worst = callers.reduce((most, { edge }) => Math.max(most, (figureOf(edge, by) ?? 0) - quiet), 0);
    const isTold = callers.some(({ from }) => isTroubled(health.get(from)));
    const isHurt = ({ from, edge }: KeyedEdge) => {
      const figure = figureOf(edge, by);
      return figure === undefined
        ? !isTold || nodes.get(from)?.kind === 'user' || isTroubled(health.get(from))
        : worst > 0 && figure - quiet >= worst / 2;
    };
    hurt.push(...callers.filter(isHurt));
  }
  return hurt;
}

/** The level before the trouble, 0 where that is not known; undefined where there is no such trouble. */
function quietOf(reasons: Health['reasons'], by: HurtBy): number | undefined {
  const reason = reasons.find(({ kind }) => kind === by);
  return reason && ('quiet' in reason ? (reason.quiet ?? 0) : 0);
}

/** The edges that lead to services of which something is wrong, by key of the service; without calls to oneself. */
function callersOfHurt(
  { edges }: KeyedGraph,
  health: ReadonlyMap<string, Health>
): ReadonlyMap<string, readonly KeyedEdge[]> {
  const callers = new Map<string, KeyedEdge[]>();
  health.forEach(({ reasons }, key) => reasons.length > 0 && callers.set(key, []));
  for (const edge of edges) {
    if (edge.from !== edge.to) {
      callers.get(edge.to)?.push(edge);
    }
  }
  return callers;
}

export type HurtBy = 'errors' | 'slow';

function figureOf({ red }: Edge, by: HurtBy): number | undefined {
  return by === 'errors' ? red.errors : red.duration?.p95;
}

function isTroubled(health: Health | undefined): boolean {
  return health?.level === 'failing' || health?.level === 'degraded' || health?.level === 'affected';
}
