import type { Edge, GraphNode, NodeKind, ServiceGraph } from '../model/graph';
import { sameService, serviceKey, type ServiceId } from '../model/service';
import { byMarks, byText } from './byMarks';
import { failuresPerSecond } from './causes';
import type { Health } from './health';

/** One text per edge, for maps and sets. Two services may be joined by several edges of different kinds. */
export function edgeKey(edge: Edge): string {
  return [serviceKey(edge.client), serviceKey(edge.server), edge.kind].join('\u0001');
}

/** A graph fit for drawing: every edge's ends are nodes, every node and edge is there once. */
export interface ConnectedGraph extends ServiceGraph {
  /** Edges from a service to itself, which are left out. */
  readonly selfCalls: number;
}

/**
 * The graph with all services as nodes, called or not, and with nodes for edges' ends that had none.
 * Nodes and edges come sorted, so that the same graph looks the same in whatever order it was read.
 * Of edges that come twice the first is kept.
 */
export function connectedGraph(
  graph: ServiceGraph,
  services: ReadonlyArray<{ readonly service: ServiceId }>
): ConnectedGraph {
  const others = graph.edges.filter((edge) => !sameService(edge.client, edge.server));
  const nodes = new Map<string, GraphNode>();
  const join = (service: ServiceId, kind: NodeKind) => {
    const key = serviceKey(service);
    if (!nodes.has(key)) {
      nodes.set(key, { service, kind });
    }
  };
  [...graph.nodes].sort(byKind).forEach((node) => join(node.service, node.kind));
  services.forEach(({ service }) => join(service, 'service'));
  others.forEach((edge) => {
    join(edge.client, 'service');
    join(edge.server, edge.kind === 'database' ? 'database' : 'service');
  });
  const edges = new Map([...others].reverse().map((edge) => [edgeKey(edge), edge]));
  return {
    nodes: [...nodes.values()].sort((a, b) => byText(serviceKey(a.service), serviceKey(b.service))),
    edges: [...edges.values()].sort((a, b) => byText(edgeKey(a), edgeKey(b))),
    selfCalls: graph.edges.length - others.length,
  };
}

function byKind(a: GraphNode, b: GraphNode): number {
  return byText(a.kind, b.kind);
}

/** Who calls a service and whom it calls, the worst edges first: most failures, then slowest, then busiest. */
export function neighboursOf(
  graph: ServiceGraph,
  service: ServiceId
): { readonly callers: readonly Edge[]; readonly callees: readonly Edge[] } {
  const others = graph.edges.filter((edge) => !sameService(edge.client, edge.server));
  return {
    callers: others.filter((edge) => sameService(edge.server, service)).sort(worstEdgeFirst),
    callees: others.filter((edge) => sameService(edge.client, service)).sort(worstEdgeFirst),
  };
}

function worstEdgeFirst(a: Edge, b: Edge): number {
  return byMarks(marksOf(a), marksOf(b)) || byText(edgeKey(a), edgeKey(b));
}

function marksOf({ red }: Edge): readonly number[] {
  return [-(failuresPerSecond(red) ?? 0), -(red.errors ?? 0), -(red.duration?.p95 ?? 0), -(red.rate ?? 0)];
}

/**
 * Keys of the edges that are hurt themselves: what they lead to is in trouble, and their own figures show it. An edge
 * between two healthy services is never hurt, whatever lies behind it.
 */
export function hurtPath(graph: ServiceGraph, health: ReadonlyMap<string, Health>): ReadonlySet<string> {
  return new Set([...edgesHurtBy('errors', graph, health), ...edgesHurtBy('slow', graph, health)]);
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
  const users = new Set(graph.nodes.flatMap((node) => (node.kind === 'user' ? [serviceKey(node.service)] : [])));
  const hurt = new Set<string>();
  for (const [server, { reasons }] of health) {
    const reason = reasons.find(({ kind }) => kind === by);
    if (!reason) {
      continue;
    }
    const callers = graph.edges.filter(
      (edge) => serviceKey(edge.server) === server && !sameService(edge.client, edge.server)
    );
    const quiet = 'quiet' in reason ? (reason.quiet ?? 0) : 0;
    const worst = Math.max(0, ...callers.map((edge) => (figureOf(edge, by) ?? 0) - quiet));
    const isTold = callers.some(({ client }) => isTroubled(health.get(serviceKey(client))));
    for (const edge of callers) {
      const figure = figureOf(edge, by);
      const client = serviceKey(edge.client);
      const isHurt =
        figure === undefined
          ? !isTold || users.has(client) || isTroubled(health.get(client))
          : worst > 0 && figure - quiet >= worst / 2;
      if (isHurt) {
        hurt.add(edgeKey(edge));
      }
    }
  }
  return hurt;
}

export type HurtBy = 'errors' | 'slow';

function figureOf({ red }: Edge, by: HurtBy): number | undefined {
  return by === 'errors' ? red.errors : red.duration?.p95;
}

function isTroubled(health: Health | undefined): boolean {
  return health?.level === 'failing' || health?.level === 'degraded' || health?.level === 'affected';
}
