import type { PlacedEdge, PlacedNode } from '../../analysis/graphLayout';
import { neighboursOf } from '../../analysis/topology';
import type { Edge, NodeKind, ServiceGraph } from '../../model/graph';
import type { RedSubject } from '../../model/red';
import { sameService, serviceKey, type ServiceId } from '../../model/service';
import type { OverviewView } from '../routes';

/** What the pointer or the focus is on. */
export type Looked =
  | { readonly is: 'node'; readonly node: PlacedNode }
  | { readonly is: 'edge'; readonly edge: PlacedEdge };

/** Whether a service is what the page looks at. */
export function isSelected(view: OverviewView, service: ServiceId): boolean {
  return view.selected !== undefined && sameService(view.selected, service);
}

export function isSelectedEdge(
  view: OverviewView,
  edge: { readonly client: ServiceId; readonly server: ServiceId }
): boolean {
  return (
    view.edge !== undefined && sameService(view.edge.client, edge.client) && sameService(view.edge.server, edge.server)
  );
}

/** Of what the panels tell rate, errors and duration. */
export function subjectOf({ selected, edge }: OverviewView): RedSubject {
  if (edge) {
    return { is: 'edge', ...edge };
  }
  return selected ? { is: 'service', service: selected } : { is: 'environment' };
}

export function kindOf(service: ServiceId, graph: ServiceGraph | undefined): NodeKind | undefined {
  return graph?.nodes.find((node) => sameService(node.service, service))?.kind;
}

export function edgeBetween(
  graph: ServiceGraph | undefined,
  ends: { readonly client: ServiceId; readonly server: ServiceId }
): Edge | undefined {
  return graph?.edges.find((edge) => sameService(edge.client, ends.client) && sameService(edge.server, ends.server));
}

/** Keys of the nodes that stay lit; undefined where all do. */
export function litBy(looked: Looked | undefined, graph: ServiceGraph): ReadonlySet<string> | undefined {
  if (!looked) {
    return undefined;
  }
  if (looked.is === 'edge') {
    const { client, server } = looked.edge.edge;
    return new Set([serviceKey(client), serviceKey(server)]);
  }
  const { callers, callees } = neighboursOf(graph, looked.node.service);
  return new Set([
    serviceKey(looked.node.service),
    ...callers.map((edge) => serviceKey(edge.client)),
    ...callees.map((edge) => serviceKey(edge.server)),
  ]);
}
